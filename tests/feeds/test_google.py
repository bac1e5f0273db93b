"""Google's RSS and tab-separated files."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.feeds import Unreadable, count
from tests.feeds.hand_made import listing, read_back, shipped, with_columns, written

RECORD = {
    "id": "TEE-1",
    "title": 'Tee "Harbor" <&>',
    "price": "29.00 USD",
    "additional_image_link": ("https://a.example/1.jpg", "https://a.example/2,b.jpg"),
    "shipping": ({"country": "US", "service": "Standard: 2-3 days", "price": "5.00 USD"}, {"country": "CA"}),
    "product_highlight": ("Soft, and warm", "Light"),
    "product_detail": ({"section_name": "General", "attribute_name": "Neck", "attribute_value": "Crew"},),
}
COLUMNS = ("id", "title", "additional_image_link", "product_highlight", "shipping")

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from("\t\n\",'&<>:\\=+-@é😀"))
PRINTABLE = TEXT.filter(lambda text: "\ufffe" not in text and "\uffff" not in text)


def test_rss_holds_every_field_in_its_namespace() -> None:
    text = written(shipped("google-merchant@2026-08", "xml"), listing("TEE-1", RECORD)).decode()
    assert (
        text
        == """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
  <channel>
    <title>Harbor &amp; Pine</title>
    <link>https://harborandpine.example</link>
    <description>Google Merchant Center, primary product data, en-US</description>
    <item>
      <g:id>TEE-1</g:id>
      <g:title>Tee &#34;Harbor&#34; &lt;&amp;&gt;</g:title>
      <g:price>29.00 USD</g:price>
      <g:additional_image_link>https://a.example/1.jpg</g:additional_image_link>
      <g:additional_image_link>https://a.example/2,b.jpg</g:additional_image_link>
      <g:shipping>
        <g:country>US</g:country>
        <g:service>Standard: 2-3 days</g:service>
        <g:price>5.00 USD</g:price>
      </g:shipping>
      <g:shipping>
        <g:country>CA</g:country>
      </g:shipping>
      <g:product_highlight>Soft, and warm</g:product_highlight>
      <g:product_highlight>Light</g:product_highlight>
      <g:product_detail>
        <g:section_name>General</g:section_name>
        <g:attribute_name>Neck</g:attribute_name>
        <g:attribute_value>Crew</g:attribute_value>
      </g:product_detail>
    </item>
  </channel>
</rss>
"""
    )


def test_rss_reads_back_with_repeated_and_nested_elements() -> None:
    feed = shipped("google-merchant@2026-08", "xml")
    (item,) = read_back(feed, written(feed, listing("TEE-1", RECORD)))
    assert item["title"] == RECORD["title"]
    assert item["additional_image_link"] == list(RECORD["additional_image_link"])
    assert item["shipping"][0] == {"country": "US", "service": "Standard: 2-3 days", "price": "5.00 USD"}


def test_tsv_quotes_cells_values_and_parts() -> None:
    feed = with_columns(shipped("google-merchant@2026-08", "tsv"), *COLUMNS)
    lines = written(feed, listing("TEE-1", RECORD)).decode().splitlines()
    assert lines[0].split("\t")[-1].startswith("shipping(country:region:postal_code:")
    assert lines[1].split("\t") == [
        "TEE-1",
        '"Tee ""Harbor"" <&>"',
        "https://a.example/1.jpg,https://a.example/2%2Cb.jpg",
        '"""Soft, and warm"",Light"',
        '"US:::::""Standard: 2-3 days"":5.00 USD,CA"',
    ]


@pytest.mark.parametrize("text", ["=1+1", "+49", "-5", "@home"])
def test_what_looks_like_a_formula_stays_as_it_is(text: str) -> None:
    feed = with_columns(shipped("google-merchant@2026-08", "tsv"), "id", "title")
    assert read_back(feed, written(feed, listing("A", {"id": "A", "title": text})))[0]["title"] == text


@given(st.lists(PRINTABLE.filter(bool), min_size=1, max_size=4), PRINTABLE)
def test_tsv_gives_back_what_was_written(highlights: list[str], title: str) -> None:
    feed = with_columns(shipped("google-merchant@2026-08", "tsv"), "id", "title", "product_highlight")
    record: dict[str, Any] = {"id": "A", "title": title, "product_highlight": tuple(highlights)}
    (item,) = read_back(feed, written(feed, listing("A", record)))
    assert item.get("title", "") == title
    assert values_in(item["product_highlight"]) == highlights


@given(PRINTABLE)
def test_rss_gives_back_what_was_written(title: str) -> None:
    feed = shipped("google-merchant@2026-08", "xml")
    (item,) = read_back(feed, written(feed, listing("A", {"id": "A", "title": title})))
    assert item["title"] == title


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1b", "\ud800", "\uffff"])
def test_what_xml_can_not_hold_becomes_a_visible_sign(sign: str) -> None:
    feed = shipped("google-merchant@2026-08", "xml")
    (item,) = read_back(feed, written(feed, listing("A", {"id": "A", "title": f"a{sign}b"})))
    assert item["title"] == "a\ufffdb"


def test_every_item_is_counted() -> None:
    from io import BytesIO

    for name in ("xml", "tsv"):
        feed = shipped("google-merchant@2026-08", name)
        assert count(feed, BytesIO(written(feed, *(listing(str(n), {"id": str(n)}) for n in range(250))))) == 250
        assert count(feed, BytesIO(written(feed))) == 0


def test_a_document_type_is_refused() -> None:
    feed = shipped("google-merchant@2026-08", "xml")
    bomb = b'<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><item><id>&a;</id></item></channel></rss>'
    with pytest.raises(Unreadable, match=r"google\.xml.*document type"):
        read_back(feed, bomb)


def test_a_half_written_feed_is_unreadable() -> None:
    feed = shipped("google-merchant@2026-08", "xml")
    with pytest.raises(Unreadable):
        read_back(feed, written(feed, listing("A", {"id": "A"}))[:-10])


def test_numbers_are_written_digit_for_digit() -> None:
    feed = with_columns(shipped("google-merchant@2026-08", "tsv"), "id", "popularity_rank")
    (item,) = read_back(feed, written(feed, listing("A", {"id": "A", "popularity_rank": Decimal("9.50")})))
    assert item["popularity_rank"] == "9.50"


def values_in(cell: str) -> list[str]:
    """What a reader of commas and quotes takes out of a cell, by hand: independent of the writer."""
    values, text, place = [], "", 0
    while place < len(cell):
        if cell[place] == '"':
            end = place + 1
            while cell[end] != '"' or cell[end + 1 : end + 2] == '"':
                end += 2 if cell[end] == '"' else 1
            text, place = cell[place + 1 : end].replace('""', '"'), end + 1
        elif cell[place] == ",":
            values.append(text)
            text, place = "", place + 1
        else:
            text, place = text + cell[place], place + 1
    return [*values, text]
