"""What goes wrong when one row is sent to Microsoft, Meta, Pinterest and TikTok alike: each trap, held against them."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from omnicat.checks.written import RepeatedIds, Wrong
from omnicat.findings import Severity
from omnicat.model.channel import Spec
from tests.conformance.cases import CaseFile, read
from tests.specs.small_shop import MUG, TEE, channel, plan_of, shown, written

GOOGLE = "{http://base.google.com/ns/1.0}"
NAMES = {
    "microsoft": "microsoft-merchant",
    "meta": "meta-catalog",
    "pinterest": "pinterest",
    "tiktok": "tiktok",
    "google-us": "google-merchant",
}
ADS = ("microsoft", "meta", "pinterest", "tiktok")

every_channel = pytest.mark.parametrize("name", ADS)


@pytest.mark.parametrize(
    ("name", "in_stock", "out_of_stock", "preorder", "backorder"),
    [
        ("microsoft", "in stock", "out of stock", "preorder", "out of stock"),
        ("meta", "in stock", "out of stock", "preorder", "available for order"),
        ("pinterest", "in stock", "out of stock", "preorder", "out of stock"),
        ("tiktok", "in stock", "out of stock", "preorder", "available for order"),
        ("google-us", "in_stock", "out_of_stock", "preorder", "backorder"),
    ],
)
def test_availability_is_in_the_words_of_each_channel(
    name: str, in_stock: str, out_of_stock: str, preorder: str, backorder: str
) -> None:
    words = {"in_stock": in_stock, "out_of_stock": out_of_stock, "preorder": preorder, "backorder": backorder}
    for ours, theirs in words.items():
        mug = _saying(f"availability: {ours}\n  availability_date: 2026-12-24")
        assert shown(mug, name)[0].record["availability"] == theirs


@every_channel
@pytest.mark.parametrize("word", ["in_stock", "IN_STOCK", "pre_order", "PREORDER", "backorder", "AVAILABLE_FOR_ORDER"])
def test_the_words_of_another_channel_are_refused(name: str, word: str) -> None:
    assert _severity(name, "availability", word) == Severity.ERROR


def test_microsoft_is_always_told_the_availability_since_silence_means_in_stock() -> None:
    assert shown(_saying("availability: out_of_stock"), "microsoft")[0].record["availability"] == "out of stock"
    assert _severity("microsoft", "availability", None) == Severity.WARNING


def test_microsoft_says_in_capitals_what_google_says_small() -> None:
    plain = MUG.replace('  gtin: "9521234543237"\n', "").replace("  mpn: HP-EM-1\n", "")
    custom = plain.replace("  brand:", "  google_custom_product: true\n  brand:")
    assert shown(custom, "microsoft")[0].record["identifier_exists"] == "FALSE"
    assert shown(custom, "google-us")[0].record["identifier_exists"] == "no"
    assert _rules("microsoft", "identifier_exists", "no") == ["channel/not-a-value"]


def test_a_sale_price_has_no_currency_at_microsoft_and_one_everywhere_else() -> None:
    assert [row["sale_price"] for row in _rows("microsoft", TEE)] == ["", "19.50"]
    for name in ("meta", "pinterest", "tiktok"):
        assert [row["sale_price"] for row in _rows(name, TEE)] == ["", "19.50 USD"]


def test_a_price_of_nothing_is_what_a_phone_with_an_installment_costs_at_once_at_microsoft() -> None:
    phone = {"product_category": "267", "installment": {"months": "24", "amount": "35.00"}}
    assert _rules("microsoft", "price", "0.00 USD", **phone) == []
    assert _rules("microsoft", "price", "0.00 USD", product_category="267") == ["channel/condition"]
    assert _rules("microsoft", "price", "0.00 USD", **{**phone, "product_category": "212"}) == ["channel/condition"]


@pytest.mark.parametrize(
    ("name", "big"), [("microsoft", "big and tall"), ("pinterest", "big_and_tall"), ("google-us", ("big",))]
)
def test_big_has_another_word_in_each_channel(name: str, big: Any) -> None:
    assert shown(_saying("size_type: big"), name)[0].record["size_type"] == big


def test_a_size_system_that_microsoft_does_not_know_is_left_out_there() -> None:
    mexican, british = (_saying(f"size_system: {system}") for system in ("MEX", "UK"))
    assert "size_system" not in shown(mexican, "microsoft")[0].record
    assert shown(british, "microsoft")[0].record["size_system"] == "UK"
    assert shown(mexican, "pinterest")[0].record["size_system"] == "MEX"
    assert _rules("pinterest", "size_system", "MX") == ["channel/not-a-value"]


def test_meta_alone_has_ages_for_all_and_for_teens() -> None:
    for word in ("all ages", "teen"):
        taken = {name: _rules(name, "age_group", word) == [] for name in ADS}
        assert taken == {"microsoft": False, "meta": True, "pinterest": False, "tiktok": False}


def test_the_file_of_tiktok_has_small_letters_where_its_api_has_capitals() -> None:
    assert _rules("tiktok", "age_group", "newborn") == []
    assert _rules("tiktok", "age_group", "NEW_BORN") == ["channel/not-a-value"]


def test_a_fluid_ounce_is_two_words_at_meta_and_one_at_microsoft() -> None:
    price = '{"value": 5.2, "currency": "USD", "unit": "%s"}'
    assert _rules("meta", "unit_price", price % "fl oz") == []
    assert _rules("meta", "unit_price", price % "floz") == ["channel/pattern"]
    assert _rules("microsoft", "unit_pricing_measure", "8 floz") == []
    assert _rules("microsoft", "unit_pricing_measure", "8 fl oz") == ["channel/not-a-value"]


@pytest.mark.parametrize(
    ("name", "field"), [("microsoft", "id"), ("meta", "id"), ("pinterest", "id"), ("tiktok", "sku_id")]
)
def test_an_id_that_stands_twice_is_told_of_since_channels_drop_one_or_all(name: str, field: str) -> None:
    ids = RepeatedIds(_spec(name))
    assert ids.check({field: "A"}, 2) is None
    again = ids.check({field: "A"}, 3)
    assert again
    assert (again.field, again.severity) == (field, Severity.ERROR)


def test_pinterest_cuts_a_long_title_and_drops_a_long_link() -> None:
    assert _severity("pinterest", "title", "x" * 501) == Severity.WARNING
    assert _severity("pinterest", "link", "https://shop.example/" + "x" * 491) == Severity.ERROR


@pytest.mark.parametrize(("name", "most"), [("microsoft", 150), ("meta", 200), ("pinterest", 500), ("tiktok", 500)])
def test_a_long_name_is_cut_for_the_channel_and_still_tells_variants_apart(name: str, most: int) -> None:
    long = TEE.replace('"Harbor organic tee, <crew> & neck"', f"{'Harbor tee of soft cotton ' * 9}".strip())
    titles = [each.record["title"] for each in shown(long, name)[0].variants]
    assert all(len(title) <= most for title in titles)
    assert [title.rpartition(" – ")[2] for title in titles] == ["Navy, S", "Red, M"]


@every_channel
def test_a_comma_in_the_address_of_an_image_does_not_end_it_in_a_list(name: str) -> None:
    web = ", ".join(f'"https://web.example/w_800,h_800/{number}.jpg"' for number in (1, 2, 3))
    mug = MUG.replace("assets: {main: mug/front.jpg}\n", "").replace("  mpn:", f"  source_images: [{web}]\n  mpn:")
    (row,) = _rows(name, mug)
    links = row["additional_image_link"].split(",")
    assert links == [f"https://web.example/w_800%2Ch_800/{number}.jpg" for number in (2, 3)]


@pytest.mark.parametrize(("sign", "instead"), [(";", "%3B"), ("|", "%7C")])
def test_meta_splits_a_list_at_more_signs_than_commas(sign: str, instead: str) -> None:
    web = f'"https://web.example/1.jpg", "https://web.example/a{sign}b.jpg"'
    mug = MUG.replace("assets: {main: mug/front.jpg}\n", "").replace("  mpn:", f"  source_images: [{web}]\n  mpn:")
    assert shown(mug, "meta")[0].record["additional_image_link"] == (f"https://web.example/a{instead}b.jpg",)
    assert _rules("meta", "additional_image_link", (f"https://web.example/a{sign}b.jpg",)) == ["channel/pattern"]


def test_only_what_google_has_too_is_in_googles_namespace_at_meta() -> None:
    tee = TEE.replace("  country_of_origin: PT\n", "  tags: [summer, it's new]\n")
    items = ElementTree.fromstring(written("meta", "xml", tee)[1]).findall("channel/item")
    tags = {each.tag for item in items for each in item}
    assert {f"{GOOGLE}id", f"{GOOGLE}image_link", f"{GOOGLE}sale_price", f"{GOOGLE}shipping"} <= tags
    assert {"color", "additional_image_link", "internal_label", "rich_text_description"} <= tags
    assert not {f"{GOOGLE}color", f"{GOOGLE}additional_image_link", f"{GOOGLE}internal_label"} & tags
    assert [each.text for each in items[0].findall("internal_label")] == ["summer", "it’s new"]


@every_channel
def test_a_sale_price_that_is_no_reduction_is_a_warning_since_the_item_stays(name: str) -> None:
    price = str(_file(name).record["price"])
    sale = price.partition(" ")[0] if name == "microsoft" else price
    assert _severity(name, "sale_price", sale) == Severity.WARNING


def test_a_path_of_categories_has_spaces_at_pinterest_and_three_levels_at_tiktok() -> None:
    mug = _saying("product_type: Home > Kitchen > Drinkware > Mugs")
    assert shown(mug, "pinterest")[0].record["product_type"] == "Home > Kitchen > Drinkware > Mugs"
    assert shown(mug, "tiktok")[0].record["product_type"] == "Home > Kitchen > Drinkware"
    assert _rules("pinterest", "product_type", "Home>Kitchen") == ["channel/pattern"]
    assert _rules("tiktok", "product_type", "Home > Kitchen > Drinkware > Mugs") == ["channel/pattern"]


def test_pinterest_warns_of_a_category_of_two_levels() -> None:
    assert _severity("pinterest", "google_product_category", "Apparel & Accessories > Clothing") == Severity.WARNING
    assert _rules("pinterest", "google_product_category", "Apparel & Accessories > Clothing > Shirts & Tops") == []


def test_microsoft_is_given_one_type_of_product() -> None:
    assert not _spec("microsoft").fields["product_type"].many
    assert _rules("microsoft", "product_type", ("Kitchen", "Mugs")) == ["channel/not-a-value"]


def test_no_day_of_expiry_is_sent_unless_the_shop_says_one_and_the_shop_is_told_of_thirty_days() -> None:
    for name in ("microsoft", "meta", "pinterest"):
        assert "expiration_date" not in shown(MUG, name)[0].record
        assert shown(_saying("expiration_date: 2026-12-24"), name)[0].record["expiration_date"] == "2026-12-24"
    removal = _spec("microsoft").removal
    assert removal
    assert "30 days" in removal.note


@pytest.mark.parametrize(
    ("name", "past", "last", "beyond"),
    [
        ("microsoft", "2026-08-31", "2026-10-01", "2026-10-02"),
        ("meta", "2026-04-30", "2036-01-01", ""),
        ("pinterest", "2026-09-30", "2036-01-01", ""),
    ],
)
def test_a_day_of_expiry_is_not_past_and_at_microsoft_within_thirty_days(
    name: str, past: str, last: str, beyond: str
) -> None:
    """Judged on the day of the channel's cases; a warning, since the channel takes the product."""
    for day, wrong in ((past, True), (last, False), (beyond, True)):
        if day:
            found = _wrong(name, "expiration_date", day)
            said = [(each.rule.id, each.severity) for each in found if each.severity > Severity.NOTE]
            assert said == ([("channel/date-out-of-range", Severity.WARNING)] if wrong else [])


def test_a_sale_that_is_over_is_refused_at_tiktok_which_would_go_on_with_it() -> None:
    over = "2026-09-01T00:00+00:00/2026-09-30T23:59+00:00"
    assert _rules("tiktok", "sale_price_effective_date", over) == ["channel/date-out-of-range"]
    for name in ("meta", "microsoft", "pinterest"):
        assert _rules(name, "sale_price_effective_date", over) == []


def _saying(attributes: str) -> str:
    return MUG.replace("  brand:", f"  {attributes}\n  brand:")


def _file(name: str) -> CaseFile:
    return read(Path(__file__).parent / f"{NAMES[name]}.yaml")


def _spec(name: str) -> Spec:
    return channel(name).profile.spec


def _wrong(name: str, field: str, value: Any, **beside: Any) -> list[Wrong]:
    """What is wrong with one field of the record that the channel's cases begin with."""
    file = _file(name)
    found = file.checks.check({**file.record, **beside, field: value})
    return [each for each in found if each.field == field and each.severity > Severity.NOTE]


def _rules(name: str, field: str, value: Any, **beside: Any) -> list[str]:
    return [each.rule.id for each in _wrong(name, field, value, **beside)]


def _severity(name: str, field: str, value: Any) -> Severity:
    return max(each.severity for each in _wrong(name, field, value))


def _rows(name: str, product: str) -> list[dict[str, str]]:
    """The rows of the channel's table, as another reader has them."""
    formats = {plan.format for plan in channel(name).profile.feeds}
    format_name = "csv" if "csv" in formats else "tsv"
    plan = plan_of(name, format_name)
    text = written(name, format_name, product)[1].decode()
    delimiter = "," if format_name == "csv" else "\t"
    if plan.quoting == "none":
        return list(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE))
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter))
