"""The way a field gets its value: the shortest one that its mapping, its attribute and its spelling allow."""

from collections.abc import Callable, Mapping
from typing import Any

from omnicat.attributes.definition import Attribute
from omnicat.channels.kinds import CannotSpell
from omnicat.channels.mapping import GIVEN, Channel, FieldMap
from omnicat.channels.names import remembering
from omnicat.channels.spelling import MANY, Speller, speller
from omnicat.channels.views import Eyes, viewer
from omnicat.model.catalog import Model
from omnicat.model.listing import Resolved
from omnicat.templating import Expression, TemplatingProblem

Run = Callable[[Mapping[str, Any], Mapping[str, Resolved]], Any]
"""Names and values in, the field's value out; None where it has none. Raises TemplatingProblem and CannotSpell."""

Evaluate = Callable[[Mapping[str, Any]], Any]


class Way:
    """How one field is filled. `names` are those that have to be seen for it."""

    __slots__ = ("_blank", "_known", "_needs", "_root", "_run", "field", "names")

    def __init__(self, field: FieldMap, run: Run, names: frozenset[str], blank: Mapping[str, Any]) -> None:
        self.field = field
        self.names = names
        self._run = run
        self._root = "" if field.expression.root in GIVEN else field.expression.root
        self._needs = field.names - GIVEN
        self._blank = blank
        self._known: tuple[Run | None] | None = None

    def run_for(self, said: frozenset[str]) -> Run | None:
        """How it is filled where a product says these attributes; None where they can't fill it."""
        if self._root and self._root not in said:
            return None
        if "listing" in self.field.names or not self._needs.isdisjoint(said):
            return self._run
        if self._known is None:
            self._known = (_always(self._run, self._blank),)
        return self._known[0]


def way_of(field: FieldMap, channel: Channel, model: Model, blank: Mapping[str, Any]) -> Way:
    """The way of one field of a channel. `blank` are its names where nothing is said."""
    spell = speller(field.field, channel.profile.spec)
    only = _evaluation(field.only, channel) if field.only else None
    attribute = model.attributes.get(field.expression.text)
    if attribute and field.expression.root == attribute.code and attribute.code not in GIVEN:
        run = _of_value(attribute, channel.eyes, spell)
        names = field.only.names if field.only else frozenset[str]()
    else:
        run = _of_names(_evaluation(field.expression, channel), spell)
        names = field.names
    return Way(field, run if only is None else _if(only, run), names, blank)


def _of_value(attribute: Attribute, eyes: Eyes, spell: Speller) -> Run:
    """A field that is one attribute's value."""
    code, see = attribute.code, viewer(attribute, eyes)
    if attribute.type not in ("select", "multi_select"):
        return lambda _, values: spell(see(values[code][0]))
    known: dict[str, Any] = {}

    def choice(_: Mapping[str, Any], values: Mapping[str, Resolved]) -> Any:
        said = values[code][0]
        if type(said) is not str:
            return spell(see(said))
        if said in known:
            return known[said]
        written = spell(see(said))
        if len(known) < MANY and not isinstance(written, dict | list):
            known[said] = written
        return written

    return choice


def _of_names(evaluate: Evaluate, spell: Speller) -> Run:
    return lambda names, _: spell(evaluate(names))


def _if(only: Evaluate, run: Run) -> Run:
    return lambda names, values: run(names, values) if only(names) else None


def _evaluation(expression: Expression, channel: Channel) -> Evaluate:
    if expression.root or expression.is_direct:
        return expression.evaluate
    return remembering(expression, channel.remembered)


def _always(run: Run, blank: Mapping[str, Any]) -> Run | None:
    """What a field says that neither an attribute nor the listing bears on, worked out once.

    What is still to be filled in is made anew each time, and what fails is told each time.
    """
    try:
        value = run(blank, {})
    except (TemplatingProblem, CannotSpell):
        return run
    if value is None:
        return None
    return run if isinstance(value, dict | list) else lambda _, __: value
