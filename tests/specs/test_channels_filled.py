"""A small shop in every shipped channel: what its feeds hold, and what the channels' own schemas say of them."""

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest

from omnicat.feeds import count
from tests.specs.small_shop import MUG, PROFILES, TEE, channel, shown, written

SHARED = Path(__file__).parents[2] / "../shared/channels/data"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the channels' official schemas are not here")

SOLD = [
    ("google-us", "xml", 3),
    ("google-de", "tsv", 3),
    ("amazon", "json", 4),
    ("shopify", "csv", 2),
    ("woocommerce", "csv", 4),
    ("bigcommerce", "csv", 2),
    ("shopify-export", "csv", 2),
    ("product-set", "jsonl", 2),
    ("mailchimp", "json", 2),
    ("klaviyo", "json", 3),
    ("klaviyo", "xml", 3),
    ("website", "xml", 2),
]


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("text", [TEE, MUG])
def test_every_default_mapping_can_be_filled(name: str, text: str) -> None:
    assert shown(text, name)[1] == ()


@pytest.mark.parametrize(("name", "format_name", "items"), SOLD)
def test_what_is_written_is_read_back_and_counted(name: str, format_name: str, items: int) -> None:
    feed, data = written(name, format_name, TEE, MUG)
    assert count(feed, BytesIO(data)) == items


def test_variants_share_a_group_and_single_products_have_none() -> None:
    tee, mug = shown(TEE, "google-us")[0], shown(MUG, "google-us")[0]
    assert {each.record["item_group_id"] for each in tee.variants} == {"TEE-HARBOR"}
    assert "item_group_id" not in mug.record


@pytest.mark.parametrize(
    ("name", "field", "titles"),
    [
        ("google-us", "title", ("Harbor tee – Navy, S", "Harbor tee in red")),
        ("amazon", "attributes.item_name", ("Harbor tee, Navy, S", "Harbor tee in red")),
        ("website", "name", ("Harbor tee – Navy, S", "Harbor tee in red")),
    ],
)
def test_a_title_says_what_tells_a_variant_apart_unless_it_has_a_name_of_its_own(
    name: str, field: str, titles: tuple[str, str]
) -> None:
    tee = TEE.replace('"Harbor organic tee, <crew> & neck"', "Harbor tee").replace(
        "      color: red\n", "      name: Harbor tee in red\n      color: red\n"
    )
    parent = shown(tee, name)[0]
    assert tuple(each.fields[field].value for each in parent.variants) == titles
    assert field not in parent.fields or parent.fields[field].value == "Harbor tee"


def test_a_long_name_is_cut_for_google_and_stands_alone_on_amazon() -> None:
    tee = TEE.replace('"Harbor organic tee, <crew> & neck"', f"{'Harbor tee of soft cotton ' * 6}".strip()[:149])
    title = shown(tee, "google-us")[0].variants[0].record["title"]
    assert len(title) <= 150
    assert title.endswith("… – Navy, S")
    short = TEE.replace('"Harbor organic tee, <crew> & neck"', "x" * 70)
    assert shown(short, "amazon")[0].variants[0].fields["attributes.item_name"].value == "x" * 70


def test_a_color_with_a_name_of_its_own_is_told_apart_by_size_alone() -> None:
    nested = (
        TEE.partition("variants:")[0]
        + """variants:
  - sku: TEE-NVY
    attributes: {color: navy, name: Navy harbor tee}
    variants:
      - {sku: TEE-NVY-S, attributes: {size: S}}
"""
    )
    assert shown(nested, "google-us")[0].variants[0].record["title"] == "Navy harbor tee – S"


def test_identifiers_are_denied_only_where_the_owner_says_so() -> None:
    plain = MUG.replace('  gtin: "9521234543237"\n', "").replace("  mpn: HP-EM-1\n", "")
    made_to_order = plain.replace("  brand:", "  google_custom_product: true\n  brand:")
    assert "identifier_exists" not in shown(plain, "google-us")[0].record
    assert shown(made_to_order, "google-us")[0].record["identifier_exists"] == "no"
    assert (
        "identifier_exists"
        not in shown(made_to_order.replace("  brand:", "  mpn: X1\n  brand:"), "google-us")[0].record
    )


def test_one_bullet_alone_is_not_a_highlight() -> None:
    one = MUG.replace("[Unbreakable steel, Holds 350 ml of coffee, Goes on the fire]", "[Unbreakable steel]")
    assert "product_highlight" not in shown(one, "google-us")[0].record


def test_energy_classes_go_to_three_countries_and_certificates_elsewhere() -> None:
    lamp = MUG.replace("  mpn: HP-EM-1\n", "  mpn: HP-EM-1\n  energy_class: A\n  eprel: '123456'\n")
    record = shown(lamp, "google-de")[0].record
    assert "energy_efficiency_class" not in record
    assert record["certification"] == (
        {"certification_authority": "EC", "certification_name": "EPREL", "certification_code": "123456"},
    )


@needs_shared
def test_amazon_messages_fit_the_official_schema() -> None:
    import jsonschema

    schema = json.loads((SHARED / "amazon/schemas_feeds/listings-feed-schema-v2.json").read_text(encoding="utf-8"))
    feed = json.loads(written("amazon", "json", TEE, MUG)[1])
    jsonschema.Draft7Validator(schema).validate(feed)
    assert [each["messageId"] for each in feed["messages"]] == [1, 2, 3, 4]


@needs_shared
def test_amazon_attributes_fit_a_product_type_definition() -> None:
    import jsonschema

    definition = json.loads((SHARED / "amazon/ptd_HAIRBAND_en_US_abridged.json").read_text(encoding="utf-8"))
    known = {name: {**each, "$defs": definition["$defs"]} for name, each in definition["properties"].items()}
    formats = jsonschema.FormatChecker(["date"])
    formats.checks("date-time")(lambda text: "T" in str(text))
    for message in json.loads(written("amazon", "json", TEE, MUG)[1])["messages"]:
        for name in message["attributes"].keys() & known.keys():
            jsonschema.Draft201909Validator(known[name], format_checker=formats).validate(message["attributes"][name])


def test_an_amazon_parent_has_no_offer_and_its_children_name_it() -> None:
    parent, child = shown(TEE, "amazon")[0], shown(TEE, "amazon")[0].variants[1]
    assert parent.record["requirements"] == "LISTING_PRODUCT_ONLY"
    assert not {"purchasable_offer", "fulfillment_availability", "condition_type"} & parent.record["attributes"].keys()
    assert parent.record["attributes"]["variation_theme"] == [{"name": "COLOR/SIZE"}]
    assert child.record["attributes"]["child_parent_sku_relationship"][0]["parent_sku"] == "TEE-HARBOR"


def test_an_amazon_sale_has_its_schedule_and_exact_prices() -> None:
    data = written("amazon", "json", TEE)[1].decode()
    assert (
        '"discounted_price":[{"schedule":[{"start_at":"2026-11-01","end_at":"2026-11-30","value_with_tax":19.50}]}]'
        in data
    )


@pytest.mark.parametrize(
    ("written", "google", "shopify"),
    [("14", "14.00 USD", "14.00"), ("14.9", "14.90 USD", "14.90"), ("14.90", "14.90 USD", "14.90")],
)
def test_a_price_has_all_its_decimals(written: str, google: str, shopify: str) -> None:
    mug = MUG.replace("USD: 14.90", f"USD: {written}")
    assert shown(mug, "google-us")[0].record["price"] == google
    assert shown(mug, "shopify")[0].record["Price"] == shopify


def test_stock_that_is_not_tracked_is_said_to_be_there() -> None:
    stock = shown(MUG, "amazon")[0].record["attributes"]["fulfillment_availability"]
    assert stock == [{"fulfillment_channel_code": "DEFAULT", "is_inventory_available": True}]


def test_shopify_rows_are_grouped_below_their_handle() -> None:
    _, data = written("shopify", "csv", TEE, MUG)
    assert data.count(b"\r\n") == data.count(b"\n") == 6
    rows = list(csv.DictReader(StringIO(data.decode(), newline="")))
    assert [row["URL handle"] for row in rows] == ["tee-harbor"] * 4 + ["mug-enamel"]
    assert [row["Title"] for row in rows[:3]] == ["Harbor organic tee, <crew> & neck", "", ""]
    assert [row["Option1 value"] for row in rows] == ["Navy", "Red", "", "", "Default Title"]
    assert [row["Image position"] for row in rows] == ["1", "2", "3", "4", "1"]
    assert [(row["Price"], row["Compare-at price"]) for row in rows[:2]] == [("29.00", ""), ("19.50", "29.00")]


def test_a_shopify_variant_image_is_one_of_the_product() -> None:
    rows = list(csv.DictReader(StringIO(written("shopify", "csv", TEE)[1].decode(), newline="")))
    assert [row["Variant image URL"] for row in rows if row["Variant image URL"]] == [rows[3]["Product image URL"]]


@needs_shared
def test_shopify_has_the_columns_of_the_import_template() -> None:
    template = SHARED / "../../samples/shopify/new_template_header_2025-26.csv"
    header = template.read_bytes().splitlines()[0]
    assert written("shopify", "csv", MUG)[1].splitlines()[0] == header


@needs_shared
def test_json_ld_uses_words_of_schema_org_where_they_belong() -> None:
    graph = json.loads((SHARED / "schemaorg/schemaorg-current-https.jsonld").read_text(encoding="utf-8"))["@graph"]
    above = {each["@id"]: _ids(each.get("rdfs:subClassOf")) for each in graph}
    domains = {each["@id"]: _ids(each.get("schema:domainIncludes")) for each in graph}
    for product in (TEE, MUG):
        for kind, key in _words(json.loads(written("website", "jsonld", product)[1])):
            assert domains.get(f"schema:{key}", set()) & _ancestors(f"schema:{kind}", above), (kind, key)


def test_pictures_that_were_never_downloaded_are_linked_where_they_are() -> None:
    web = """source_images: ["https://web.example/1.jpg", "https://web.example/2.jpg"]
  source_image_texts: [{url: "https://web.example/2.jpg", alt: From the side}]
"""
    mug = MUG.replace("assets: {main: mug/front.jpg}\n", "").replace("  mpn: HP-EM-1\n", f"  {web}")
    assert shown(mug, "google-us")[0].record["image_link"] == "https://web.example/1.jpg"
    rows = list(csv.DictReader(StringIO(written("shopify", "csv", mug)[1].decode(), newline="")))
    assert [(row["Product image URL"], row["Image alt text"]) for row in rows] == [
        ("https://web.example/1.jpg", ""),
        ("https://web.example/2.jpg", "From the side"),
    ]


def test_json_ld_can_not_end_the_script_around_it() -> None:
    evil = MUG.replace("{en-US: Enamel mug,", "{en-US: '</script><script>alert(1)</script>',")
    assert b"<" not in written("website", "jsonld", evil)[1]


def test_a_sitemap_lists_each_page_once_with_all_images() -> None:
    text = written("website", "xml", TEE, MUG)[1].decode()
    assert text.count("<loc>") == 2
    assert text.count("<image:loc>") == 5


def test_the_same_feed_is_the_same_bytes() -> None:
    for name, format_name, _ in SOLD:
        assert written(name, format_name, TEE, MUG)[1] == written(name, format_name, TEE, MUG)[1]


@pytest.mark.parametrize("name", PROFILES)
def test_every_field_has_a_place_in_the_record(name: str) -> None:
    listing = shown(TEE, name)[0]
    for each in (listing, *listing.variants):
        top = (
            {field.partition(".")[0] for field in each.fields}
            if channel(name).profile.spec.nested
            else set(each.fields)
        )
        assert set(each.record) == top


def _ids(said: Any) -> set[str]:
    return {each["@id"] for each in (said if isinstance(said, list) else [said] if said else [])}


def _ancestors(kind: str, above: dict[str, set[str]]) -> set[str]:
    return {kind}.union(*(_ancestors(each, above) for each in above.get(kind, ())))


def _words(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        yield from ((value["@type"], key) for key in value if not key.startswith("@"))
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _words(inner)
