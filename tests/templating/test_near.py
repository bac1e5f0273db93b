"""What is done without a rendering says what a rendering of Jinja says, value by value and word by word."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from omnicat.attributes.definition import Measurement
from omnicat.channels.specs import shipped_specs
from omnicat.channels.views import Choice, Price, RichText
from omnicat.templating import TemplatingProblem, compile_text
from omnicat.templating import expressions as ours

TEXTS = (
    "condition.code | default(condition) | default('new', true)",
    "condition.code.other | default('x')",
    "nothing | default('x')",
    "listing.nothing | default(condition)",
    "name.title | default('x')",
    "name.upper()",
    "listing.items | default('x')",
    "(listing.images[0:1] or [none]) | first",
    "listing.images[:10]",
    "listing.images[1]",
    "name[0]",
    "listing.axes | join('/') | upper",
    "listing | list",
    "[] | first",
    "name | first",
    "listing.media.get('main')",
    "listing.media.get('none', name)",
    "condition.get('x')",
    "name.split(' ')[0]",
    "range(1, listing.images | length + 1) | list",
    "range(20000) | list | length",
    "range(name)",
    "count + 1",
    "count - price.amount",
    "name + name",
    "count + none",
    "-count",
    "name ~ ' – ' ~ condition",
    "{'a': name, 'b': count}",
    "{'a': 1}.get(name, 'none')",
    "{name: 1, [1]: 2}",
    "rows | selectattr('low') | rejectattr('high') | list",
    "rows | selectattr('low') | first",
    "rows | rejectattr('items') | list",
    "rows | selectattr('low.high') | list",
    "rows | selectattr('0') | list",
    "listing.images | selectattr('low') | list",
    "listing | selectattr('low') | list",
    "nothing | selectattr('low') | list",
    "name | rejectattr('low') | list",
    "count is none",
    "name is string",
    "nothing is none",
    "name if count else nothing",
    "{{ name }} {{ condition }}{% if listing.axes %}, {{ listing.axes }}{% endif %}",
    "{{ name }}{% if nothing %}x{% else %}y{% endif %}",
    "{% if count %}a{% elif name %}b{% endif %}",
    "{{ count }}{{ price }}{{ weight }}{{ none }}{{ true }}{{ listing.media }}",
    "{{ listing.media.main }}  {{ nothing }}",
    "{% for each in listing.images %}{{ each }}{% endfor %}",
    "{{ 'a' }}{{ 1.50 }}{{ 'b' | upper }}",
)

NAMES: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("name", ("a  text of  words", None, RichText("<b>x</b>"), "")),
    ("condition", (Choice("new", "New", "", "brand new"), "used", None)),
    ("count", (3, Decimal("2.50"), None, True)),
)
REST: Mapping[str, Any] = {
    "price": Price(Decimal("29.00"), "USD"),
    "rows": ({"low": 1}, {"low": 2, "high": 3}, {"low": "", "high": None}, {}),
    "weight": Measurement(Decimal("180"), "g"),
    "listing": {"images": ("u", "v"), "axes": ("color", "size"), "media": {"main": ("u",)}},
}


@pytest.mark.parametrize("text", TEXTS)
def test_the_short_way_says_what_jinja_says(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = compile_text(text), _rendered(text, monkeypatch)
    for values in product(*(each for _, each in NAMES)):
        names = {**dict(zip((name for name, _ in NAMES), values, strict=True)), **REST}
        assert _said(short.evaluate, names) == _said(long.evaluate, names)


def test_hardly_any_shipped_mapping_needs_rendering() -> None:
    specs = shipped_specs().values()
    mappings = [field.default for spec in specs for field in spec.fields.values() if field.default]
    slow = [text for text in mappings if not (compile_text(text).root or compile_text(text).is_direct)]
    assert len(slow) * 50 <= len(mappings), slow


def _rendered(text: str, monkeypatch: pytest.MonkeyPatch) -> ours.Expression:
    with monkeypatch.context() as patched:
        for way in ("near", "near_text", "_direct"):
            patched.setattr(ours, way, lambda *_: None)
        return ours._template(text) if "{{" in text or "{%" in text else ours._native(text)


def _said(evaluate: Any, names: Mapping[str, Any]) -> Any:
    try:
        value = evaluate(names)
    except TemplatingProblem as problem:
        return f"fails: {problem}"
    return type(value), str(value)
