"""`omnicat channel check` takes what a channel takes, and names the field and the line of what it does not."""

import gzip
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from omnicat.channels import shipped_specs
from omnicat.checks.written import Given
from omnicat.feeds.foreign import Damage, form_of, read_records
from omnicat.looking.feed_check import FeedAsked, check_feed
from tests.cli.conftest import Run

SHARED = Path(__file__).parents[2] / "../shared/channels/data"
"""Samples that others publish; where they are not at hand their tests are skipped."""

GOOD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>Harbor &amp; Pine</title>
<link>https://shop.example</link>
<item>
  <g:id>TEE-1</g:id>
  <title>Harbor organic tee</title>
  <g:title>Harbor organic tee</g:title>
  <g:description>A heavy tee.</g:description>
  <link>https://shop.example/tee</link>
  <g:image_link>https://cdn.shop.example/tee.jpg</g:image_link>
  <g:additional_image_link>https://cdn.shop.example/tee-2.jpg</g:additional_image_link>
  <g:additional_image_link>https://cdn.shop.example/tee-3.jpg</g:additional_image_link>
  <g:availability>in_stock</g:availability>
  <g:price>29.00 USD</g:price>
  <g:brand>Harbor &amp; Pine</g:brand>
  <g:gtin>3234567890126</g:gtin>
  <g:shipping>
    <g:country>US</g:country>
    <g:price>5.00 USD</g:price>
  </g:shipping>
  <pubDate>Mon, 24 Aug 2026 09:00:00 GMT</pubDate>
</item>
</channel>
</rss>
"""

PUBLISHED = "<pubDate>Mon, 24 Aug 2026 09:00:00 GMT</pubDate>"

HEAD = "id\ttitle\tdescription\tlink\timage_link\tavailability\tprice\tbrand\tgtin\tshipping(country:price)\n"
ROW = "{id}\tTee\tA tee\thttps://shop.example/tee\thttps://cdn.shop.example/tee.jpg\tin_stock\t{price}\tHarbor\t3234567890126\tUS:5.00 USD\n"


def found(run: Run, folder: Path, name: str, content: str | bytes, *options: str) -> list[tuple[int, str, str]]:
    """Line, rule and message of what is worse than a note."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    said = run(folder, "channel", "check", name, "--output-format", "json", "--now", "2026-09-01", *options)
    return [
        (each["where"]["line"], each["rule"], each["message"])
        for each in json.loads(said.out)["findings"]
        if each["severity"] != "note"
    ]


def test_a_sound_feed_is_clean(run: Run, tmp_path: Path) -> None:
    for name, content in (
        ("google.xml", GOOD),
        ("google.xml.gz", gzip.compress(GOOD.encode())),
        ("google.txt", HEAD + ROW.format(id="A", price="29.00 USD")),
        ("google.txt", (HEAD + ROW.format(id="A", price="29.00 USD")).encode("utf-16")),
    ):
        assert found(run, tmp_path, name, content, "--spec", "google-merchant", "--country", "US") == []
    assert run(tmp_path, "channel", "check", "google.xml", "--spec", "google-merchant").code == 0


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("in_stock", "in stock", 15, "channel/not-a-value"),
        ("29.00 USD", "29,00 USD", 16, "channel/not-a-value"),
        ("29.00 USD", "29.00", 16, "channel/not-a-value"),
        ("3234567890126", "323456789012", 18, "channel/bad-gtin"),
        ("https://cdn.shop.example/tee.jpg", "tee.jpg", 12, "channel/bad-url"),
        ("<g:country>US</g:country>", "", 19, "channel/not-a-value"),
        ("g:availability", "g:Availability", 15, "channel/misspelt-column"),
        ("g:brand", "g:brnd", 17, "channel/unknown-column"),
        ("<g:brand>Harbor &amp; Pine</g:brand>", "", 6, "channel/missing-field"),
        ("A heavy tee.", "x" * 5001, 10, "channel/too-long"),
        ("A heavy tee.", "a & b", 10, "channel/broken-feed"),
        (PUBLISHED, "<g:expiration_date>2026-08-31T09:00Z</g:expiration_date>", 23, "channel/date-out-of-range"),
        ("</item>", "", 25, "channel/broken-feed"),
        (' xmlns:g="http://base.google.com/ns/1.0"', "", 7, "channel/broken-feed"),
    ],
)
def test_what_is_wrong_has_its_line(run: Run, tmp_path: Path, old: str, new: str, line: int, rule: str) -> None:
    said = found(run, tmp_path, "google.xml", GOOD.replace(old, new), "--spec", "google-merchant", "--country", "US")
    assert (line, rule) in {each[:2] for each in said}


def test_a_table_tells_rows_columns_and_repeated_ids(run: Run, tmp_path: Path) -> None:
    rows = [ROW.format(id="A", price="29.00 USD"), "B\tTee\n", ROW.format(id="A", price="0.00 USD")]
    head = HEAD.replace("image_link", "Image Link").replace("(country:price)", "(country:cost)")
    said = found(run, tmp_path, "google.tsv", head + "".join(rows), "--spec", "google-merchant", "--country", "US")
    assert {each[:2] for each in said} >= {
        (1, "channel/misspelt-column"),
        (2, "channel/not-a-value"),
        (3, "channel/broken-feed"),
        (3, "channel/missing-field"),
        (4, "channel/repeated-id"),
        (4, "channel/out-of-range"),
    }
    assert "id 'A' is also in line 2" in next(each[2] for each in said if each[1] == "channel/repeated-id")


SHOPIFY = """Title,URL handle,Status,SKU,Option1 name,Option1 value,Price,Product image URL
Tee,tee,Active,TEE-S,Size,S,29.00,https://cdn.shop.example/1.jpg
,tee,,TEE-M,,M,29.00,https://cdn.shop.example/2.jpg
,tee,,,,,,https://cdn.shop.example/3.jpg
Mug,mug,Active,MUG,Title,Default Title,9.00,
"""


def test_rows_of_one_product_belong_together(run: Run, tmp_path: Path) -> None:
    assert found(run, tmp_path, "products.csv", SHOPIFY) == []
    broken = SHOPIFY.replace("TEE-M,,M,29.00", "TEE-M,,,$29").replace("Active,MUG", "live,MUG")
    assert {each[:2] for each in found(run, tmp_path, "products.csv", broken)} == {
        (3, "channel/not-a-value"),
        (3, "channel/missing-field"),
        (5, "channel/not-a-value"),
    }
    apart = SHOPIFY + ",tee,,TEE-L,,L,29.00,\n"
    assert (6, "channel/repeated-id") in {each[:2] for each in found(run, tmp_path, "products.csv", apart)}


def message(**changed: Any) -> dict[str, Any]:
    def said(value: Any) -> list[dict[str, Any]]:
        return [{"value": value, "marketplace_id": "ATVPDKIKX0DER"}]

    attributes: dict[str, Any] = {
        "item_name": said("Harbor tee"),
        "bullet_point": [*said("Heavy organic cotton"), *said("Cut to last many years"), *said("Made in Portugal")],
        "product_description": said("A heavy tee."),
        "brand": said("Harbor"),
        "externally_assigned_product_identifier": [{"type": "ean", "value": "3234567890126"}],
        "country_of_origin": said("PT"),
        "condition_type": said("new_new"),
        "purchasable_offer": [{"currency": "USD", "our_price": [{"schedule": [{"value_with_tax": 29.00}]}]}],
        "fulfillment_availability": [{"fulfillment_channel_code": "DEFAULT", "quantity": 3}],
        "main_product_image_locator": [{"media_location": "https://cdn.shop.example/tee.jpg"}],
    }
    return {
        "messageId": 1,
        "sku": "TEE",
        "operationType": "UPDATE",
        "productType": "SHIRT",
        "requirements": "LISTING",
        "attributes": {**attributes, **changed},
    }


def feed_of(*messages: dict[str, Any]) -> str:
    return json.dumps({"header": {"sellerId": "A1", "version": "2.0"}, "messages": list(messages)}, indent=1)


def test_nested_json_is_judged_below_its_document(run: Run, tmp_path: Path) -> None:
    options = ("--spec", "amazon-listings@2026-07", "--country", "US")
    assert found(run, tmp_path, "amazon.json", feed_of(message()), *options) == []
    text = feed_of(message(item_name=[{"value": "Tee!"}], colour=[{"value": "Navy"}]))
    said = found(run, tmp_path, "amazon.json", text, *options)
    lines = text.splitlines()
    assert {(lines[line - 1].strip().split(":")[0], rule) for line, rule, _ in said} == {
        ('"item_name"', "channel/forbidden-text"),
        ('"colour"', "channel/unknown-column"),
    }


def test_the_spec_is_found_by_the_names_and_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "products.csv").write_text(SHOPIFY)
    said = run(tmp_path, "channel", "check", "products.csv")
    assert said.err == "shopify@2026-07 by the names of its fields; --spec names another\n"
    (tmp_path / "other.csv").write_text("one,two\n1,2\n")
    said = run(tmp_path, "channel", "check", "other.csv")
    assert said.code == 2
    assert "nothing tells which channel 'other.csv' is for" in said.err


GROUP = {
    "@context": "https://schema.org/",
    "@type": "ProductGroup",
    "name": "Tee",
    "url": "https://shop.example/tee",
    "image": ["https://cdn.shop.example/tee.jpg"],
    "productGroupID": "TEE",
    "hasVariant": [
        {
            "@type": "Product",
            "name": "Tee, S",
            "url": "https://shop.example/tee?variant=S",
            "image": ["https://cdn.shop.example/tee.jpg"],
            "sku": "TEE-S",
            "offers": {"@type": "Offer", "price": 29.00, "priceCurrency": "USD"},
        },
        {
            "@type": "Product",
            "name": "Tee, M",
            "url": "https://shop.example/tee?variant=M",
            "image": ["https://cdn.shop.example/tee.jpg"],
            "sku": "TEE-M",
            "offers": {"@type": "Offer", "price": "$29.00", "priceCurrency": "USD"},
        },
    ],
}


def test_the_variants_of_a_product_are_judged_each(run: Run, tmp_path: Path) -> None:
    said = found(run, tmp_path, "tee.jsonld", json.dumps(GROUP, indent=1), "--spec", "website@2026-08")
    assert [(line, rule, text.partition(" (")[0]) for line, rule, text in said] == [
        (35, "channel/not-a-value", "TEE-M: offers.price: '$29.00' is not a price")
    ]


def test_a_category_counts_by_its_id_and_by_its_path(run: Run, tmp_path: Path) -> None:
    options = "--spec", "google-merchant", "--country", "US"
    for category in ("212", "Apparel &amp; Accessories &gt; Clothing &gt; Shirts &amp; Tops", "Media &gt; Books"):
        told = f"<g:google_product_category>{category}</g:google_product_category>"
        said = found(run, tmp_path, "google.xml", GOOD.replace(PUBLISHED, told), *options)
        missing = {message.split()[1] for _, rule, message in said if rule == "channel/missing-field"}
        wanted = set() if "Media" in category else {"color", "size", "gender", "age_group"}
        assert missing == wanted


def test_only_some_rules_are_looked_for_in_several_formats_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "google.xml").write_text(GOOD.replace("in_stock", "in stock").replace("29.00", "0.00"))
    command = "channel", "check", "google.xml", "--spec", "google-merchant", "--country", "US"
    both = run(tmp_path, *command, "--output-format", "concise", "--output", f"json={tmp_path}/out.json")
    assert "[channel/not-a-value]" in both.out
    assert "[channel/out-of-range]" in both.out
    rules = {each["rule"] for each in json.loads((tmp_path / "out.json").read_text())["findings"]}
    assert rules >= {"channel/not-a-value", "channel/out-of-range"}
    some = run(tmp_path, *command, "--output-format", "concise", "--select", "channel/not-a-value")
    assert "[channel/not-a-value]" in some.out
    assert "[channel/out-of-range]" not in some.out
    others = run(tmp_path, *command, "--ignore", "channel/not-a-value", "--ignore", "channel/out-of-range")
    assert others.code == 0
    refused = run(tmp_path, *command, "--ignore", "channel/not-a-valu")
    assert (refused.code, "did you mean 'channel/not-a-value'" in refused.err) == (2, True)


def test_a_file_of_something_else_is_not_judged(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("<urlset><url><loc>https://shop.example</loc></url></urlset>")
    said = run(tmp_path, "channel", "check", "sitemap.xml", "--spec", "google-merchant@2026-08")
    assert said.code == 2
    assert "'sitemap.xml' has no field of google-merchant@2026-08: it says loc" in said.err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("no.xml",), "'no.xml' does not exist"),
        (("products.csv", "--spec", "shopfy"), "spec 'shopfy' does not exist"),
        (("products.csv", "--output-format", "pdf"), "output format 'pdf' does not exist"),
        (("products.csv", "--now", "soon"), "--now 'soon' is not a day"),
    ],
)
def test_what_can_not_be_meant_is_refused(run: Run, tmp_path: Path, words: tuple[str, ...], complaint: str) -> None:
    (tmp_path / "products.csv").write_text(SHOPIFY)
    said = run(tmp_path, "channel", "check", *words)
    assert said.code == 2
    assert complaint in said.err


RECORD = {
    "title": "Tee",
    "description": "x" * 500,
    "link": "https://shop.example/tee",
    "image_link": "https://cdn.shop.example/tee.jpg",
    "availability": "in_stock",
    "price": "29.00 USD",
    "brand": "Harbor",
    "gtin": ["3234567890126"],
    "product_highlight": ["One", "Two"],
}


def many(kind: str, count: int) -> str:
    """A sound feed of so many records."""
    if kind == "tsv":
        return HEAD + "".join(ROW.format(id=number, price="29.00 USD") for number in range(count))
    if kind == "json":
        return json.dumps([{"id": str(number), **RECORD} for number in range(count)])
    item = GOOD[GOOD.index("<item>") : GOOD.index("</channel>")]
    items = "".join(item.replace("TEE-1", f"TEE-{number}") for number in range(count))
    return GOOD.replace(item, items)


@pytest.mark.parametrize("kind", ["tsv", "xml", "json"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, kind: str) -> None:
    spec = next(each for each in shipped_specs().values() if each.name == "google-merchant")

    def peak(count: int) -> int:
        path = tmp_path / f"many.{kind}"
        path.write_text(many(kind, count))
        tracemalloc.start()
        checked = check_feed(FeedAsked(path, path.name, spec, Given("US"), "2026-09-01", "2026-12-01"))
        assert checked.records == count
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    # The ids of records are held, with some hundred bytes each; a record that is read has several thousand.
    peak(2)
    assert peak(300) - peak(100) < 200 * 1000


@pytest.mark.parametrize("name", ["custom_catalog_example.json", "custom_catalog_example.xml"])
def test_klaviyos_own_samples_are_taken(run: Run, tmp_path: Path, name: str) -> None:
    sample = SHARED / "klaviyo" / name
    if not sample.exists():
        pytest.skip("the samples of others are not at hand")
    assert found(run, tmp_path, name, sample.read_bytes()) == []


def test_others_samples_are_read_whatever_they_hold() -> None:
    samples = sorted(each for name in ("klaviyo", "acp") for each in (SHARED / name).rglob("*example*"))
    if not samples:
        pytest.skip("the samples of others are not at hand")
    spec = next(each for each in shipped_specs().values() if each.name == "google-merchant")
    for path in (each for each in samples if each.is_file() and each.suffix == ".json"):
        found = [*read_records(path, form_of(path, spec))]
        assert found, path
        assert not [each for each in found if isinstance(each, Damage)], path
