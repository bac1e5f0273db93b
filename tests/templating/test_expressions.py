"""How fields are filled: paths, expressions and texts."""

from decimal import Decimal
from typing import Any

import pytest

from omnicat.attributes.definition import Measurement
from omnicat.channels.views import Choice, Price
from omnicat.templating import Expression, TemplatingProblem, compile_text
from omnicat.templating.expressions import _native

NAMES: dict[str, Any] = {
    "brand": "Harbor",
    "color": Choice("navy", "Navy", "#1b2a49", "Navy Blue"),
    "price": Price(Decimal("29.00"), "USD"),
    "weight": Measurement(Decimal("180"), "g"),
    "listing": {"sku": "A", "media": {"main": ("u",)}, "items": 3},
    "empty": None,
    "result": "mine",
    "zero": Decimal("0.00"),
    "listed": ("a", "b"),
}


@pytest.mark.parametrize(
    "text",
    [
        "brand",
        "color",
        "color.code",
        "color.label",
        "price.amount",
        "weight.unit",
        "listing",
        "listing.sku",
        "listing.media.main",
        "empty",
        "zero",
        "listed",
        "result",
    ],
)
def test_a_path_is_what_jinja_would_say(text: str) -> None:
    path, native = compile_text(text), _native(text)
    assert path.root
    assert path.evaluate(NAMES) == native.evaluate(NAMES)
    assert path.names == native.names


@pytest.mark.parametrize(
    "text", ["nothing", "listing.nothing", "color.nothing", "brand.upper", "color.__class__", "brand._x", "listing.a.b"]
)
def test_a_path_to_nothing_is_a_problem(text: str) -> None:
    with pytest.raises(TemplatingProblem, match="does not exist"):
        compile_text(text).evaluate(NAMES)


def test_a_part_of_nothing_is_nothing() -> None:
    assert compile_text("empty.amount").evaluate(NAMES) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{{ brand }} {{ empty }} {{ listing.sku }}", "Harbor A"),
        ("  {{ brand }}  ", "Harbor"),
        ("{{ brand }}{% if color %} – {{ color.label }}{% endif %}", "Harbor – Navy"),
        ("{{ color }}", "Navy Blue"),
        ("{{ price }}", "29.00 USD"),
        ("{{ zero }}", "0.00"),
        ("{{ listed }}", "a, b"),
        ("result ~ '!'", "mine!"),
        ("weight | unit('kg')", Decimal("0.180")),
        ("price.amount * 2", Decimal("58.00")),
        ("true", True),
        ("None", None),
        ("'fixed'", "fixed"),
        ("color.code == 'navy'", True),
        ("empty or brand", "Harbor"),
        ("range(3) | list", [0, 1, 2]),
    ],
)
def test_a_mapping_gives(text: str, value: Any) -> None:
    assert compile_text(text).evaluate(NAMES) == value


def test_the_names_a_mapping_asks_for_are_known() -> None:
    names = {
        "brand": {"brand"},
        "listing.sku": {"listing"},
        "a if b else c": {"a", "b", "c"},
        "{% for x in y %}{{ x }}{{ z }}{% endfor %}": {"y", "z"},
    }
    assert {text: set(compile_text(text).names) for text in names} == names


def test_a_mapping_is_compiled_once() -> None:
    first: Expression = compile_text("brand ~ 'once'")
    assert compile_text("brand ~ 'once'") is first


def test_the_variable_of_a_loop_is_not_looked_up() -> None:
    text = "{% for each in listing.options %}{{ each.name }},{% endfor %}"
    expression = compile_text(text)
    assert expression.names == {"listing"}
    assert expression.reads == (("listing", "options"),)
    assert expression.evaluate({"listing": {"options": ({"name": "Color"}, {"name": "Size"})}}) == "Color,Size,"
