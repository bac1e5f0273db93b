"""Which listings a channel shows of a product, and what they know of themselves."""

from decimal import Decimal
from typing import Any

import pytest

from omnicat.channels.completeness import Needs
from omnicat.channels.shop import Shop
from omnicat.model.catalog import Stock
from tests.channels.shop import PROFILE, SPEC, channel, listing, model, shown

SINGLE = "sku: A-1\nfamily: tee\nstatus: active\ncategories: [top/sub]\nattributes: {name: Tee, price: {USD: 29.00, EUR: 27.00, JPY: 3000}}\n"
VARIANTS = (
    SINGLE
    + """\
variants:
  - {sku: V/1, attributes: {color: navy, size: S}}
  - {sku: V2, status: draft, attributes: {color: red, size: S}}
  - {sku: V3, attributes: {color: red, size: M}, channels: {mine: {exclude: true}}}
"""
)
BUNDLE = SINGLE + "associations: {part: [{sku: X, quantity: 2}, Y], similar: [Z]}\n"


def skus(text: str, profile: str = PROFILE) -> list[str]:
    found, _ = shown(text, channel(profile))
    return [each.sku for each in (found, *found.variants)] if found else []


def test_what_is_selected_is_shown() -> None:
    assert skus(SINGLE) == ["A-1"]
    assert skus(VARIANTS) == ["A-1", "V/1"]
    assert skus(VARIANTS, PROFILE + "select: 'true'\n") == ["A-1", "V/1", "V2"]
    assert skus(VARIANTS, PROFILE + "select: color.code == 'red'\n") == ["A-1", "V2"]
    assert skus(SINGLE.replace("active", "draft")) == []
    assert skus(VARIANTS.replace("status: active", "status: retired")) == []
    assert skus(SINGLE, PROFILE + "select: \"'top/sub' in categories and family == 'tee'\"\n") == ["A-1"]
    assert skus(SINGLE, PROFILE + "select: listing.availability == 'in_stock'\n") == ["A-1"]


def test_a_select_that_fails_is_said_of_the_product() -> None:
    found, findings = shown(SINGLE, channel(PROFILE + "select: price > 5\n"))
    assert found is None
    assert [(each.rule, each.subject.code) for each in findings] == [("channel/expression-failed", "A-1")]


def test_links_name_the_product_and_its_variant() -> None:
    found = listing(VARIANTS, channel())
    assert found.record["link"] == "https://hp.example/en/a-1"
    assert found.variants[0].record["link"] == "https://hp.example/en/a-1?variant=V%2F1"


@pytest.mark.parametrize(
    ("text", "stock", "quantity", "availability"),
    [
        (SINGLE, {}, None, "in_stock"),
        (SINGLE, {"A-1": 3}, 3, "in_stock"),
        (SINGLE, {"A-1": 0}, 0, "out_of_stock"),
        (SINGLE.replace("{name", "{availability: preorder, name"), {"A-1": 0}, 0, "preorder"),
        (SINGLE.replace("{name", "{availability: out_of_stock, name"), {"A-1": 9}, 9, "out_of_stock"),
        (BUNDLE, {}, None, "in_stock"),
        (BUNDLE, {"X": 7}, 3, "in_stock"),
        (BUNDLE, {"X": 7, "Y": 2}, 2, "in_stock"),
        (BUNDLE, {"X": 1, "Y": 2}, 0, "out_of_stock"),
        (BUNDLE, {"X": 1, "A-1": 5}, 5, "in_stock"),
        (BUNDLE, {"Z": 0}, None, "in_stock"),
    ],
)
def test_stock_says_what_is_available(
    text: str, stock: dict[str, int], quantity: int | None, availability: str
) -> None:
    about = listing(text, channel(), stock).about
    assert (about["quantity"], about["availability"]) == (quantity, availability)


def test_a_bundle_knows_its_parts() -> None:
    about = listing(BUNDLE, channel()).about
    assert about["is_bundle"]
    assert about["components"] == ({"sku": "X", "quantity": 2}, {"sku": "Y", "quantity": 1})
    assert about["associations"]["similar"] == ({"sku": "Z", "quantity": 1},)


def test_variants_know_their_axes_and_place() -> None:
    found = listing(VARIANTS, channel(PROFILE + "select: 'true'\n"))
    last = found.variants[-1].about
    assert (found.about["variant_count"], last["position"], last["parent"], last["group"]) == (2, 2, "A-1", "A-1")
    assert last["options"] == (
        {"code": "color", "name": "Color", "value": "Red"},
        {"code": "size", "name": "Size", "value": "S"},
    )
    assert found.variants[0].about["axis_values"]["color"] == "NVY"
    assert found.about["taxonomy"] == "7"
    assert listing(SINGLE, channel()).about["category_path"] == ("Top", "Sub")


def test_completeness_names_what_is_missing() -> None:
    spec = SPEC.replace("from: name}", "from: name, need: required}").replace(
        "from: color}", "from: color, need: required}"
    )
    made = channel(PROFILE.replace("en-US", "de-DE"), spec)
    one = Needs(made, Shop(model(), Stock())).completeness_of(listing(SINGLE, made))
    assert (one.sku, one.locale, one.family, one.missing, one.untranslated) == (
        "A-1",
        "de-DE",
        "tee",
        ("color",),
        ("name",),
    )


KINDS = """\
sku: A
family: tee
status: active
attributes:
  name: {en-US: Tee}
  text: {en-US: "<p>Soft &amp; <b>warm</b></p>"}
  bullets: {en-US: [One, Two]}
  color: navy
  marks: [fair, organic]
  weight: 1500 g
  price: {USD: 29.00, JPY: 3000}
  new: true
  count: 7
  ratio: 1.50
  since: 2026-08-01
  gtin: "09521234543213"
  chart: [{size: S, chest: 50 cm}]
"""


def spelled(field: str, profile: str = PROFILE, head: str = "") -> Any:
    spec = SPEC.replace("title: Every kind\n", f"title: Every kind\n{head}") + f"  - {{name: f, {field}}}\n"
    found, findings = shown(KINDS, channel(profile, spec))
    assert found
    return findings[0].message if findings else found.record.get("f")


@pytest.mark.parametrize(
    ("field", "head", "value"),
    [
        ("from: text", "", "Soft & warm"),
        ("from: text, type: html", "", "<p>Soft &amp; <b>warm</b></p>"),
        ("from: bullets, many: true", "", ("One", "Two")),
        ("from: bullets, join: '/'", "", "One/Two"),
        ("from: color", "", "NVY"),
        ("from: color.label", "", "Navy"),
        ("from: color, type: enum, values: {navy: blue}", "", "blue"),
        ("from: color, type: enum, values: {red: r}", "", "f: 'NVY' is not one of its values"),
        ("from: color, type: enum, values: {red: r}, closed: false", "", "NVY"),
        ("from: marks, many: true", "", ("Fair", "Organic")),
        ("from: weight", "", "1500 g"),
        ("from: weight, units: {kg: KG}", "", "1.5 KG"),
        ("from: weight, units: {cm: cm}", "", "f: '1500 g' is in a unit it does not take"),
        ("from: weight, units: {g: grams}", "measure: parts\n", {"amount": Decimal("1500"), "unit": "grams"}),
        ("from: weight, units: {g: g, kg: kg}, max: 1000", "", "1.5 kg"),
        ("from: weight, units: {g: g, kg: kg}, max: 1500", "", "1500 g"),
        ("from: weight, units: {kg: kg, g: g}, max: 2000", "", "1500 g"),
        ("from: weight, units: {mg: mg, oz: oz, kg: kg}, max: 10", "", "1.5 kg"),
        ("from: weight, units: {g: g, kg: kg}, max: 1", "", "1500 g"),
        ("from: weight, type: number", "", Decimal("1500")),
        ("from: price", "", "29.00 USD"),
        ("from: price", "money: '{currency}{amount}'\n", "USD29.00"),
        ("from: price, type: money", "money: number\n", Decimal("29.00")),
        ("from: price, type: money", "money: minor\n", 2900),
        ("from: new", "", "yes"),
        ("from: new", "boolean: ['TRUE', 'FALSE']\n", "TRUE"),
        ("from: new, type: boolean", "boolean: [true, false]\n", True),
        ("from: '\"no\"', type: boolean", "", "no"),
        ("from: '\"maybe\"', type: boolean", "", "f: 'maybe' is neither true nor false"),
        ("from: count, type: integer", "", 7),
        ("from: ratio, type: number", "", Decimal("1.50")),
        ("from: ratio, type: integer", "", "f: '1.50' is not a whole number"),
        ("from: name, type: number", "", "f: 'Tee' is not a number"),
        ("from: since", "", "2026-08-01"),
        ("from: since, type: datetime", "", "2026-08-01T00:00Z"),
        ("from: gtin, type: gtin", "", "09521234543213"),
        ('from: \'{"a": price, "b": weight}\', group: [a, b]', "", {"a": "29.00 USD", "b": "1500 g"}),
        ("from: '{\"a\": color}', group: {a: {values: {navy: N}}, b: {value: B}}", "", {"a": "N", "b": "B"}),
        ("from: '{\"a\": none}', group: {a: {need: required}}", "", "f: part 'a' is missing"),
        ("from: name, group: [a]", "", "f: 'Tee' has no parts"),
        ('from: \'[{"a": 1}, {"a": 2}]\', group: [a], many: true', "", ({"a": 1}, {"a": 2})),
        ('from: \'{"a": price, "b": none}\', type: json', "", {"a": "29.00 USD"}),
        ("from: care", "", None),
        ("from: name, only: 'false'", "", None),
        ("from: '{{ name }} {{ care }} {{ count }}'", "", "Tee 7"),
        ("from: chart, group: [size, chest], many: true", "", ({"size": "S", "chest": "50 cm"},)),
    ],
)
def test_a_value_is_spelled_as_the_channel_asks(field: str, head: str, value: Any) -> None:
    assert spelled(field, head=head) == value


def test_a_price_in_another_currency_is_never_made_up() -> None:
    assert spelled("from: price", PROFILE.replace("USD", "EUR")) is None
    assert spelled("from: price, type: money", PROFILE.replace("USD", "JPY"), "money: minor\n") == 3000


def test_options_are_spelled_for_the_profile_before_the_spec() -> None:
    assert listing(KINDS, channel(name="other")).record["color"] == "Navy Blue"
    assert listing(KINDS, channel(name="mine")).record["color"] == "NVY"
    assert listing(KINDS.replace("navy", "red"), channel(PROFILE.replace("en-US", "de-DE"))).record["color"] == "Red"


def test_dots_and_shapes_make_the_levels_of_json() -> None:
    head = "nested: true\nshapes: {said: [{value: $value, tag: $language_tag, who: $seller, none: $value.x}]}\n"
    spec = SPEC.replace("title: Every kind\n", f"title: Every kind\n{head}") + (
        "  - {name: offers.price, from: price.amount, type: number}\n"
        "  - {name: offers.said, from: bullets, many: true, shape: said}\n"
    )
    assert listing(KINDS, channel(PROFILE, spec)).record["offers"] == {
        "price": Decimal("29.00"),
        "said": [
            {"value": "One", "tag": "en_US", "who": "me"},
            {"value": "Two", "tag": "en_US", "who": "me"},
        ],
    }


def test_what_is_filled_into_a_group_stays_in_its_own_listing() -> None:
    spec = SPEC.replace("title: Every kind\n", "title: Every kind\nnested: true\n") + (
        "  - {name: more, from: \"{'kind': listing.kind}\", type: json}\n  - {name: more.count, from: count}\n"
    )
    made = channel(PROFILE, spec)
    assert listing(KINDS, made).record["more"] == {"kind": "single", "count": "7"}
    assert listing(SINGLE, made).record["more"] == {"kind": "single"}
    assert listing(SINGLE, made).spelled["more"] == {"kind": "single"}
