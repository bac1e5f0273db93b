"""The feeds for Microsoft, Meta, Pinterest and TikTok, read as each of these reads them: what is sent is what they take."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.acceptance.terminal import omnicat
from tests.golden.golden_shop import ROOT, build

GOOGLE = "{http://base.google.com/ns/1.0}"
PRICE = re.compile(r"\d+\.\d\d [A-Z]{3}")
NUMBER = re.compile(r"\d+\.\d\d")
WINDOW = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d/\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d")
SHIPPING = re.compile(r"[A-Z]{2}:[^:,]*:[^:,]*:\d+\.\d\d [A-Z]{3}(?:,[A-Z]{2}:[^:,]*:[^:,]*:\d+\.\d\d [A-Z]{3})*")
LONGEST_LINE = 5_242_880
FEEDS = (
    *("microsoft-merchant/microsoft.txt", "meta-catalog/meta.csv", "meta-catalog/meta.xml"),
    *("pinterest/pinterest.tsv", "pinterest/pinterest.csv", "pinterest/pinterest.xml", "tiktok/tiktok.csv"),
)


@pytest.fixture(scope="session")
def shop(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """A few products of the example shop, built; shared with the golden feeds."""
    if not (ROOT / "catalog/catalog.yaml").is_file():
        pytest.skip("the example shop is not in this checkout")
    return once("golden-shop", build) / "dist"


def test_microsoft_reads_cells_between_tabs_and_knows_no_quotes(shop: Path) -> None:
    text = (shop / "microsoft-merchant/microsoft.txt").read_bytes().decode()
    names, *lines = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    assert {len(line) for line in lines} == {len(names)}
    assert '"' not in text
    for row in (dict(zip(names, line, strict=True)) for line in lines):
        assert all(row[name] for name in ("id", "title", "description", "link", "image_link", "price", "availability"))
        assert len(row["id"]) <= 50
        assert len(row["title"]) <= 150
        assert PRICE.fullmatch(row["price"])
        assert not row["sale_price"] or NUMBER.fullmatch(row["sale_price"])
        assert row["availability"] in ("in stock", "out of stock", "preorder")
        assert row["identifier_exists"] in ("", "TRUE", "FALSE")
        assert re.fullmatch(r"US:[^:]*:\d+\.\d\d", row["shipping(country:service:price)"])
        assert _is_window(row)


def test_meta_reads_cells_in_quotes(shop: Path) -> None:
    path = shop / "meta-catalog/meta.csv"
    assert all(line.startswith('"') and line.endswith('"') for line in path.read_text(encoding="utf-8").splitlines())
    for row in _rows(path, ","):
        assert all(row[name] for name in ("id", "title", "description", "availability", "condition", "price", "link"))
        assert all(row[name] for name in ("image_link", "brand"))
        assert PRICE.fullmatch(row["price"])
        assert not row["sale_price"] or PRICE.fullmatch(row["sale_price"])
        assert row["availability"] in ("in stock", "out of stock", "preorder", "available for order")
        assert SHIPPING.fullmatch(row["shipping"])
        assert all(urlsplit(link).scheme == "https" for link in _links(row))
        assert _is_window(row)


def test_meta_reads_the_same_facts_from_both_of_its_files(shop: Path) -> None:
    path = shop / "meta-catalog/meta.xml"
    items = ElementTree.parse(path).getroot().findall("channel/item")
    rows = list(_rows(shop / "meta-catalog/meta.csv", ","))
    for name in ("id", "title", "price", "sale_price", "availability", "gtin", "brand", "image_link"):
        assert [item.findtext(f"{GOOGLE}{name}", "") for item in items] == [row[name] for row in rows], name
    assert [item.findtext("color", "") for item in items] == [row["color"] for row in rows]
    assert [[each.text for each in item.findall("additional_image_link")] for item in items] == [
        _links(row)[1:] for row in rows
    ]
    assert max(map(len, path.read_bytes().splitlines())) < LONGEST_LINE


def test_pinterest_reads_the_same_facts_from_all_of_its_files(shop: Path) -> None:
    tabs, commas = (
        list(_rows(shop / f"pinterest/pinterest.{end}", sign)) for end, sign in (("tsv", "\t"), ("csv", ","))
    )
    assert tabs == commas
    items = ElementTree.parse(shop / "pinterest/pinterest.xml").getroot().findall("channel/item")
    for name in ("id", "title", "link", "price", "sale_price", "availability", "color", "variant_values"):
        assert [item.findtext(f"{GOOGLE}{name}", "") for item in items] == [row[name] for row in tabs], name


def test_pinterest_drops_none_of_its_items(shop: Path) -> None:
    for row in _rows(shop / "pinterest/pinterest.tsv", "\t"):
        assert all(row[name] for name in ("id", "title", "description", "link", "image_link", "price", "availability"))
        assert len(row["link"]) <= 511
        assert "," not in row["image_link"]
        assert row["availability"] in ("in stock", "out of stock", "preorder")
        assert PRICE.fullmatch(row["price"])
        assert SHIPPING.fullmatch(row["shipping"])
        assert row["shipping"].count(":") == 3
        assert all(part == part.strip() for part in row["product_type"].split(" > "))
        assert row["variant_names"].count(",") == row["variant_values"].count(",")
        assert _is_window(row)


def test_tiktok_reads_its_own_names_and_words(shop: Path) -> None:
    rows = list(_rows(shop / "tiktok/tiktok.csv", ","))
    assert "id" not in rows[0]
    required = ("sku_id", "title", "description", "availability", "condition", "price", "link", "image_link", "brand")
    for row in rows:
        assert all(row[name] for name in required)
        assert row["availability"] in ("in stock", "available for order", "preorder", "out of stock", "discontinued")
        assert row["condition"] in ("new", "refurbished", "used")
        assert PRICE.fullmatch(row["price"])
        assert len(row["product_type"].split(">")) <= 3
        assert len(_links(row)) <= 11
        assert _is_window(row)
    assert len({row["sku_id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("file", FEEDS)
def test_nothing_in_a_written_feed_is_refused_by_its_own_spec(shop: Path, file: str) -> None:
    country = "DE" if file.startswith("pinterest") else "US"
    spec = file.partition("/")[0]
    ran = omnicat(shop, "channel", "check", shop / file, "--spec", spec, "--country", country, "--now", "2026-11-20")
    assert ran.code == 0, ran.said
    assert "All clean" in ran.said, ran.said


def _rows(path: Path, delimiter: str) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter=delimiter, strict=True)


def _links(row: dict[str, str]) -> list[str]:
    """The addresses of all images of a row, the main one first."""
    return [row["image_link"], *filter(None, row["additional_image_link"].split(","))]


def _is_window(row: dict[str, str]) -> bool:
    """Whether the days of a sale are as all four read them, where there are any."""
    said = row["sale_price_effective_date"]
    return not said or WINDOW.fullmatch(said) is not None
