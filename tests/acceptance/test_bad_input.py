"""What goes wrong in real folders: one clear finding or sentence, the right exit code, no traceback, nothing lost."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.feeds_read import google_items, manifest
from tests.acceptance.terminal import Ran, omnicat
from tests.pipeline.shop import digests, write_shop

BAD = "catalog/products/bad.yaml"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP = "sku: BAD\nfamily: mug\nattributes: " + "[" * 60 + "]" * 60 + "\n"
BROKEN = [
    ("a key twice", b"sku: BAD\nfamily: mug\nsku: BAD2\n", "yaml/duplicate-key", 3),
    ("a tag", b"sku: BAD\nfamily: !!python/object:os.system mug\n", "yaml/tag", 2),
    ("a second document", b"sku: BAD\nfamily: mug\n---\nsku: BAD2\n", "yaml/second-document", 3),
    ("a bomb of aliases", BOMB.encode(), "yaml/alias-bomb", None),
    ("sixty levels", DEEP.encode(), "yaml/too-deep", 3),
    ("more than 10 MB", b"sku: BAD\n" + b"# " + b"x" * 10_500_000, "yaml/too-big", None),
    ("a tab", b"sku: BAD\nattributes:\n\tname: x\n", "yaml/tab", 3),
    ("not UTF-8", b"sku: BAD\nfamily: m\xfcg\n", "yaml/encoding", 2),
    ("an open quote", b'sku: BAD\nfamily: "mug\n', "yaml/syntax", None),
    ("nothing", b"", "yaml/empty", None),
    ("a list", b"- sku: BAD\n", "schema/wrong-type", 1),
    ("no SKU", b"family: mug\n", "schema/missing-key", 1),
    ("a SKU of 300 characters", f"sku: {'X' * 300}\nfamily: mug\n".encode(), None, 1),
]


@pytest.fixture(scope="session")
def untouched(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    def make(folder: Path) -> None:
        write_shop(folder, "google-us", "shopify")

    return once("bad-input-shop", make)


@pytest.fixture
def shop(untouched: Path, tmp_path: Path) -> Path:
    """A small shop in which nothing is wrong yet, and no git."""
    return Path(shutil.copytree(untouched, tmp_path / "shop"))


@pytest.mark.parametrize(("data", "rule", "line"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN])
def test_a_broken_file_is_one_finding_and_the_others_go_on(
    shop: Path, data: bytes, rule: str | None, line: int | None
) -> None:
    (shop / BAD).write_bytes(data)
    ran, errors = _errors(shop)
    about = [each for each in errors if each["where"]["path"] == BAD]
    assert ran.code == 1, ran.said
    assert len(about) == len(errors) == 1, [(each["rule"], each["message"]) for each in errors]
    assert rule in (None, about[0]["rule"]), about[0]
    assert line in (None, about[0]["where"]["line"]), about[0]
    assert len(about[0]["message"]) < 400
    assert _build(shop).code in (1, 3)
    assert len(google_items(shop / "dist/google-us/google.xml")) == 3
    assert (shop / BAD).read_bytes() == data


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("012", "012"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("16:9", "16:9"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1.10", "1.10"),
        ("1e3", "1e3"),
        ("2026-01-01", "2026-01-01"),
        ("04012345123456", "04012345123456"),
    ],
)
def test_a_text_is_what_is_written(shop: Path, written: str, read: str) -> None:
    _change(shop / "catalog/products/mug.yaml", "mpn: HP-EM-1", f"mpn: {written}")
    assert _errors(shop)[1] == []
    _build(shop)
    (mug,) = (each for each in google_items(shop / "dist/google-us/google.xml") if each["id"] == ["MUG-ENAMEL"])
    assert mug["mpn"] == [read]


def test_a_gtin_keeps_its_zeros_without_quotes(shop: Path) -> None:
    _change(shop / "catalog/products/mug.yaml", '"9521234543237"', "00012345678905")
    _build(shop)
    assert ["00012345678905"] in [each.get("gtin") for each in google_items(shop / "dist/google-us/google.xml")]


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"], ids=["no mark", "a byte order mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_a_value_that_is_set_changes_nothing_else(shop: Path, before: bytes, end: bytes) -> None:
    file = shop / "catalog/products/mug.yaml"
    data = before + file.read_bytes().replace(b"\n", end)
    file.write_bytes(data)
    assert _errors(shop)[1] == []
    ran = omnicat(shop, "set", "MUG-ENAMEL", "mpn=HP-EM-2", "--apply")
    assert ran.code == 0, ran.said
    assert file.read_bytes() == data.replace(b"HP-EM-1", b"HP-EM-2")


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("mug/gone.jpg", "asset/missing"),
        ("../catalog/catalog.yaml", None),
        ("../../secret.jpg", None),
        ("/etc/passwd", None),
        ("mug/out.jpg", None),
    ],
)
def test_an_asset_that_is_not_in_its_folder_is_one_finding(shop: Path, path: str, rule: str | None) -> None:
    secret = shop.parent / "secret.jpg"
    shutil.copyfile(shop / "assets/mug/front.jpg", secret)
    (shop / "assets/mug/out.jpg").symlink_to(secret)
    if path != "mug/out.jpg":
        (shop / "assets/mug/out.jpg").unlink()
    _change(shop / "catalog/products/mug.yaml", "main: mug/front.jpg", f"main: {path}")
    ran, errors = _errors(shop)
    own = [
        each
        for each in errors
        if each["where"]["path"] == "catalog/products/mug.yaml" and not each["subject"]["channel"]
    ]
    assert ran.code == 1
    assert len(own) == 1, [(each["rule"], each["message"]) for each in errors]
    assert path in own[0]["message"]
    assert rule in (None, own[0]["rule"])
    assert _build(shop).code == 3
    assert [each["id"][0] for each in google_items(shop / "dist/google-us/google.xml")] == [
        "TEE-HARBOR-NVY-S",
        "TEE-HARBOR-RED-M",
    ]
    assert not any(b"root:" in file.read_bytes() for file in (shop / "dist").rglob("*") if file.is_file())


@pytest.mark.parametrize("command", [["lint"], ["build"], ["status"]])
def test_an_empty_catalog_is_said(shop: Path, command: list[str]) -> None:
    shutil.rmtree(shop / "catalog/products")
    _assert_said(omnicat(shop, *command), 2, "no products found")


@pytest.mark.parametrize("command", [["lint"], ["build"], ["show", "MUG"], ["import", "x.csv"]])
def test_a_folder_without_a_catalog_is_said(tmp_path: Path, command: list[str]) -> None:
    _assert_said(omnicat(tmp_path, *command), 2, "no catalog in")


@pytest.mark.parametrize("name", ["dist", ".omnicat"])
def test_a_file_where_a_folder_should_be_is_said_and_kept(shop: Path, name: str) -> None:
    (shop / name).write_text("mine", encoding="utf-8")
    _assert_said(_build(shop), 2, name)
    assert (shop / name).read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(shop: Path) -> None:
    shop.chmod(0o555)
    try:
        _assert_said(_build(shop), 2, "can't write")
    finally:
        shop.chmod(0o755)


def test_a_failed_build_leaves_the_last_one(shop: Path) -> None:
    _build(shop)
    before = digests(shop)
    (shop / "catalog/categories.yaml").write_text("apparel: [\n", encoding="utf-8")
    assert _build(shop).code == 1
    assert digests(shop) == before


def test_without_git_all_is_built(shop: Path) -> None:
    ran = _build(shop)
    assert ran.code == 0, ran.said
    assert manifest(shop)["commit"] == ""
    assert len(google_items(shop / "dist/google-us/google.xml")) == 3


@pytest.mark.parametrize(
    "arguments", [["log"], ["bluid"], ["lint", "--fial-on", "x"], ["lint", "nowhere/"], ["build", "gogle"]]
)
def test_a_wrong_word_is_said(shop: Path, arguments: list[str]) -> None:
    _assert_said(omnicat(shop, *arguments), 2, "")


def test_control_characters_reach_no_feed(shop: Path) -> None:
    _change(shop / "catalog/products/mug.yaml", "HP-EM-1", '"HP\\u0007EM\\u001b[31m"')
    ran = _build(shop)
    assert "\x1b" not in ran.said
    assert not any(b"\x1b" in file.read_bytes() for file in (shop / "dist").rglob("*.xml"))


def _build(shop: Path) -> Ran:
    ran = omnicat(shop, "build", "--workers", "1", "--now", "2026-08-01")
    assert "Traceback" not in ran.said
    assert "omnicat itself failed" not in ran.said
    return ran


def _errors(shop: Path) -> tuple[Ran, list[dict[str, Any]]]:
    ran = omnicat(shop, "lint", "--workers", "1", "--now", "2026-08-01", "--output-format", "json")
    assert "Traceback" not in ran.said
    assert ran.out.startswith("{"), ran.said
    return ran, [each for each in json.loads(ran.out)["findings"] if each["severity"] == "error"]


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _assert_said(ran: Ran, code: int, words: str) -> None:
    assert ran.code == code, ran.said
    assert ran.err.startswith("error: "), ran.said
    assert "Traceback" not in ran.said
    assert "omnicat itself failed" not in ran.said
    assert words in ran.err
    assert ran.err.count("\n") <= 3
