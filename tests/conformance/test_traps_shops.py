"""What goes wrong again and again between shops: spelling, separators, line ends, barcodes."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from omnicat.channels import shipped_specs
from omnicat.checks.written import Given, WrittenChecks
from omnicat.importers import Draft, read_draft
from tests.specs.small_shop import MUG, TEE, channel, shown, written

TEMPLATE = "Title,URL handle,SKU,Barcode,Option1 name,Option1 value,Price"
EXPORT = "Handle,Title,Variant SKU,Variant Barcode,Option1 Name,Option1 Value,Variant Price"


def text(name: str, format_name: str, *products: str) -> str:
    return written(name, format_name, *products)[1].decode()


def found(spec: str, record: dict[str, Any]) -> set[tuple[str, str]]:
    checks = WrittenChecks(shipped_specs()[spec], Given("US"), today="2026-09-01", horizon="2026-09-01")
    return {(each.field, each.rule.id) for each in checks.check(record)}


def imported(folder: Path, content: str) -> Draft:
    path = folder / "products.csv"
    path.write_text(content, encoding="utf-8", newline="")
    return read_draft([path])


def test_shopifys_two_dialects_are_two_specs_and_neither_takes_the_others_headings() -> None:
    template, export = ({each.field.name for each in channel(name).fields} for name in ("shopify", "shopify-export"))
    assert {"URL handle", "Description", "SKU", "Option1 name"} <= template - export
    assert {"Handle", "Body (HTML)", "Variant SKU", "Option1 Name"} <= export - template
    assert ("Handle", "channel/unknown-column") in found("shopify@2026-07", {"Handle": "tee"})
    assert ("option1 name", "channel/unknown-column") in found("shopify@2026-07", {"option1 name": "Color"})


@pytest.mark.parametrize(
    ("header", "row"),
    [(TEMPLATE, "Tee,tee,T-1,,Title,Default Title,29"), (EXPORT, "tee,Tee,T-1,,Title,Default Title,29")],
)
def test_both_of_shopifys_dialects_are_read(header: str, row: str, tmp_path: Path) -> None:
    (product,) = imported(tmp_path, f"{header}\n{row}\n").products
    assert (product.data["sku"], product.data["attributes"]["name"]) == ("T-1", "Tee")


def test_shopifys_template_ends_lines_in_crlf_and_its_export_in_lf() -> None:
    template, export = text("shopify", "csv", TEE), text("shopify-export", "csv", TEE)
    assert template.count("\r\n") > 2
    assert "\r" not in export
    assert not template.startswith("\ufeff")
    assert not export.startswith("\ufeff")


def test_a_line_break_in_a_description_stays_in_its_cell() -> None:
    broken = MUG.replace("en-US: A mug for outdoors.", 'en-US: "<p>One</p>\\n<p>Two</p>"')
    (row,) = csv.DictReader(StringIO(text("shopify", "csv", broken), newline=""))
    assert row["Description"] == "<p>One</p>\n<p>Two</p>"


def test_a_metafield_is_known_by_what_stands_in_brackets_whatever_its_label() -> None:
    for label in ("Color", "Kolor", "Farbe"):
        name = f"{label} (product.metafields.shopify.color-pattern)"
        assert (name, "channel/unknown-column") not in found("shopify@2026-07", {name: "navy"})
    assert ("Color (product.color)", "channel/unknown-column") in found(
        "shopify@2026-07", {"Color (product.color)": "x"}
    )


@pytest.mark.parametrize("label", ["Color", "Kolor", "Farbe"])
def test_a_metafield_column_in_any_language_is_read_as_the_same_attribute(label: str, tmp_path: Path) -> None:
    header = f"{EXPORT},{label} (product.metafields.shopify.color-pattern)"
    (product,) = imported(tmp_path, f"{header}\ntee,Tee,T-1,,Title,Default Title,29,navy\n").products
    assert product.data["attributes"]["color"] == "navy"


def test_an_apostrophe_before_a_barcode_is_taken_off_when_it_is_read(tmp_path: Path) -> None:
    (product,) = imported(tmp_path, f"{EXPORT}\ntee,Tee,T-1,'9521234543213,Title,Default Title,29\n").products
    assert product.data["attributes"]["gtin"] == "9521234543213"


def test_a_gtin_is_judged_by_each_shops_own_rule() -> None:
    woo, big = "GTIN, UPC, EAN, or ISBN", "Global Trade Number"
    assert (woo, "channel/pattern") not in found("woocommerce@2026-08", {woo: "0-306-40615-X"})
    assert (woo, "channel/pattern") in found("woocommerce@2026-08", {woo: "306 40615"})
    assert (big, "channel/too-long") in found("bigcommerce@2026-04", {big: "109521234543213"})
    assert (big, "channel/too-long") not in found("bigcommerce@2026-04", {big: "09521234543213"})


def test_prices_are_plain_decimals_in_tables_and_numbers_in_json() -> None:
    said = {
        "shopify": "Price",
        "shopify-export": "Variant Price",
        "woocommerce": "Regular price",
        "bigcommerce": "Price",
        "product-set": "variants.price",
    }
    assert {name: shown(MUG, name)[0].spelled[field] for name, field in said.items()} == dict.fromkeys(said, "14.90")
    assert '"price":14.90,' in text("klaviyo", "json", MUG)
    assert json.loads(text("mailchimp", "json", MUG))[0]["variants"][0]["price"] == 14.9


def test_true_and_false_are_spelled_by_each_shop() -> None:
    mug = MUG.replace("  mpn:", "  taxable: false\n  mpn:")
    assert shown(mug, "shopify")[0].record["Charge tax"] == "FALSE"
    assert shown(mug, "bigcommerce")[0].record["Is Visible"] == "TRUE"
    assert shown(mug, "woocommerce")[0].record["Published"] == "1"
    assert shown(mug, "product-set")[0].spelled["variants.taxable"] is False
    for spec, field in (("shopify@2026-07", "Charge tax"), ("bigcommerce@2026-04", "Is Visible")):
        for word in ("Y", "1", "true", "yes"):
            assert (field, "channel/not-a-value") in found(spec, {field: word})
    assert ("Is featured?", "channel/not-a-value") in found("woocommerce@2026-08", {"Is featured?": "TRUE"})


def test_woocommerce_has_words_besides_true_and_false() -> None:
    said = {"Published": "-1", "Backorders allowed?": "notify", "In stock?": "backorder"}
    assert not {each for each in found("woocommerce@2026-08", said) if each[1] == "channel/not-a-value"}


def test_several_values_are_parted_by_each_shops_own_sign_which_is_escaped_where_it_is_text() -> None:
    tee = TEE.replace("categories: [apparel/tees]", "categories: [home, apparel/tees]").replace(
        "  weight:", '  tags: [summer, "soft, warm"]\n  weight:'
    )
    shop = {name: next(csv.DictReader(StringIO(text(name, "csv", tee), newline=""))) for name in SEVERAL}
    assert {name: row["Categories"] for name, row in shop.items() if "Categories" in row} == {
        "woocommerce": "Home\\, garden/yard, Apparel > Tees",
        "bigcommerce": "Home, garden\\/yard;Apparel/Tees",
    }
    assert shop["woocommerce"]["Tags"] == "summer, soft\\, warm"


SEVERAL = ("woocommerce", "bigcommerce", "shopify")


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A category whose name holds the separators."""
    from tests.specs import small_shop

    added = small_shop.CATEGORIES + 'home: {label: "Home, garden/yard"}\n'
    caches = (small_shop.texts, small_shop.model, small_shop.channel)
    monkeypatch.setattr(small_shop, "CATEGORIES", added)
    for each in caches:
        each.cache_clear()
    yield
    for each in caches:
        each.cache_clear()
