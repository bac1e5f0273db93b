"""Feeds for shops and their e-mails, as those who read them find them."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from omnicat.checks.written import Given
from omnicat.feeds import columns_of, read
from omnicat.findings import Severity
from omnicat.looking.feed_check import FeedAsked, check_feed
from tests.specs.small_shop import MUG, TEE, channel, feed, shown, written

SHARED = Path(__file__).parents[2] / "../shared"
KLAVIYO, SAMPLES = SHARED / "channels/data/klaviyo", SHARED / "samples"
needs_klaviyo = pytest.mark.skipif(not KLAVIYO.exists(), reason="Klaviyo's example feeds are not here")
needs_samples = pytest.mark.skipif(not SAMPLES.exists(), reason="the shops' own files are not here")


def rows(name: str, *products: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written(name, "csv", *products)[1].decode(), newline=""), strict=True))


@needs_klaviyo
def test_klaviyos_json_has_the_shape_of_its_example() -> None:
    theirs = json.loads((KLAVIYO / "custom_catalog_example.json").read_text(encoding="utf-8"))
    ours = json.loads(written("klaviyo", "json", TEE)[1])
    assert type(ours) is type(theirs)
    for name, value in theirs[0].items():
        same = (int, float) if isinstance(value, int) else type(value)
        assert isinstance(ours[0][name], same), name


@needs_klaviyo
def test_klaviyos_xml_has_the_shape_of_its_example() -> None:
    theirs = ElementTree.fromstring((KLAVIYO / "custom_catalog_example.xml").read_bytes())
    ours = ElementTree.fromstring(written("klaviyo", "xml", TEE)[1])
    assert (ours.tag, ours[0].tag) == (theirs.tag, theirs[0].tag)
    assert {each.tag for each in theirs[0]} <= {each.tag for each in ours[0]}
    assert ours[0].findtext("categories") == "Apparel,Tees"
    assert not [each for item in ours for each in item if len(each)]


def test_mailchimp_takes_a_product_without_variants_as_its_only_one() -> None:
    tee, mug = json.loads(written("mailchimp", "json", TEE, MUG)[1])
    assert [each["id"] for each in tee["variants"]] == ["TEE-HARBOR-NVY-S", "TEE-HARBOR-RED-M"]
    assert [(each["id"], each["price"]) for each in mug["variants"]] == [("MUG-ENAMEL", 14.9)]
    assert {sku for each in tee["images"] for sku in each.get("variant_ids", ())} == {"TEE-HARBOR-NVY-S"}


def test_a_batch_for_mailchimp_holds_a_call_for_each_product() -> None:
    plan = channel("mailchimp").profile.feeds[1]
    made = feed("mailchimp", plan)
    data = _written(made, TEE, MUG)
    calls = json.loads(data)["operations"]
    assert {(each["method"], each["path"]) for each in calls} == {("POST", "/ecommerce/stores/s1/products")}
    assert [each["operation_id"] for each in calls] == ["TEE-HARBOR", "MUG-ENAMEL"]
    assert [json.loads(each["body"]) for each in calls] == [dict(each) for each in read(made, BytesIO(data))]
    assert json.loads(calls[0]["body"])["title"] == "Harbor organic tee, <crew> & neck"


def test_a_product_set_names_its_options_and_those_of_each_variant() -> None:
    tee, mug = map(json.loads, written("product-set", "jsonl", TEE, MUG)[1].splitlines())
    assert tee["identifier"] == {"handle": "tee-harbor"}
    assert [(each["name"], [value["name"] for value in each["values"]]) for each in tee["input"]["productOptions"]] == [
        ("Color", ["Navy", "Red"]),
        ("Size", ["S", "M"]),
    ]
    for variant in tee["input"]["variants"]:
        assert [each["optionName"] for each in variant["optionValues"]] == ["Color", "Size"]
    assert mug["input"]["productOptions"][0]["values"] == [{"name": "Default Title"}]
    assert mug["input"]["variants"][0]["optionValues"] == [{"optionName": "Title", "name": "Default Title"}]
    assert tee["input"]["variants"][1]["compareAtPrice"] == "29.00"


def test_what_is_retired_is_archived_or_hidden() -> None:
    retired = MUG.replace("status: active", "status: retired")
    names = ("shopify", "shopify-export", "product-set", "woocommerce", "bigcommerce")
    said = {"shopify": "Status", "shopify-export": "Status", "product-set": "status", "woocommerce": "Published"}
    shown_as = {name: _anyway(name, retired)[said.get(name, "Is Visible")] for name in names}
    assert shown_as == {
        "shopify": "Archived",
        "shopify-export": "archived",
        "product-set": "ARCHIVED",
        "woocommerce": "-1",
        "bigcommerce": "FALSE",
    }


@pytest.mark.parametrize(
    ("name", "format_name", "records"),
    [
        ("shopify", "csv", 5),
        ("shopify-export", "csv", 5),
        ("woocommerce", "csv", 4),
        ("bigcommerce", "csv", 9),
        ("product-set", "jsonl", 2),
        ("mailchimp", "json", 2),
        ("klaviyo", "json", 3),
        ("klaviyo", "xml", 3),
    ],
)
def test_what_is_written_is_clean_to_channel_check(name: str, format_name: str, records: int, tmp_path: Path) -> None:
    path = tmp_path / f"feed.{format_name}"
    path.write_bytes(written(name, format_name, TEE, MUG)[1])
    assert _checked(name, path) == ([], records)


def test_a_broken_call_of_a_batch_has_its_line(tmp_path: Path) -> None:
    data = _written(feed("mailchimp", channel("mailchimp").profile.feeds[1]), TEE, MUG)
    path = tmp_path / "batch.json"
    path.write_bytes(data)
    assert _checked("mailchimp", path) == ([], 2)
    path.write_bytes(data.replace(b'\\"title\\":\\"Enamel mug\\",', b""))
    assert [(line, field) for line, field in _checked("mailchimp", path)[0]] == [
        (3, "title"),
        (3, "variants.title"),
    ]


@needs_samples
@pytest.mark.parametrize(
    ("name", "file", "records"),
    [
        ("shopify-export", "shopify/apparel.csv", 22),
        ("shopify-export", "shopify/home-and-garden.csv", 21),
        ("woocommerce", "woocommerce/sample_products.csv", 24),
    ],
)
def test_the_files_people_have_are_accepted(name: str, file: str, records: int) -> None:
    assert _checked(name, SAMPLES / file) == ([], records)


@needs_samples
def test_the_shops_know_each_column_of_the_files_people_have() -> None:
    files = {
        "shopify": ["new_template_header_2025-26.csv"],
        "shopify-export": ["apparel.csv", "home-and-garden.csv", "export_header_2026_with_metafields.csv"],
    }
    for name, several in files.items():
        for file in several:
            assert _unknown(name, SAMPLES / "shopify" / file) == []
    assert _unknown("woocommerce", SAMPLES / "woocommerce/sample_products.csv") == []


@needs_samples
def test_shopifys_template_has_our_columns_in_our_order() -> None:
    with (SAMPLES / "shopify/new_template_header_2025-26.csv").open(encoding="utf-8", newline="") as stream:
        theirs = next(csv.reader(stream))
    made = channel("shopify")
    mapped = {each.field.name: each for each in made.fields}
    assert list(columns_of(made.profile.feeds[0], made.profile.spec, mapped)) == theirs


def _checked(name: str, path: Path) -> tuple[list[tuple[int, str]], int]:
    """The line and the field of what is no mere note, and how many records there are."""
    spec = channel(name).profile.spec
    asked = FeedAsked(path, path.name, spec, Given("US", settings={"store_id": "s1"}), "2026-09-01", "2026-09-01")
    checked = check_feed(asked)
    worse = [each for each in checked.findings if each.severity > Severity.NOTE]
    return [(each.where.line, each.where.pointer) for each in worse], checked.records


def _unknown(name: str, path: Path) -> list[str]:
    import re

    spec = channel(name).profile.spec
    with path.open(encoding="utf-8", newline="") as stream:
        headings = next(csv.reader(stream))
    own = [re.compile(each.name) for each in spec.own_fields]
    return [each for each in headings if each not in spec.fields and not any(form.fullmatch(each) for form in own)]


def _anyway(name: str, text: str) -> dict[str, Any]:
    """What a channel says of a product that it is asked to show whatever its status."""
    from tests.specs.small_shop import PROFILES

    asking = f"{name}-all"
    PROFILES[asking] = f"{PROFILES[name]}select: status != 'draft'\n"
    try:
        return dict(shown(text, asking)[0].record)
    finally:
        del PROFILES[asking]


def _written(made: Any, *products: str) -> bytes:
    from omnicat.feeds import join, render_footer, render_header, render_item

    fragments = [render_item(made, shown(each, "mailchimp")[0]) for each in products]
    return b"".join(join(made.plan, render_header(made), fragments, render_footer(made)))
