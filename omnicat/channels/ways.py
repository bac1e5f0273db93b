"""The way a field gets its value: the shortest one that its mapping, its attribute and its spelling allow."""

from collections.abc import Callable, Mapping
from datetime import date
from operator import itemgetter
from typing import Any

from omnicat.attributes.definition import Attribute, Measurement, Money, Value
from omnicat.channels.mapping import GIVEN, Channel, FieldMap
from omnicat.channels.names import remembering
from omnicat.channels.spelling import MANY, Speller, is_plain, speller
from omnicat.channels.views import Eyes, View, viewer
from omnicat.model.catalog import Model
from omnicat.model.channel import SpecField
from omnicat.model.listing import Resolved
from omnicat.templating import Expression, TemplatingProblem

Run = Callable[[Mapping[str, Any], Mapping[str, Resolved]], Any]
"""Names and values in, the field's value out; None where it has none. Raises TemplatingProblem and CannotSpell."""

FACTS = frozenset(
    (
        *("sku", "group", "parent", "kind", "status", "family", "categories", "position", "variant_count", "slug"),
        *("group_link", "link", "quantity", "availability", "is_bundle", "category", "category_path", "taxonomy"),
        *("category_paths", "axes", "apart", "main_image", "images", "swatch_image", "all_images", "all_alts"),
        *("videos", "documents", "models", "own_image"),
    )
)
"""What is known about a listing in words, numbers and tuples of words: it can be told apart quickly."""

SHARED = frozenset({"select", "boolean", "integer", "measurement", "money", "date"})
"""The types of attributes of which many products say the same."""

ITSELF = frozenset({str, bool, int, date})
"""Kinds of values that are the same where they are equal."""

Evaluate = Callable[[Mapping[str, Any]], Any]

Apart = Callable[[Value], Any]
"""What tells a value from others; None where nothing does."""


class Way:
    """How one field is filled. `names` are those that have to be seen for it."""

    def __init__(self, field: FieldMap, channel: Channel, model: Model, blank: Mapping[str, Any]) -> None:
        spell = speller(field.field, channel.profile.spec)
        root = field.expression.root
        is_code = root == field.expression.text and root not in GIVEN
        attribute = model.attributes.get(root) if is_code else None
        own = frozenset[str]() if attribute else field.expression.names
        self.field = field
        self.names = own | field.only.names if field.only else own
        self._run = (
            _of_value(attribute, channel.eyes, spell, field.field)
            if attribute
            else _of_names(_evaluation(field.expression, channel), spell, field.field)
        )
        self._only = _evaluation(field.only, channel) if field.only else None
        self._blank = blank
        self._shared = frozenset(
            code for code in field.codes if code in model.attributes and model.attributes[code].type in SHARED
        )
        self._apart = _telling_apart(channel.eyes.currency)
        self._known: dict[frozenset[str], Run | None] = {}

    def run_for(self, said: frozenset[str]) -> Run | None:
        """How it is filled where a product says these attributes; None where they can't fill it."""
        field = self.field
        root = field.expression.root
        if root and root not in said and root not in GIVEN:
            return None
        own = said.intersection(field.names)
        if own not in self._known:
            self._known[own] = self._made_for(own)
        return self._known[own]

    def _made_for(self, said: frozenset[str]) -> Run | None:
        only, run = self._only, self._run
        if only and self.field.only and not _bears_on(said, self.field.only.names):
            try:
                if not only(self._blank):
                    return None
                only = None
            except TemplatingProblem:
                pass
        whole = run if only is None else _if(only, run)
        names = self.field.names
        codes = tuple(sorted(said - GIVEN))
        if _bears_on(said, names) and not self.field.expression.root and self._shared.issuperset(codes):
            return _remembering(whole, self.field, codes, self._apart)
        return whole


def _bears_on(said: frozenset[str], names: frozenset[str]) -> bool:
    """Whether an expression with these names may say something else for another product that says these attributes."""
    return "listing" in names or not said.isdisjoint(names - GIVEN)


def _of_value(attribute: Attribute, eyes: Eyes, spell: Speller, field: SpecField) -> Run:
    """A field that is one attribute's value."""
    code, see = attribute.code, viewer(attribute, eyes)
    if attribute.type in SHARED or attribute.type == "multi_select":
        return _of_shared(code, see, spell, _telling_apart(eyes.currency))
    if attribute.type == "rich_text" or not is_plain(field):
        return lambda _, values: spell(see(values[code].value))

    def run(_: Mapping[str, Any], values: Mapping[str, Resolved]) -> Any:
        said = values[code].value
        return said.strip() or None if type(said) is str else spell(see(said))

    return run


def _of_shared(code: str, see: View, spell: Speller, apart: Apart) -> Run:
    known: dict[Any, Any] = {}

    def run(_: Mapping[str, Any], values: Mapping[str, Resolved]) -> Any:
        said = values[code].value
        key = apart(said)
        if key is None:
            return spell(see(said))
        if key in known:
            return known[key]
        written = spell(see(said))
        if len(known) < MANY:
            known[key] = written
        return written

    return run


def _telling_apart(currency: str) -> Apart:
    """What tells the value of a shared attribute from others where amounts are seen in this currency, digit for digit;
    None where nothing does.
    """

    def apart(said: Value) -> Any:
        kind = type(said)
        if kind in ITSELF:
            return said
        if isinstance(said, Money):
            return str(said.in_currency(currency))
        return (str(said.amount), said.unit) if isinstance(said, Measurement) else None

    return apart


def _of_names(evaluate: Evaluate, spell: Speller, field: SpecField) -> Run:
    if not is_plain(field):
        return lambda names, _: spell(evaluate(names))

    def run(names: Mapping[str, Any], _: Mapping[str, Resolved]) -> Any:
        said = evaluate(names)
        if type(said) is str:
            return said.strip() or None
        return None if said is None else spell(said)

    return run


def _if(only: Evaluate, run: Run) -> Run:
    return lambda names, values: run(names, values) if only(names) else None


def _evaluation(expression: Expression, channel: Channel) -> Evaluate:
    if expression.root or expression.is_direct:
        return expression.evaluate
    return remembering(expression, channel.remembered)


def _remembering(run: Run, field: FieldMap, codes: tuple[str, ...], apart: Apart) -> Run:
    """What a field says that only shared attributes and the listing's own facts bear on, worked out once for the same
    ones."""
    if field.only and field.only.root == "listing":
        return run
    only = field.only.reads if field.only else ()
    members = sorted({member for name, member in (*field.expression.reads, *only) if name == "listing"})
    if not FACTS.issuperset(members):
        return run
    known: dict[Any, Any] = {}
    look = itemgetter(*members) if members else lambda _: None

    def remembered(names: Mapping[str, Any], values: Mapping[str, Resolved]) -> Any:
        facts = look(names["listing"])
        if codes:
            said = [apart(values[code].value) for code in codes]
            if None in said:
                return run(names, values)
            facts = (*said, facts)
        if facts in known:
            return known[facts]
        value = run(names, values)
        if len(known) < MANY:
            known[facts] = value
        return value

    return remembered
