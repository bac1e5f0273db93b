"""What a run does is what changed: files parsed, products shown in a channel, feeds rendered, rows read, images made."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from omnicat.pipeline.memory import Counted
from tests.often import some
from tests.pipeline.edits import (
    BOARD,
    BOARD_PROFILE,
    CARD,
    CATEGORIES,
    FACTS,
    GERMAN,
    GOOGLE,
    MUG_FILE,
    POSTER_FAMILY,
    RECORD,
    SET,
    SETTINGS,
    SPEC,
    STOCK,
    TEE,
    TEE_FAMILY,
    TEXTS,
    change,
)
from tests.pipeline.edits_run import Run, look, restore, run, snapshot
from tests.pipeline.edits_shop import TEXT_BY_PATH, picture, put, write_shop

NOTHING = Counted()
PRODUCTS, CHANNELS, FEEDS = 6, 5, 10
"""Feeds of all channels together: two of each Google and of the website, three of the board, one of the others."""

Change = Callable[[Path], object]


@pytest.fixture(scope="module")
def warmed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    root = write_shop(tmp_path_factory.mktemp("shop"))
    return root, run(root)


@pytest.fixture
def shop(warmed: tuple[Path, Run], tmp_path: Path) -> Path:
    """The shop, built, to be changed at will."""
    return Path(shutil.copytree(warmed[0], tmp_path / "shop"))


def test_the_first_build_does_everything_once(warmed: tuple[Path, Run]) -> None:
    first = warmed[1]
    assert first.counted == Counted(PRODUCTS, PRODUCTS * CHANNELS, PRODUCTS * FEEDS, PRODUCTS)
    assert first.made > 0


def test_a_second_build_does_nothing(shop: Path) -> None:
    again = run(shop)
    assert (again.counted, again.made) == (NOTHING, 0)


def test_a_look_after_a_build_does_nothing(shop: Path) -> None:
    assert look(shop).counted == NOTHING


def test_a_build_after_a_look_renders_and_need_not_look_at_the_whole(tmp_path: Path) -> None:
    root = write_shop(tmp_path)
    assert look(root).counted == Counted(PRODUCTS, PRODUCTS * CHANNELS, 0, PRODUCTS)
    assert run(root).counted == Counted(PRODUCTS, PRODUCTS * CHANNELS, PRODUCTS * FEEDS, 0)
    assert look(root).counted == NOTHING


def test_a_channel_alone_is_worked_on_alone(tmp_path: Path) -> None:
    root = write_shop(tmp_path)
    assert run(root, channels=("board",)).counted == Counted(PRODUCTS, PRODUCTS, PRODUCTS * 3, PRODUCTS)
    assert run(root, channels=("board",)).counted == NOTHING
    others = CHANNELS - 1, FEEDS - 3
    assert run(root).counted == Counted(PRODUCTS, PRODUCTS * others[0], PRODUCTS * others[1], 0)
    assert run(root, channels=("board",)).counted == NOTHING


def _change(path: str, old: str, new: str) -> Change:
    return lambda root: change(root, path, old, new)


def _new(path: str, content: bytes) -> Change:
    return lambda root: put(root, path, content)


ONE = Counted(1, CHANNELS, FEEDS, PRODUCTS)
"""One product made anew."""

ALONE = Counted(1, CHANNELS, FEEDS, 0)
"""The same, and nothing of it bears on others."""

CASES: dict[str, tuple[Change, Counted]] = {
    "a product": (_change(TEE, "categories: [apparel/tees]", "categories: [apparel/tees, gifts]"), ONE),
    "a product in what no other is compared with": (_change(TEE, "Harbor tee", "Harbour tee"), ALONE),
    "a product by a comment": (_change(TEE, "sku: TEE\n", "sku: TEE # here\n"), ALONE),
    "two products": (
        lambda root: (
            _change(TEE, "status: active", "status: draft")(root),
            _change(SET, "status: active", "status: draft")(root),
        ),
        Counted(2, 2 * CHANNELS, 2 * FEEDS, PRODUCTS),
    ),
    "one more product": (
        _new("catalog/products/new.yaml", b"sku: NEW\nfamily: mug\n"),
        Counted(1, CHANNELS, FEEDS, PRODUCTS + 1),
    ),
    "a product less": (lambda root: (root / SET).unlink(), Counted(rows=PRODUCTS - 1)),
    "a product moved": (lambda root: (root / TEE).rename(root / "catalog/products/home/tee.yaml"), ONE),
    "a product touched": (lambda root: put(root, TEE, TEXT_BY_PATH[TEE].encode()), NOTHING),
    "a two-way link": (
        _change(MUG_FILE, "assets: {main", "associations: {similar: [SET]}\nassets: {main"),
        Counted(2, 2 * CHANNELS, 2 * FEEDS, PRODUCTS),
    ),
    "an asset that nothing names": (_new("assets/new.png", picture(50)), Counted(rows=PRODUCTS)),
    "an asset that one product names": (_new("assets/tee/front.png", picture(51)), ONE),
    "an asset that two products name": (
        _new("assets/mug/front.png", picture(52)),
        Counted(2, 2 * CHANNELS, 2 * FEEDS, PRODUCTS),
    ),
    "what is said of an asset": (_change(RECORD, "A tee", "One tee"), ONE),
    "the stock of one SKU": (_change(STOCK, "warehouse,4,", "warehouse,0,"), ONE),
    "the stock of one that two link to": (
        _change(STOCK, "warehouse,9,", "warehouse,1,"),
        Counted(3, 3 * CHANNELS, 3 * FEEDS, PRODUCTS),
    ),
    "the stock of one that is not there": (
        _change(STOCK, "GHOST,warehouse,1", "GHOST,warehouse,2"),
        Counted(rows=PRODUCTS),
    ),
    "the order of the stock": (
        lambda root: put(root, STOCK, _stock_turned()),
        Counted(rows=PRODUCTS),
    ),
    "a family of two": (
        _change(TEE_FAMILY, "en-US: Tees", "en-US: T-shirts"),
        Counted(2, 2 * CHANNELS, 2 * FEEDS, PRODUCTS),
    ),
    "a family of one": (_change(POSTER_FAMILY, "Posters", "Prints"), ONE),
    "a comment in a family": (_change(TEE_FAMILY, "label:", "# tees\nlabel:"), NOTHING),
    "a comment above a family": (_change(TEE_FAMILY, "family:", "# tees\nfamily:"), Counted(rows=PRODUCTS)),
    "a category of two": (
        _change(CATEGORIES, "en-US: Apparel", "en-US: Clothes"),
        Counted(2, 2 * CHANNELS, 2 * FEEDS, PRODUCTS),
    ),
    "a category of one": (_change(CATEGORIES, "google: 212", "google: 213"), ONE),
    "a category that nothing is in": (_change(CATEGORIES, "en-US: Hidden", "en-US: Secret"), Counted(rows=PRODUCTS)),
    "a template": (_change(BOARD, "<item>", "<item >"), Counted(PRODUCTS, PRODUCTS, PRODUCTS, 0)),
    "a template of the products": (_change(CARD, "<item>", "<item >"), Counted(PRODUCTS, PRODUCTS, PRODUCTS, 0)),
    "a profile": (
        _change(GERMAN, "country: DE\n", "country: DE\nfields: {custom_label_1: brand}\n"),
        Counted(PRODUCTS, PRODUCTS, PRODUCTS * 2, PRODUCTS),
    ),
    "a profile that another extends": (
        _change(GOOGLE, "6.90 USD", "7.90 USD"),
        Counted(PRODUCTS, 2 * PRODUCTS, PRODUCTS * 4, PRODUCTS),
    ),
    "one feed of a profile": (
        _change(BOARD_PROFILE, "columns: [title, price]", "columns: [title]"),
        Counted(PRODUCTS, PRODUCTS, PRODUCTS * 3, PRODUCTS),
    ),
    "a profile less": (lambda root: (root / GERMAN).unlink(), Counted(PRODUCTS, PRODUCTS * 4, PRODUCTS * 8, PRODUCTS)),
    "a spec of the shop": (
        _change(SPEC, "dunkelblau", "blau"),
        Counted(PRODUCTS, PRODUCTS, PRODUCTS * 3, PRODUCTS),
    ),
    "the settings": (
        _change(SETTINGS, "https://cdn.", "https://img."),
        Counted(PRODUCTS, PRODUCTS * CHANNELS, PRODUCTS * FEEDS, PRODUCTS),
    ),
    "an attribute that nothing has": (
        _change(TEXTS, "slug:", "novelty: {type: text}\nslug:"),
        Counted(rows=PRODUCTS),
    ),
    "an attribute of one family": (
        _change(FACTS, "to: product}", "to: product, label: Refill}"),
        Counted(3, 0, 0, PRODUCTS),
    ),
    "an attribute that a channel shows": (
        _change(TEXTS, "story_url: {type: url}", "story_url: {type: url, label: Story}"),
        Counted(3, 0, 0, PRODUCTS),
    ),
    "an attribute by a comment": (_change(TEXTS, "slug:", "# when\nslug:"), NOTHING),
}


def _stock_turned() -> bytes:
    head, *rows = TEXT_BY_PATH[STOCK].splitlines(keepends=True)
    return "".join((head, *reversed(rows))).encode()


@pytest.mark.parametrize("name", some([*CASES], 12))
def test_a_change_costs_what_hangs_on_it(name: str, shop: Path) -> None:
    (edit, counted), before, first = CASES[name], snapshot(shop), run(shop)
    edit(shop)
    assert run(shop).counted == counted
    assert run(shop).counted == NOTHING
    restore(shop, before)
    assert run(shop) == first


@pytest.mark.parametrize(
    ("today", "counted"),
    [
        (date(2026, 8, 2), NOTHING),
        (date(2026, 9, 15), Counted(PRODUCTS, PRODUCTS, PRODUCTS * 3, PRODUCTS)),
        (date(2026, 12, 1), Counted(PRODUCTS, PRODUCTS * 3, PRODUCTS * 7, PRODUCTS)),
    ],
    ids=["no rule begins", "one comes near", "one begins and others come near"],
)
def test_a_day_costs_what_its_rules_bear_on(today: date, counted: Counted, shop: Path) -> None:
    assert run(shop, today).counted == counted
    assert run(shop).counted == NOTHING


def test_only_new_images_are_made(shop: Path) -> None:
    put(shop, "assets/tee/detail.png", picture(60))
    assert run(shop).made == 3
    assert run(shop).made == 0
