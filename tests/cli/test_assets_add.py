"""`omnicat assets add`: files of an inbox find their products by their names."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from omnicat.importers import applying
from tests.cli.conftest import Run, Said
from tests.cli.picture_shop import write_picture_shop
from tests.docs.reader import ROOT
from tests.images.pictures import photo, saved
from tests.pipeline.shop import change, put

TEE, MUG = "catalog/products/tee.yaml", "catalog/products/mug.yaml"


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed by a test."""
    return write_picture_shop(tmp_path_factory.mktemp("untouched"))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return write_picture_shop(tmp_path / "shop")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def fill(inbox: Path, *names: str) -> None:
    """Pictures under those names, each another."""
    for number, name in enumerate(names):
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        kind = {"png": "PNG", "webp": "WEBP"}.get(name.rpartition(".")[2].lower(), "JPEG")
        (inbox / name).write_bytes(saved(photo(200 + number, 100 + len(list(inbox.rglob("*")))), kind))


def account(said: Said) -> dict[str, Any]:
    found = json.loads(said.out)["inbox"]
    assert isinstance(found, dict)
    return found


def everything(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".omnicat" not in path.parts
    }


@pytest.mark.parametrize(
    ("name", "skus", "role", "path"),
    [
        ("TEE-HARBOR_side.jpg", ["TEE-HARBOR"], "gallery", "tee/side.jpg"),
        ("tee harbor 3.jpg", ["TEE-HARBOR"], "gallery", "tee/3.jpg"),
        ("teeharbor-3.JPEG", ["TEE-HARBOR"], "gallery", "tee/3.jpeg"),
        ("tee-harbor-swatch.png", ["TEE-HARBOR"], "swatch", "tee/swatch.png"),
        ("tee_harbor_nvy_s_2.jpg", ["TEE-HARBOR-NVY-S"], "gallery", "tee/2.jpg"),
        ("tee-harbor navy back.jpg", ["TEE-HARBOR-NVY-S"], "gallery", "tee/navy-back.jpg"),
        ("tee-harbor-red.jpg", ["TEE-HARBOR-RED-M"], "main", "tee/red.jpg"),
        ("Tee-Harbor rot.jpg", ["TEE-HARBOR-RED-M"], "main", "tee/rot.jpg"),
        ("9521234543220.jpg", ["TEE-HARBOR-RED-M"], "main", "tee/main.jpg"),
        ("09521234543220_2.jpg", ["TEE-HARBOR-RED-M"], "gallery", "tee/2.jpg"),
        ("Enamel Mug (detail).webp", ["MUG-ENAMEL"], "gallery", "mug/detail.webp"),
        ("ENAMELMUG-back.jpg", ["MUG-ENAMEL"], "gallery", "mug/back.jpg"),
        ("Emaillebecher-Rückseite.jpg", ["MUG-ENAMEL"], "gallery", "mug/ruckseite.jpg"),
        ("mug-enamel/DSC_0042.jpg", ["MUG-ENAMEL"], "gallery", "mug/dsc-0042.jpg"),
        ("tee-harbor/red/1.jpg", ["TEE-HARBOR"], "gallery", "tee/1.jpg"),
        ("mug-enamel-manual.pdf", ["MUG-ENAMEL"], "manual", "mug/manual.pdf"),
        ("mug-enamel.mp4", ["MUG-ENAMEL"], "video", "mug/video.mp4"),
        ("mug-enamel-front.jpg", ["MUG-ENAMEL"], "gallery", "mug/front-2.jpg"),
    ],
)
def test_a_name_tells_product_role_and_path(
    untouched: Path, inbox: Path, run: Run, name: str, skus: list[str], role: str, path: str
) -> None:
    if like := {".pdf": "manuals/enamel-care.pdf", ".mp4": "videos/mug-enamel.mp4"}.get(name[-4:]):
        (inbox / name).write_bytes((ROOT / "assets" / like).read_bytes())
    else:
        fill(inbox, name)
    said = run(untouched, "assets", "add", str(inbox), "--json")
    (placed,) = account(said)["placed"]
    assert (said.code, placed["skus"], placed["role"], placed["path"]) == (0, skus, role, path)


def test_nothing_is_written_before_it_is_applied(shop: Path, inbox: Path, run: Run) -> None:
    fill(inbox, "tee-harbor-side.jpg")
    before = everything(shop)
    said = run(shop, "assets", "add", str(inbox))
    assert said.code == 0
    assert said.out.endswith("Would add 1 original and change 1 product file: run it again with --apply\n")
    assert everything(shop) == before


def test_products_change_by_what_is_added_and_nothing_else(shop: Path, inbox: Path, run: Run) -> None:
    fill(
        inbox, "tee-harbor-3.jpg", "tee-harbor-10.jpg", "tee-harbor-4.jpg", "tee-harbor-red.jpg", "tee-harbor red 2.jpg"
    )
    fill(inbox, "mug-enamel back.jpg")
    tee, mug = (shop / TEE).read_text(), (shop / MUG).read_text()
    said = run(shop, "assets", "add", str(inbox), "--apply")
    assert (said.code, said.out.splitlines()[-1]) == (
        0,
        "✓ Added 6 originals and changed 2 product files. See it with `git diff`.",
    )
    assert (shop / MUG).read_text() == mug.replace("mug/front.jpg}", "mug/front.jpg, gallery: [mug/back.jpg]}")
    after = tee.replace("tee/detail.jpg]", "tee/detail.jpg, tee/3.jpg, tee/4.jpg, tee/10.jpg]")
    assert (shop / TEE).read_text().startswith(after.rstrip())
    assert (shop / TEE).read_text().removeprefix(after.rstrip()).strip() == (
        "assets:\n      main: tee/red.jpg\n      gallery: [tee/red-2.jpg]"
    )
    assert run(shop, "lint", "catalog/products", "--select", "asset/missing").code == 0


def test_a_second_time_there_is_nothing_new(shop: Path, inbox: Path, run: Run) -> None:
    fill(inbox, "tee-harbor-side.jpg", "9521234543220.jpg")
    run(shop, "assets", "add", str(inbox), "--apply")
    before = everything(shop)
    said = run(shop, "assets", "add", str(inbox), "--apply")
    assert (said.code, said.out.splitlines()[-1]) == (0, "Nothing to add.")
    assert everything(shop) == before
    assert [each["path"] for each in account(run(shop, "assets", "add", str(inbox), "--json"))["known"]] == [
        "tee/main.jpg",
        "tee/side.jpg",
    ]


def test_a_role_that_takes_one_is_never_taken_away(untouched: Path, inbox: Path, run: Run) -> None:
    fill(inbox, "tee-harbor-main.jpg", "tee-harbor-swatch.jpg", "tee-harbor-swatch 2.jpg")
    placed = {each["name"]: each for each in account(run(untouched, "assets", "add", str(inbox), "--json"))["placed"]}
    assert (placed["tee-harbor-main.jpg"]["role"], placed["tee-harbor-main.jpg"]["note"]) == (
        "gallery",
        "main is tee/front.jpg already",
    )
    assert placed["tee-harbor-swatch.jpg"]["role"] == "swatch"
    assert placed["tee-harbor-swatch 2.jpg"]["note"] == "swatch is tee/swatch.jpg already"


def test_a_variants_first_own_gallery_is_told_to_hide_the_products(untouched: Path, inbox: Path, run: Run) -> None:
    fill(inbox, "tee-harbor-navy-2.jpg")
    (placed,) = account(run(untouched, "assets", "add", str(inbox), "--json"))["placed"]
    assert placed["note"] == "takes the place of the gallery from TEE-HARBOR"


def test_several_variants_of_a_colour_share_a_picture(shop: Path, inbox: Path, run: Run) -> None:
    more = "  - sku: TEE-HARBOR-RED-S\n    attributes: {color: red, size: S}\n"
    put(shop, TEE, (shop / TEE).read_text().rstrip() + "\n" + more)
    fill(inbox, "tee-harbor red.jpg", "tee-harbor red s 2.jpg")
    placed = {
        each["name"]: each["skus"] for each in account(run(shop, "assets", "add", str(inbox), "--json"))["placed"]
    }
    assert placed == {
        "tee-harbor red.jpg": ["TEE-HARBOR-RED-M", "TEE-HARBOR-RED-S"],
        "tee-harbor red s 2.jpg": ["TEE-HARBOR-RED-S"],
    }


def test_a_colour_that_no_variant_has_is_not_shown_for_all(shop: Path, inbox: Path, run: Run) -> None:
    change(shop, TEE, "color: red", "color: navy")
    fill(inbox, "tee-harbor-red.jpg")
    said = run(shop, "assets", "add", str(inbox), "--json")
    (left,) = account(said)["ambiguous"]
    assert said.code == 1
    assert left["message"] == "its name says 'red', which no variant of TEE-HARBOR is"


def test_a_name_that_fits_two_products_is_left(shop: Path, inbox: Path, run: Run) -> None:
    put(shop, "catalog/products/cup.yaml", (shop / MUG).read_text().replace("MUG-ENAMEL", "CUP-ENAMEL"))
    change(shop, "catalog/products/cup.yaml", 'gtin: "9521234543237"', "mpn: HP-2")
    fill(inbox, "enamel mug.jpg", "cup-enamel and mug-enamel.jpg", "cup-enamel, enamel mug.jpg")
    said = account(run(shop, "assets", "add", str(inbox), "--json"))
    assert {each["name"]: each["skus"] for each in said["ambiguous"]} == {
        "enamel mug.jpg": ["CUP-ENAMEL", "MUG-ENAMEL"],
        "cup-enamel and mug-enamel.jpg": ["CUP-ENAMEL", "MUG-ENAMEL"],
    }
    assert [each["skus"] for each in said["placed"]] == [["CUP-ENAMEL"]]


def test_a_name_that_fits_none_has_a_nearest(untouched: Path, inbox: Path, run: Run) -> None:
    fill(inbox, "IMG_0001.jpg", "mug/blue.jpg")
    said = account(run(untouched, "assets", "add", str(inbox), "--json"))
    assert {each["name"]: each["hint"] for each in said["unmatched"]} == {
        "IMG_0001.jpg": "put the SKU of a product into its name",
        "mug/blue.jpg": "is it MUG-ENAMEL? put the SKU of a product into its name",
    }


def test_the_same_content_is_added_once(shop: Path, inbox: Path, run: Run) -> None:
    fill(inbox, "tee-harbor-side.jpg")
    for name in ("IMG_1.jpg", "zz copy.jpg"):
        (inbox / name).write_bytes((inbox / "tee-harbor-side.jpg").read_bytes())
    (inbox / "mug-enamel-old.jpg").write_bytes((shop / "assets/tee/back.jpg").read_bytes())
    said = account(run(shop, "assets", "add", str(inbox), "--json"))
    assert [each["name"] for each in said["placed"]] == ["tee-harbor-side.jpg"]
    assert {each["name"]: each["path"] for each in said["known"]} == {
        "IMG_1.jpg": "tee/side.jpg",
        "mug-enamel-old.jpg": "tee/back.jpg",
        "zz copy.jpg": "tee/side.jpg",
    }


def test_a_path_that_is_there_in_another_case_is_not_used(shop: Path, inbox: Path, run: Run) -> None:
    (shop / "assets/mug/BACK.JPG").write_bytes(saved(photo(90, 80), "JPEG"))
    fill(inbox, "mug-enamel-back.jpg", "Mug Enamel Back.jpg")
    paths = [each["path"] for each in account(run(shop, "assets", "add", str(inbox), "--json"))["placed"]]
    assert sorted(paths) == ["mug/back-2.jpg", "mug/back-3.jpg"]


def test_a_picture_gets_the_ending_of_what_it_is(untouched: Path, inbox: Path, run: Run) -> None:
    (inbox / "mug-enamel-back.png").write_bytes(saved(photo(90, 80), "JPEG"))
    (placed,) = account(run(untouched, "assets", "add", str(inbox), "--json"))["placed"]
    assert placed["path"] == "mug/back.jpg"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_is_no_original_is_refused_and_nothing_else_lost(shop: Path, inbox: Path, run: Run) -> None:
    fill(inbox, "mug-enamel-back.jpg")
    whole = (inbox / "mug-enamel-back.jpg").read_bytes()
    put(inbox, "mug-enamel.txt", "notes")
    put(inbox, "mug-enamel-2.jpg", "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 5\n")
    put(inbox, "mug-enamel-3.jpg", "\x1b[2J no picture")
    put(inbox, "mug-enamel-4.jpg", "")
    put(inbox, "mug-enamel manual.pdf", "no document")
    (inbox / "mug-enamel-5.jpg").symlink_to("/etc/passwd")
    (inbox / "folder").symlink_to(inbox)
    os.mkfifo(inbox / "mug-enamel-6.jpg")
    (inbox / "mug-enamel\x1b[31m\n7.jpg").write_bytes(whole + b"another")
    with (inbox / "mug-enamel-8.jpg").open("wb") as sparse:
        sparse.truncate(3_000_000_000)
    said = run(shop, "assets", "add", str(inbox), "--apply")
    assert said.code == 3
    assert "\x1b" not in said.out
    assert sorted(path.name for path in (shop / "assets/mug").iterdir()) == ["31-m-7.jpg", "back.jpg", "front.jpg"]
    refused = {
        each["name"]: each["rule"] for each in account(run(shop, "assets", "add", str(inbox), "--json"))["refused"]
    }
    assert refused == {
        "folder": "",
        "mug-enamel manual.pdf": "asset/unreadable",
        "mug-enamel-2.jpg": "asset/git-lfs-pointer",
        "mug-enamel-3.jpg": "asset/unknown-format",
        "mug-enamel-4.jpg": "asset/empty",
        "mug-enamel-5.jpg": "",
        "mug-enamel-6.jpg": "",
        "mug-enamel-8.jpg": "",
        "mug-enamel.txt": "",
    }


def test_a_file_that_came_meanwhile_is_not_written_over(
    shop: Path, inbox: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(inbox, "mug-enamel-back.jpg", "tee-harbor-side.jpg")
    flush = applying._flush

    def come(paths: list[Path]) -> None:
        put(shop, "assets/tee/side.jpg", "another's")
        flush(paths)

    monkeypatch.setattr(applying, "_flush", come)
    before = everything(shop)
    said = run(shop, "assets", "add", str(inbox), "--apply")
    assert said.code == 2
    assert "is there now, and was not when the plan was made" in said.err
    assert everything(shop) == {**before, "assets/tee/side.jpg": b"another's"}


def test_a_product_that_cannot_be_changed_keeps_all_from_being_written(shop: Path, inbox: Path, run: Run) -> None:
    change(
        shop,
        MUG,
        "assets: {main: mug/front.jpg}",
        "assets: &shared {main: mug/front.jpg}\nchannels: {website: {assets: *shared}}",
    )
    fill(inbox, "mug-enamel-back.jpg", "tee-harbor-side.jpg")
    before = everything(shop)
    said = run(shop, "assets", "add", str(inbox), "--apply")
    assert (said.code, said.out) == (2, "")
    assert f"'{MUG}' can't be changed at" in said.err
    assert everything(shop) == before


@pytest.mark.parametrize(
    ("place", "message"),
    [("none", "does not exist"), (".", "is the library itself, or holds it"), ("assets/tee", "is the library")],
)
def test_a_place_that_makes_no_sense_is_refused(untouched: Path, run: Run, place: str, message: str) -> None:
    said = run(untouched, "assets", "add", place)
    assert (said.code, said.out) == (2, "")
    assert message in said.err


def test_an_empty_inbox_is_no_failure(untouched: Path, inbox: Path, run: Run) -> None:
    said = run(untouched, "assets", "add", str(inbox))
    assert (said.code, said.out) == (0, "Nothing to add.\n")


def test_single_files_can_be_named(untouched: Path, inbox: Path, run: Run) -> None:
    fill(inbox, "mug-enamel-back.jpg", "tee-harbor-side.jpg")
    (placed,) = account(run(untouched, "assets", "add", str(inbox / "mug-enamel-back.jpg"), "--json"))["placed"]
    assert placed["path"] == "mug/back.jpg"


def test_a_picture_that_is_cut_off_is_refused_before_it_is_brought_in(shop: Path, inbox: Path, run: Run) -> None:
    fill(inbox, "MUG-ENAMEL back.jpg", "MUG-ENAMEL side.jpg")
    whole = (inbox / "MUG-ENAMEL back.jpg").read_bytes()
    (inbox / "MUG-ENAMEL back.jpg").write_bytes(whole[: len(whole) // 2])
    said = account(run(shop, "assets", "add", str(inbox), "--json"))
    assert [each["name"] for each in said["placed"]] == ["MUG-ENAMEL side.jpg"]
    assert [(each["name"], each["rule"]) for each in said["refused"]] == [("MUG-ENAMEL back.jpg", "asset/unreadable")]
    assert said["refused"][0]["message"].startswith("can't be read: ")


def test_names_tell_products_apart_in_a_folder_that_they_share(shop: Path, inbox: Path, run: Run) -> None:
    change(shop, MUG, "mug/front.jpg", "tee/detail.jpg")
    fill(inbox, "MUG-ENAMEL back.jpg")
    said = account(run(shop, "assets", "add", str(inbox), "--json"))
    assert said["placed"][0]["path"] == "tee/mug-enamel-back.jpg"
