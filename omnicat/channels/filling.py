"""Every field of a listing filled: from its mapping, in the channel's spelling, knowing where it came from.

What a field needs is worked out once for each kind of listing; once for each set of attributes that a product says,
which fields these can fill at all; and once for each frame what the fields say that nothing else bears on.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from omnicat.channels.frames import About, Asked, asked_by, framing
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
"""So many frames are remembered, and no more sets of attributes."""

Values = Mapping[str, Resolved]


class Frame(NamedTuple):
    """The fields that listings with something in common have, in the order of the spec: what is said in each, None where
    that is still to be worked out, which `rest` does."""

    said: dict[str, Any]
    rest: tuple[tuple[str, Run], ...]


class Steps(NamedTuple):
    """What to do where a product says certain attributes: the names that mappings ask for, those of them that are
    said, and the fields that may be filled, with what these ask of a listing where no attribute bears on them. `made_of`
    holds what of a field's attributes is said."""

    blank: dict[str, Any]
    seen: tuple[tuple[str, View], ...]
    fields: tuple[tuple[str, Run, Asked | None], ...]
    made_of: dict[str, tuple[str, ...]]
    frames: dict[Any, Frame]


class Filler:
    """Fills the fields of one kind of listing in one channel."""

    def __init__(self, channel: Channel, kind: str, model: Model) -> None:
        self._channel = channel
        self._model = model
        maps = channel.fields_of(kind)
        self._maps = {each.field.name: each for each in maps}
        named = frozenset[str]().union(*(each.names for each in maps))
        self._blank = {**dict.fromkeys(named), **channel.given}
        self._ways = tuple((Way(each, channel, model, self._blank), asked_by(each)) for each in maps)
        self._frame_of = framing(asked for _, asked in self._ways if asked)
        self._framed = 0
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
        frame = steps.frames.get(self._frame_of(about)) or self._framed_for(steps, names, about)
        spelled = frame.said.copy()
        for name, run in frame.rest:
            try:
                value = run(names, values)
            except (TemplatingProblem, CannotSpell) as problem:
                place = place_of(steps.made_of[name], values, where)
                problems.append(_problem(problem, self._maps[name], self._channel, place, about["sku"]))
                value = None
            if value is None:
                del spelled[name]
            else:
                spelled[name] = value
        return spelled

    def _framed_for(self, steps: Steps, names: Mapping[str, Any], about: About) -> Frame:
        """What a listing has in common with others of the same frame. What fails is told each time."""
        said: dict[str, Any] = {}
        rest: list[tuple[str, Run]] = []
        for name, run, asked in steps.fields:
            is_told, value = asked is not None and asked.is_told(about), None
            try:
                value = run(names, {}) if is_told else None
            except (TemplatingProblem, CannotSpell):
                is_told = False
            if not is_told:
                rest.append((name, run))
            if not is_told or value is not None:
                said[name] = value
        if self._framed >= MANY:
            self._steps.clear()
            steps.frames.clear()
            self._framed = 0
        self._framed += 1
        steps.frames[self._frame_of(about)] = frame = Frame(said, tuple(rest))
        return frame

    def _steps_for(self, said: frozenset[str]) -> Steps:
        fields: list[tuple[str, Run, Asked | None]] = []
        made_of: dict[str, tuple[str, ...]] = {}
        needed = set(GIVEN)
        for way, asked in self._ways:
            run = way.run_for(said)
            if run is not None:
                name = way.field.field.name
                fields.append((name, run, None if way.field.names & said else asked))
                made_of[name] = tuple([code for code in way.field.codes if code in said])
                needed |= way.names
        blank = {name: self._blank.get(name) for name in needed}
        known = self._model.attributes
        seen = tuple((code, self._view(code)) for code in sorted((said & needed) - GIVEN) if code in known)
        self._steps[said] = steps = Steps(blank, seen, tuple(fields), made_of, {})
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
