"""Every filter has a line in the manual with an example, and the example gives what the manual says."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from omnicat.attributes.definition import Measurement
from omnicat.channels.views import Choice, Price
from omnicat.findings import Location
from omnicat.model.tables import Entry, Table
from omnicat.templating import compile_text
from omnicat.templating.filters import FILTERS
from omnicat.templating.limits import as_text
from omnicat.templating.manual import Example, pages

COLORS = Table("colors", {"navy": Entry("Blue", Location("profile.yaml"))}, Location("profile.yaml"))
NAMES: Mapping[str, Any] = {
    "color": Choice("navy", "Navy blue", "", "NVY"),
    "weight": Measurement(Decimal("1.5"), "kg"),
    "price": Price(Decimal("29.99"), "USD"),
    "sale_price": Price(Decimal("19.99"), "USD"),
    "channel": {"locale": "en-US", "html": ("p", "b"), "tables": {"colors": COLORS}},
}
PAGES = {page.name: page for page in pages()}


def test_every_filter_has_a_page() -> None:
    assert list(PAGES) == list(FILTERS)
    assert [name for name, page in PAGES.items() if not page.does.endswith(".")] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_example_gives_what_the_manual_says(name: str) -> None:
    example: Example = PAGES[name].example
    assert f"| {name}" in example.text
    assert as_text(compile_text(example.text).evaluate(NAMES)) == example.gives


@pytest.mark.parametrize("name", PAGES)
def test_in_a_text_it_gives_the_same(name: str) -> None:
    example = PAGES[name].example
    assert compile_text("{{ " + example.text + " }}").evaluate(NAMES) == example.gives


@pytest.mark.parametrize("name", [name for name in FILTERS if name not in ("sum", "percent_off", "add_days")])
def test_nothing_stays_nothing(name: str) -> None:
    """An attribute without a value is no error, and never the word None."""
    arguments = {
        "truncate_words": "(9)",
        "bytes_cut": "(9)",
        "replace": "('a', 'b')",
        "html": "('p')",
        "lookup": "('colors')",
        "unit": "('g')",
        "part": "('sku')",
    }
    said = compile_text(
        f"none | {name}{arguments.get(name, '')}" if name != "concatenated" else "[none] | concatenated"
    )
    assert as_text(said.evaluate(NAMES)) == ("null" if name == "json" else "")


def test_missing_things_have_nothing_off_and_no_later_day() -> None:
    assert compile_text("none | percent_off(price)").evaluate(NAMES) is None
    assert compile_text("price | percent_off(none)").evaluate(NAMES) is None
    assert compile_text("none | add_days(2)").evaluate({}) is None
