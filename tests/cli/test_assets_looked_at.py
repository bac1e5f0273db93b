"""`omnicat assets list`, `show`, `unused` and `duplicates`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.picture_shop import write_picture_shop
from tests.pipeline.shop import change, put

NOW = ("--now", "2026-08-01")


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed by a test."""
    return write_picture_shop(tmp_path_factory.mktemp("library"))


def paths(said: str) -> list[str]:
    return [each["path"] for each in json.loads(said)["assets"]]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("front",), ["mug/front.jpg", "tee/front.jpg"]),
        (("TEE", "studio"), ["tee/front.jpg"]),
        (("--tag", "summer"), ["tee/front.jpg"]),
        (("--status", "draft"), ["tee/old.png"]),
        (("--role", "gallery"), ["tee/back.jpg", "tee/detail.jpg"]),
        (("--unused",), ["copies/one.jpg", "copies/two.jpg", "tee/old.png"]),
        (("--expiring", "30d"), []),
        (("--expiring", "31d"), ["tee/old.png"]),
        (("--select", "expires"), ["tee/old.png"]),
        (("--missing-alt", "front"), ["mug/front.jpg"]),
        (("--kind", "video"), []),
        (("--select", "width < 1000 and status == 'draft'"), ["tee/old.png"]),
        (("--select", "used and 'main' in roles and folder == 'tee'"), ["tee/front.jpg", "tee/navy.jpg"]),
        (("--select", "'asset/duplicate-content' in rules"), ["copies/two.jpg", "mug/front.jpg"]),
        (("--select", "alt['de-DE'] == 'Ein blaues T-Shirt'"), ["tee/front.jpg"]),
    ],
)
def test_originals_are_found(library: Path, run: Run, arguments: tuple[str, ...], found: list[str]) -> None:
    said = run(library, "assets", "list", *arguments, *NOW, "--json")
    assert (said.code, said.err) == (0, "")
    assert paths(said.out) == found


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--select", "widht < 3"), "did you mean 'width'?"),
        (("--select", "width <"), "write an expression such as"),
        (("--select", "tags < 3"), "see what is known with"),
        (("--kind", "vidoe"), "did you mean 'video'?"),
        (("--role", "mian"), "did you mean 'main'?"),
        (("--status", "aproved"), "did you mean 'approved'?"),
        (("--tag", "sumer"), "did you mean 'summer'?"),
        (("--expiring", "soon"), "write it as 90d"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(
    library: Path, run: Run, arguments: tuple[str, ...], hint: str
) -> None:
    said = run(library, "assets", "list", *arguments, *NOW)
    assert (said.code, said.out) == (2, "")
    assert f"hint: {hint}" in said.err


def test_a_line_tells_what_one_wants_to_know(library: Path, run: Run) -> None:
    head, *lines = run(library, "assets", "list", "tee", *NOW).out.splitlines()
    assert head.split() == ["Path", "Kind", "Pixels", "Size", "Status", "Rights", "Used", "by", "Findings"]
    old = next(line for line in lines if line.startswith("tee/old.png"))
    assert old.split()[1:3] == ["png", "400×300"]
    assert " draft     until 2026-09-01 " in old


def test_nothing_found_is_no_failure(library: Path, run: Run) -> None:
    said = run(library, "assets", "list", "sofa", *NOW)
    assert (said.code, said.out, said.err) == (0, "", "no originals match\n")


@pytest.mark.parametrize(
    "name", ["tee/front.jpg", "assets/tee/front.jpg", "./assets/tee/front.jpg", "tee/front.jpg.yaml"]
)
def test_an_original_is_named_in_any_way(library: Path, run: Run, name: str) -> None:
    said = run(library, "assets", "show", name, *NOW, "--json")
    assert json.loads(said.out)["asset"]["path"] == "tee/front.jpg"


def test_an_original_is_named_from_the_folder_one_is_in(library: Path, run: Run) -> None:
    assert run(library / "assets/tee", "assets", "show", "../mug/front.jpg", *NOW).out.startswith("mug/front.jpg\n")


def test_a_file_name_that_several_have_is_not_guessed(library: Path, run: Run) -> None:
    said = run(library, "assets", "show", "front.jpg", *NOW)
    assert said.code == 2
    assert said.err == "error: 2 originals are called 'front.jpg'\nhint: name one: mug/front.jpg, tee/front.jpg\n"


def test_an_original_that_is_not_there_has_a_nearest(library: Path, run: Run) -> None:
    said = run(library, "assets", "show", "tee/frond.jpg", *NOW)
    assert (said.code, said.err) == (
        2,
        "error: no original 'tee/frond.jpg' in assets/\nhint: did you mean 'tee/front.jpg'?\n",
    )


def test_all_of_an_original_is_shown(library: Path, run: Run) -> None:
    said = run(library, "assets", "show", "tee/front.jpg", *NOW).out
    for line in (
        "jpeg · 1100×1100 · ",
        "assets/tee/front.jpg.yaml",
        "  alt    de-DE  Ein blaues T-Shirt",
        "  TEE-HARBOR  main    catalog/products/tee.yaml:22:9",
        "  google-us  images/TEE-HARBOR-main-",
        "not made yet",
    ):
        assert line in said


def test_renditions_that_are_made_have_a_size(tmp_path: Path, run: Run) -> None:
    shop = write_picture_shop(tmp_path)
    run(shop, "images", "google-us", *NOW)
    lines = json.loads(run(shop, "assets", "show", "tee/front.jpg", *NOW, "--json").out)["asset"]["renditions"]
    made = {line["channel"]: line for line in lines}
    assert made["google-us"]["is_made"]
    assert made["google-us"]["size"] > 1000
    assert not made["website"]["is_made"]
    assert made["website"]["width"] == 1100


def test_a_broken_original_is_listed_with_what_is_wrong(tmp_path: Path, run: Run) -> None:
    shop = write_picture_shop(tmp_path)
    (shop / "assets/tee/old.png").write_bytes(b"no picture \x1b[31m")
    row = json.loads(run(shop, "assets", "list", "old", *NOW, "--json").out)["assets"][0]
    assert row["is_broken"]
    assert row["findings"] >= 1
    assert "unreadable" in run(shop, "assets", "show", "tee/old.png", *NOW).out


def test_a_name_with_control_characters_does_no_harm(tmp_path: Path, run: Run) -> None:
    shop = write_picture_shop(tmp_path)
    (shop / "assets/tee/a\x1b[31m[bold]\nb.jpg").write_bytes(b"x")
    said = run(shop, "assets", "list", "bold", *NOW).out
    assert "\x1b" not in said
    assert len(said.splitlines()) == 2


def test_unused_originals_are_told_with_what_they_take(library: Path, run: Run) -> None:
    said = run(library, "assets", "unused")
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()[1:4]] == [
        "copies/one.jpg",
        "copies/two.jpg",
        "tee/old.png",
    ]
    assert "3 originals, " in said.out


def test_a_product_that_cannot_be_read_may_use_any(tmp_path: Path, run: Run) -> None:
    shop = write_picture_shop(tmp_path)
    put(shop, "catalog/products/mug.yaml", "sku: [")
    assert "1 product file can't be read and may use some of them" in run(shop, "assets", "unused").out


def test_copies_are_told_with_who_uses_them(library: Path, run: Run) -> None:
    said = json.loads(run(library, "assets", "duplicates", "--json").out)["duplicates"]
    (copies,) = said["copies"]
    assert [each["path"] for each in copies["originals"]] == ["mug/front.jpg", "copies/one.jpg", "copies/two.jpg"]
    assert copies["originals"][0]["products"] == ["MUG-ENAMEL"]
    assert said["saved"] == 2 * copies["size"]


def test_a_library_before_the_first_product(tmp_path: Path, run: Run) -> None:
    shop = write_picture_shop(tmp_path)
    for path in (shop / "catalog/products").iterdir():
        path.unlink()
    assert len(paths(run(shop, "assets", "list", "--json").out)) == 8
    assert "used by no product" in run(shop, "assets", "unused").out
    assert "no product" in run(shop, "assets", "show", "tee/front.jpg").out


def test_a_catalog_without_usable_settings_says_so(tmp_path: Path, run: Run) -> None:
    shop = write_picture_shop(tmp_path)
    change(shop, "catalog/catalog.yaml", "locales: [en-US, de-DE]\n", "locales: 5\n")
    assert "'catalog/catalog.yaml' can't be used" in run(shop, "assets", "list").err
