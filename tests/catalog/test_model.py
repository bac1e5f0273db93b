"""The small part of a catalog is loaded whole, and a broken file loses only itself."""

from decimal import Decimal

import pytest

from omnicat.attributes.definition import Option
from omnicat.catalog import load_model, locate
from omnicat.findings import Location, Rule, Severity, finding
from omnicat.model.catalog import LintIgnore
from omnicat.model.category import Category
from tests.catalog.shop import Memory, placed, shop, shop_model


def test_settings_say_what_the_file_says() -> None:
    settings = shop_model().settings
    assert (settings.name, settings.url) == ("Harbor & Pine", "https://harborandpine.example")
    assert (settings.locale, settings.currency) == ("en-US", "USD")
    assert settings.fallback == {"de-DE": ("en-US",)}
    assert settings.associations["similar"].two_way
    assert settings.associations["part"].quantity
    assert settings.ignores == (LintIgnore("asset/unused", "assets/inbox/**", "not sorted yet"),)
    assert settings.severities == {"completeness/recommended": "note"}


def test_own_roles_stand_beside_the_standard_ones() -> None:
    assert {"main", "gallery", "lifestyle"} <= set(shop_model().settings.roles)


def test_a_plain_label_is_in_the_default_locale() -> None:
    assert shop_model().attributes["brand"].labels == {"en-US": "Brand"}


def test_an_attribute_knows_its_type_limits_and_place() -> None:
    price = shop_model().attributes["price"]
    assert (price.type, price.min, price.currencies) == ("money", Decimal("0.01"), ("USD", "EUR"))
    assert price.where == Location("catalog/attributes/shared.yaml", 3, 1, "price")


def test_an_option_may_be_its_label_alone() -> None:
    options = shop_model().attributes["color"].options
    assert options["red"] == Option("red", {"en-US": "Red"})
    assert options["navy"].channels == {"google-merchant": "Navy Blue"}


def test_a_table_has_typed_columns() -> None:
    assert shop_model().attributes["size_chart"].columns["chest"].unit == "cm"


def test_a_family_inherits_attributes_requirements_and_axes() -> None:
    tee = shop_model().families["tee"]
    assert tee.attributes[:2] == ("name", "brand")
    assert tee.attributes[-1] == "warranty_pdf"
    assert tee.required == {"all": ("name", "brand", "price"), "google": ("gtin",)}
    assert tee.recommended == {"amazon": ("bullets",)}
    assert tee.axes == ("color", "size")
    assert not tee.abstract


def test_categories_inherit_taxonomies_until_said_otherwise() -> None:
    categories = shop_model().categories
    assert list(categories) == ["apparel", "apparel/tees", "apparel/hats"]
    assert categories["apparel/tees"].taxonomies == {"google": "212", "amazon": "SHIRT"}
    where = Location("catalog/categories.yaml", 6, 5, "apparel/children/hats")
    assert categories["apparel/hats"] == Category(
        "apparel/hats", {"en-US": "Hats"}, {"google": "166", "amazon": "SHIRT"}, where
    )


def test_locations_are_flat_texts() -> None:
    assert shop_model().locations["berlin"] == {
        "kind": "store",
        "label": "Berlin",
        "street": "Torstr. 1",
        "city": "Berlin",
        "country": "DE",
    }


def test_a_broken_file_loses_only_itself() -> None:
    model, findings = load_model(shop(catalog__attributes__apparel="color: {type: select"))
    assert "price" in model.attributes
    assert "color" not in model.attributes
    assert [each.rule for each in findings] == ["yaml/syntax"]


def test_a_wrong_definition_loses_only_itself() -> None:
    model, findings = load_model(shop(catalog__attributes__more="fit: {type: txt}\nstyle: 3\nseason: {type: text}\n"))
    assert model.attributes["fit"].type == "text"
    assert model.attributes["season"].type == "text"
    assert placed(findings) == [
        ("schema/not-allowed-value", 1, 13, "fit/type"),
        ("schema/wrong-type", 2, 8, "style"),
    ]


def test_an_empty_folder_is_an_empty_model() -> None:
    model, findings = load_model(Memory({}))
    assert not model.attributes
    assert [each.rule for each in findings] == ["catalog/no-settings"]


def test_an_attribute_is_defined_once() -> None:
    model, findings = load_model(shop(catalog__attributes__zzz="\ncolor: {type: text}\n"))
    assert model.attributes["color"].type == "select"
    assert placed(findings) == [("attribute/defined-twice", 2, 1, "color")]
    assert findings[0].related == (Location("catalog/attributes/apparel.yaml", 1, 1, "color"),)


def test_a_table_in_a_table_counts_as_text() -> None:
    text = "chart: {type: table, columns: {rows: {type: table}}}\n"
    model, findings = load_model(shop(catalog__attributes__chart=text))
    assert model.attributes["chart"].columns["rows"].type == "text"
    assert [each.rule for each in findings] == ["schema/not-allowed-value"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("family: mug\n", ("family/defined-twice", 1, 9, "family")),
        ("family: hat\nparent: aparel\n", ("family/unknown-parent", 2, 9, "parent")),
        ("family: hat\nparent: hat\n", ("family/cycle", 2, 9, "parent")),
    ],
)
def test_families_that_do_not_fit_are_found(text: str, expected: tuple[str, int, int, str]) -> None:
    _, findings = load_model(shop(catalog__families__zzz=text))
    assert placed(findings) == [expected]


def test_a_circle_of_families_is_said_at_each_and_ends() -> None:
    files = shop(catalog__families__a="family: a\nparent: b\n", catalog__families__b="family: b\nparent: a\n")
    model, findings = load_model(files)
    assert [each.rule for each in findings] == ["family/cycle", "family/cycle"]
    assert {"a", "b"} <= set(model.families)


def test_a_family_below_a_circle_is_not_blamed() -> None:
    below = shop(
        catalog__families__a="family: a\nparent: b\n",
        catalog__families__b="family: b\nparent: a\n",
        catalog__families__c="family: c\nparent: a\n",
    )
    _, findings = load_model(below)
    assert {each.subject.code for each in findings} == {"a", "b"}


def test_places_are_filled_in_where_only_a_pointer_is_known() -> None:
    rule = Rule("test/rule", Severity.ERROR, "A test.")
    file = "catalog/attributes/shared.yaml"
    known, gone = Location(file, 7, 7, "x"), Location("catalog/gone.yaml", pointer="a")
    loose = finding(rule, Location(file, pointer="price/min"), "m", related=(Location(file, pointer="brand"), known))
    located, same, lost = locate((loose, finding(rule, known, "m"), finding(rule, gone, "m")), shop())
    assert located.where == Location(file, 3, 41, "price/min")
    assert [each.line for each in located.related] == [2, 7]
    assert (same.where, lost.where) == (known, gone)
