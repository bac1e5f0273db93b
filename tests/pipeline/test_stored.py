"""A build after a small change looks at the pictures of all other products once, and leaves what one from nothing does."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from omnicat.cache import stretches
from omnicat.pipeline import open_catalog
from omnicat.pipeline.gathering import Options, gather
from omnicat.pipeline.linting import Terms, judge
from omnicat.pipeline.picturing import picture
from omnicat.pipeline.remembered import Results
from tests.benchmarks.made_up_products import Kind
from tests.benchmarks.made_up_shop import LOCALES, ONE_FEED, SPECS, Shape, write_shop
from tests.images.pictures import photo, saved
from tests.often import some
from tests.pipeline.shop import TODAY, built, change, digests, from_nothing, put

COUNT = 12
ONE, OTHER = "catalog/products/0000/tee-0000003.yaml", "catalog/products/0000/tee-0000008.yaml"
SMALL = "renditions: {main: {width: 250, height: 250, fit: pad, widths: [100]}, gallery: {width: 250, height: 250}}\n"
PICTURED = Shape(
    "pictured",
    tuple((f"{name}-en", SPECS[name] + LOCALES["en"] + ONE_FEED[name] + SMALL) for name in ("google", "website")),
    Kind(photos=4),
    side=260,
)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A shop in which three products share each photo, built; every two products or so are a stretch."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "USUAL", 2)
        root = tmp_path_factory.mktemp("untouched") / "shop"
        write_shop(root, COUNT, PICTURED)
        assert built(root).made > 0
        yield root


@pytest.fixture
def shop(untouched: Path, tmp_path: Path) -> Path:
    """The same shop, to be changed. Its files were written anew: one run finds out that they are the same."""
    root = Path(shutil.copytree(untouched, tmp_path / "shop"))
    built(root)
    return root


@pytest.fixture
def read(shop: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The product files whose results are read, for their pictures or for writing them."""
    paths: list[str] = []
    usual = Results._columns
    files = sorted(path.relative_to(shop).as_posix() for path in (shop / "catalog/products").rglob("*.yaml"))

    def columns(results: Results, *names: str, stretch: stretches.Stretch | None = None) -> object:
        if "parts" in names:
            paths.extend(files if stretch is None else files[stretch.first - 1 : stretch.last])
        return usual(results, *names, stretch=stretch)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(Results, "_columns", columns)
    return paths


def renditions(root: Path) -> list[Path]:
    return sorted((root / ".omnicat/renditions").rglob("*.jpg"))


def edit_one(root: Path) -> None:
    change(root, ONE, "brand: Harbor & Pine", "brand: Harbor")


def break_one(root: Path) -> None:
    change(root, ONE, "family: tee", "family: sock")


def break_one_in_a_channel(root: Path) -> None:
    change(root, ONE, 'gtin: "', 'gtin: "1')


def repeat_a_gtin(root: Path) -> None:
    change(root, ONE, "9520000000097", "9520000000240")


def repeat_a_sku(root: Path) -> None:
    change(root, ONE, "TEE-0000003", "TEE-0000008")


def remove_one(root: Path) -> None:
    (root / ONE).unlink()


def take_the_picture_of_one(root: Path) -> None:
    text = (root / ONE).read_text()
    put(root, ONE, text.partition("assets:")[0])


def show_another_picture(root: Path) -> None:
    change(root, ONE, "photo-3.jpg", "photo-1.jpg")


def show_another_picture_beside(root: Path) -> None:
    change(root, ONE, "main: photo-3.jpg", "main: photo-3.jpg\n  gallery: [photo-1.jpg]")


def replace_a_photo(root: Path) -> None:
    (root / "assets/photo-1.jpg").write_bytes(saved(photo(300, 300), "JPEG"))


def break_a_photo(root: Path) -> None:
    path = root / "assets/photo-1.jpg"
    path.write_bytes(path.read_bytes()[:2000])


def lose_a_photo(root: Path) -> None:
    (root / "assets/photo-1.jpg").unlink()


def lose_a_rendition(root: Path) -> None:
    renditions(root)[0].unlink()
    edit_one(root)


def cut_a_rendition(root: Path) -> None:
    path = renditions(root)[0]
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[:-10])
    edit_one(root)


def lose_all_renditions(root: Path) -> None:
    shutil.rmtree(root / ".omnicat/renditions")
    edit_one(root)


def lose_what_is_built(root: Path) -> None:
    shutil.rmtree(root / "dist")


def lose_a_picture_that_is_built(root: Path) -> None:
    next((root / "dist/google-en/images").iterdir()).unlink()
    edit_one(root)


def spoil_what_waits_for_the_next_build(root: Path) -> None:
    for path in (root / ".omnicat/staging").rglob("*.jpg"):
        path.unlink()
        path.write_bytes(b"spoilt")
    edit_one(root)


def ask_for_another_size(root: Path) -> None:
    change(root, "channel_profiles/website-en.yaml", "[100]", "[120]")


EDITS = (
    edit_one,
    break_one,
    break_one_in_a_channel,
    repeat_a_gtin,
    repeat_a_sku,
    remove_one,
    take_the_picture_of_one,
    show_another_picture,
    show_another_picture_beside,
    replace_a_photo,
    break_a_photo,
    lose_a_photo,
    lose_a_rendition,
    cut_a_rendition,
    lose_all_renditions,
    lose_what_is_built,
    lose_a_picture_that_is_built,
    spoil_what_waits_for_the_next_build,
    ask_for_another_size,
)


@pytest.mark.parametrize("edit", some(EDITS, 10), ids=lambda each: each.__name__)
def test_what_is_built_is_what_a_build_from_nothing_leaves(shop: Path, edit: Callable[[Path], None]) -> None:
    edit(shop)
    built(shop)
    assert digests(shop) == from_nothing(shop)
    change(shop, OTHER, "brand: Harbor & Pine", "brand: Pine")
    built(shop)
    assert digests(shop) == from_nothing(shop)


@pytest.mark.parametrize("edit", [break_one, repeat_a_gtin, repeat_a_sku, lose_a_photo], ids=lambda each: each.__name__)
def test_what_was_left_out_comes_back(shop: Path, edit: Callable[[Path], None]) -> None:
    before = digests(shop)
    there = {path: (shop / path).read_bytes() for path in (ONE, "assets/photo-1.jpg")}
    edit(shop)
    built(shop)
    for path, content in there.items():
        (shop / path).write_bytes(content)
    built(shop)
    assert digests(shop) == before


def test_only_what_is_near_a_change_is_read(shop: Path, read: list[str]) -> None:
    edit_one(shop)
    done = built(shop)
    assert ONE in read
    assert len(set(read)) < COUNT
    assert (done.made, done.reused) == (0, 4 * 4)


def test_what_is_left_out_is_read_each_time_and_what_is_not_near_it_is_not(shop: Path, read: list[str]) -> None:
    break_one(shop)
    built(shop)
    read.clear()
    change(shop, OTHER, "brand: Harbor & Pine", "brand: Pine")
    built(shop)
    assert {ONE, OTHER} <= set(read)
    assert len(set(read)) < COUNT


def test_the_command_for_images_alone_reads_only_what_is_near_a_change(shop: Path, read: list[str]) -> None:
    edit_one(shop)
    gathered = gather(open_catalog(shop), Options(TODAY))
    pictured = picture(gathered, judge(gathered, Terms()))
    assert len(set(read)) < COUNT
    assert [each.kept for each in pictured.channels] == [each.needed for each in pictured.channels]
    assert pictured.shown == {f"photo-{number}.jpg": 4 for number in range(4)}
