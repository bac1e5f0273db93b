"""The standard attributes are definitions like any other."""

import pytest

from omnicat.attributes.definition import TYPE_NAMES
from omnicat.attributes.unit_table import QUANTITIES
from omnicat.attributes.units import quantity_of
from omnicat.importers import standard_attributes, standard_file


def test_each_has_a_known_type_a_label_in_two_languages_and_a_description() -> None:
    for code, definition in standard_attributes().items():
        assert definition["type"] in TYPE_NAMES, code
        assert set(definition["label"]) == {"en-US", "de-DE"}, code
        assert definition["description"], code


def test_units_measure_what_the_definition_says() -> None:
    measured = {code: said for code, said in standard_attributes().items() if said["type"] == "measurement"}
    assert measured
    for code, said in measured.items():
        assert said["quantity"] in QUANTITIES, code
        assert quantity_of(said["unit"]) == said["quantity"], code


def test_selects_have_options() -> None:
    assert all("options" in said for said in standard_attributes().values() if said["type"] == "select")


@pytest.mark.parametrize(
    ("locales", "label"),
    [(("en-US",), "Color"), (("de-DE",), "Farbe"), (("de-AT",), {"de-AT": "Farbe"}), (("pl-PL",), "Color")],
)
def test_labels_are_those_of_the_catalog_s_locales(locales: tuple[str, ...], label: object) -> None:
    assert standard_file(locales)["color"]["label"] in (label, "Farbe")
