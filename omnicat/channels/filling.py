"""Every field of a listing filled: from its mapping, in the channel's spelling, knowing where it came from.

What a field needs is worked out once for each kind of listing; and once for each set of attributes that a product
says, which fields these can fill at all.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from omnicat.channels.kinds import CannotSpell
from omnicat.channels.mapping import GIVEN, Channel, FieldMap
from omnicat.channels.ruled import RuleFails
from omnicat.channels.rules import CANNOT_SPELL, EXPRESSION_FAILED, NOT_IN_TABLE
from omnicat.channels.views import View, viewer
from omnicat.channels.ways import Run, Way
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.model.catalog import Model
from omnicat.model.listing import Resolved, place_of
from omnicat.templating import NotInTable, TemplatingProblem

MANY = 200
"""So many sets of attributes are remembered."""

Values = Mapping[str, Resolved]


class Steps(NamedTuple):
    """What to do where a product says certain attributes: the names that mappings ask for, those of them that are
    said, and the fields that may be filled. `made_of` holds what of a field's attributes is said."""

    blank: dict[str, Any]
    seen: tuple[tuple[str, View], ...]
    fields: tuple[tuple[str, Run], ...]
    made_of: dict[str, tuple[str, ...]]


class Filler:
    """Fills the fields of one kind of listing in one channel."""

    def __init__(self, channel: Channel, kind: str, model: Model) -> None:
        self._channel = channel
        self._model = model
        maps = channel.fields_of(kind)
        self._maps = {each.field.name: each for each in maps}
        named = frozenset[str]().union(*(each.names for each in maps))
        self._blank = {**dict.fromkeys(named), **channel.given}
        self._ways: tuple[Way, ...] = tuple(Way(each, channel, model, self._blank) for each in maps)
        self._views: dict[str, View] = {}
        self._steps: dict[frozenset[str], Steps] = {}

    def steps(self, said: frozenset[str]) -> Steps:
        """What to do where a product says these attributes."""
        return self._steps.get(said) or self._steps_for(said)

    def fill(
        self, steps: Steps, values: Values, about: Mapping[str, Any], where: Location, problems: list[Finding]
    ) -> dict[str, Any]:
        """Field name -> value, in the order of the spec, for the fields that have one."""
        names = steps.blank.copy()
        names["listing"] = about
        for code, see in steps.seen:
            names[code] = see(values[code].value)
        spelled: dict[str, Any] = {}
        for name, run in steps.fields:
            try:
                value = run(names, values)
            except (TemplatingProblem, CannotSpell) as problem:
                place = place_of(steps.made_of[name], values, where)
                problems.append(_problem(problem, self._maps[name], self._channel, place, about["sku"]))
                continue
            if value is not None:
                spelled[name] = value
        return spelled

    def _steps_for(self, said: frozenset[str]) -> Steps:
        if len(self._steps) >= MANY:
            self._steps.clear()
        fields: list[tuple[str, Run]] = []
        made_of: dict[str, tuple[str, ...]] = {}
        asked = set(GIVEN)
        for way in self._ways:
            run = way.run_for(said)
            if run is not None:
                name = way.field.field.name
                fields.append((name, run))
                made_of[name] = tuple([code for code in way.field.codes if code in said])
                asked |= way.names
        blank = {name: self._blank.get(name) for name in asked}
        known = self._model.attributes
        seen = tuple((code, self._view(code)) for code in sorted((said & asked) - GIVEN) if code in known)
        self._steps[said] = steps = Steps(blank, seen, tuple(fields), made_of)
        return steps

    def _view(self, code: str) -> View:
        if code not in self._views:
            self._views[code] = viewer(self._model.attributes[code], self._channel.eyes)
        return self._views[code]


def _problem(
    problem: TemplatingProblem | CannotSpell, each: FieldMap, channel: Channel, where: Location, sku: str
) -> Finding:
    spec = channel.profile.spec
    about = Subject("product", sku, channel.profile.name, channel.profile.locale)
    if isinstance(problem, CannotSpell):
        source = spec.sources.get(each.field.source)
        message = f"{each.field.name}: {problem}" + (f" ({source})" if source else "")
        return finding(CANNOT_SPELL, where, message, problem.hint, subject=about)
    if isinstance(problem, NotInTable):
        return finding(NOT_IN_TABLE, where, f"{each.field.name}: {problem}", problem.hint, subject=about)
    if isinstance(problem, RuleFails):
        message = f"{each.field.name} of {sku}: '{problem.text}' fails: {problem}"
        hint = f"correct rule '{problem.rule.name}' in {problem.rule.where}"
        return finding(EXPRESSION_FAILED, where, message, hint, subject=about)
    place = f"{each.source.where}" if each.source.where.path else spec.id
    message = f"{each.field.name} of {sku}: '{each.source.text}' fails: {problem}"
    return finding(EXPRESSION_FAILED, where, message, f"correct the mapping in {place}", subject=about)
