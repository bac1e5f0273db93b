"""Every format writes what its reader finds again, whatever the text."""

import csv
import json
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.feeds import FORMATS, UnknownFormat, Unreadable, columns_of, file_name, format_of, render_item
from omnicat.feeds.json import NoPlaceForItems
from omnicat.feeds.needs_template import NeedsTemplate
from omnicat.model.channel import FeedPlan, SpecField
from tests.feeds.hand_made import ROOT, feed, group, listing, read_back, small_spec, written

NASTY = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]) | st.sampled_from("\t\r\n\",'&<>:\\=+-@é😀\x1a\x00")
)
SPEC = small_spec(SpecField("a"), SpecField("b", many=True))
GROUPED = small_spec(
    SpecField("handle", level="all"),
    SpecField("title", level="product"),
    SpecField("sku", level="variant"),
    SpecField("image", level="image", many=True),
)
FEED = {"header": {"sellerId": "$seller_id", "locale": "$language_tag", "missing": "$nothing"}, "messages": "$items"}


def test_the_formats_are_the_modules_that_are_named() -> None:
    for each in FORMATS:
        assert format_of(each.NAME) is each
        assert (ROOT / f"omnicat/feeds/{each.NAME}.py").is_file()


def test_an_unknown_format_offers_the_nearest() -> None:
    with pytest.raises(UnknownFormat) as caught:
        format_of("jsn")
    assert caught.value.hint == "did you mean 'json'?"


@given(st.lists(st.tuples(NASTY, st.lists(NASTY, min_size=1, max_size=3)), max_size=4))
@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_gives_back_what_was_written(name: str, said: list[tuple[str, list[str]]]) -> None:
    a_feed = feed(FeedPlan(f"x.{name}", name, number="n" if name == "json" else ""), SPEC)
    items = [listing("A", {"a": one, "b": tuple(several)}) for one, several in said]
    found = read_back(a_feed, written(a_feed, *items))
    assert [(each["a"], each["b"]) for each in found] == [(one, several) for one, several in said]


@given(st.lists(NASTY.filter(lambda text: text.isprintable() or text in "\r\n\t"), min_size=1, max_size=4))
def test_csv_gives_back_what_was_written(said: list[str]) -> None:
    a_feed = feed(FeedPlan("x.csv", "csv"), small_spec(SpecField("id"), SpecField("a")))
    items = [listing("A", {"id": "A", "a": text}) for text in said]
    assert [each["a"] for each in read_back(a_feed, written(a_feed, *items))] == said


def test_json_items_stand_in_the_document_and_are_numbered() -> None:
    plan = FeedPlan("x.json", "json", document=FEED, number="messageId")
    a_feed = feed(plan, SPEC, settings={"seller_id": "A1"})
    text = written(a_feed, listing("A", {"a": "x"}), listing("B", {})).decode()
    assert text == (
        '{"header":{"sellerId":"A1","locale":"en_US"},"messages":[\n{"messageId":1,"a":"x"},\n{"messageId":2}\n]}\n'
    )


def test_a_json_feed_without_items_is_still_json() -> None:
    a_feed = feed(FeedPlan("x.json", "json", document=FEED), SPEC)
    assert json.loads(written(a_feed))["messages"] == []
    assert read_back(a_feed, written(a_feed)) == []


def test_a_document_without_a_place_for_items_is_refused() -> None:
    with pytest.raises(NoPlaceForItems):
        written(feed(FeedPlan("x.json", "json", document={"messages": []}), SPEC))


@pytest.mark.parametrize("written_digits", ["29.00", "0.10", "1234567890123.123456789", "-5", "100"])
def test_decimals_keep_their_digits_in_json(written_digits: str) -> None:
    a_feed = feed(FeedPlan("x.jsonl", "jsonl"), SPEC)
    assert written(a_feed, listing("A", {"a": Decimal(written_digits)})) == f'{{"a":{written_digits}}}\n'.encode()


def test_json_keeps_the_order_of_the_record_and_letters_as_they_are() -> None:
    a_feed = feed(FeedPlan("x.jsonl", "jsonl"), SPEC)
    record = {"z": "ü😀", "a": True, "m": {"y": 1, "b": ("x",)}}
    assert written(a_feed, listing("A", record)).decode() == '{"z":"ü😀","a":true,"m":{"y":1,"b":["x"]}}\n'


def test_a_lone_surrogate_becomes_a_visible_sign() -> None:
    a_feed = feed(FeedPlan("x.jsonl", "jsonl"), SPEC)
    assert read_back(a_feed, written(a_feed, listing("A", {"a": "x\ud800y"})))[0]["a"] == "x\ufffdy"


def test_rows_are_as_many_as_variants_or_images() -> None:
    variants = tuple(listing(sku, {"handle": "t", "sku": sku}, kind="child", group="T") for sku in ("T-1", "T-2"))
    tee = listing("T", {"handle": "t", "title": "Tee", "image": ("1", "2", "3")}, kind="parent", variants=variants)
    mug = listing("M", {"handle": "m", "title": "Mug", "sku": "M", "image": ("4",)})
    a_feed = feed(FeedPlan("x.csv", "csv", unit="product"), GROUPED)
    data = written(a_feed, tee, mug)
    assert list(csv.reader(StringIO(data.decode(), newline=""))) == [
        ["handle", "title", "sku", "image"],
        ["t", "Tee", "T-1", "1"],
        ["t", "", "T-2", "2"],
        ["t", "", "", "3"],
        ["m", "Mug", "M", "4"],
    ]
    assert [len(each["rows"]) for each in read_back(a_feed, data)] == [3, 1]


def test_a_product_without_images_still_has_its_row() -> None:
    a_feed = feed(FeedPlan("x.csv", "csv", unit="product"), GROUPED)
    assert render_item(a_feed, listing("M", {"handle": "m", "title": "Mug", "sku": "M"})) == b"m,Mug,M,\r\n"


def test_a_torn_row_is_unreadable() -> None:
    a_feed = feed(FeedPlan("x.csv", "csv"), SPEC)
    for torn in (b'a,b\r\n1,"2', b"a,b\r\n1\r\n", b"a,b\r\n\xff,2\r\n"):
        with pytest.raises(Unreadable, match=r"x\.csv"):
            read_back(a_feed, torn)


def test_a_description_longer_than_the_csv_module_likes_is_read() -> None:
    a_feed = feed(FeedPlan("x.csv", "csv"), SPEC)
    assert read_back(a_feed, written(a_feed, listing("A", {"a": "x" * 200_000})))[0]["a"] == "x" * 200_000


def test_json_ld_holds_a_product_with_its_variants() -> None:
    plan = FeedPlan("products/{slug}.jsonld", "jsonld", unit="product", each=True, variants="hasVariant")
    child = listing("T-1", {"@type": "Product", "sku": "T-1"}, kind="child")
    parent = listing("T", {"@type": "ProductGroup", "name": "a<b"}, kind="parent", variants=(child,))
    a_feed = feed(plan, SPEC)
    data = written(a_feed, parent)
    assert b"a\\u003cb" in data
    assert read_back(a_feed, data) == [
        {"@type": "ProductGroup", "name": "a<b", "hasVariant": [{"@type": "Product", "sku": "T-1"}]}
    ]
    assert read_back(a_feed, b"") == []


def test_a_file_for_each_item_is_named_for_it() -> None:
    plan = FeedPlan("{locale}/{group}-{sku}-{slug}.jsonld", "jsonld", each=True)
    assert file_name(plan, listing("T-1", {}, group="T"), "tee") == "en-US/T-T-1-tee.jsonld"


def test_xml_needs_a_template() -> None:
    with pytest.raises(NeedsTemplate, match=r"x\.xml"):
        written(feed(FeedPlan("x.xml", "xml"), SPEC))


@pytest.mark.parametrize(
    ("document", "element", "items"),
    [
        ("<rss><channel><image><url>x</url></image><item><id>1</id></item><item/></channel></rss>", "", 2),
        ('<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id></entry></feed>', "", 1),
        ("<urlset><url><loc>1</loc></url></urlset>", "", 1),
        ("<shop><offer><url>x</url></offer></shop>", "offer", 1),
        ("<rss/>", "", 0),
    ],
)
def test_an_item_is_what_the_root_calls_so(document: str, element: str, items: int) -> None:
    a_feed = feed(FeedPlan("x.xml", "xml", element=element), SPEC)
    assert len(read_back(a_feed, document.encode())) == items


def test_columns_are_those_the_plan_says_or_the_mapped_ones() -> None:
    assert columns_of(FeedPlan("x.csv", "csv"), SPEC, {"b": 1}) == ("b",)
    assert columns_of(FeedPlan("x.csv", "csv", columns=("b", "a")), SPEC, {"b": 1}) == ("b", "a")


@pytest.mark.parametrize("value", [("a", "b"), ["a", "b"]])
def test_several_values_in_one_cell_are_joined(value: Any) -> None:
    a_feed = feed(FeedPlan("x.csv", "csv"), small_spec(SpecField("a", join="; ")))
    assert read_back(a_feed, written(a_feed, listing("A", {"a": value})))[0]["a"] == "a; b"


def test_a_group_keeps_the_places_of_its_missing_parts() -> None:
    a_feed = feed(FeedPlan("x.tsv", "tsv"), small_spec(SpecField("s", group=group("country", "region", "price"))))
    data = written(a_feed, listing("A", {"s": {"country": "US", "price": "5.00 USD"}}))
    assert data == b"s(country:region:price)\nUS::5.00 USD\n"
