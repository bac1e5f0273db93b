"""Every field of a listing, held against all that its channel asks of it, in one walk."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.conditions import Condition, always, condition, never
from omnicat.checks.days import days_of_change
from omnicat.checks.faults import Judge
from omnicat.checks.protocol import FieldCheck
from omnicat.checks.refusals import Refusal, refused
from omnicat.checks.shown import MANY, Shown, Written
from omnicat.findings import Rule
from omnicat.model.channel import DaysAhead, SpecField
from omnicat.model.listing import Listing

FEW = 64
"""So many good values of a field are remembered: variants mostly say what the one before them said."""


class Judges(NamedTuple):
    """What a field is held against, by the limits that hold for it; `good` are texts that nothing was wrong with, `days`
    how far ahead it may lie.
    """

    every: tuple[tuple[Judge, Rule, SpecField], ...]
    good: set[str]
    days: DaysAhead | None = None


class JudgedFields:
    """The fields of a channel, each with its judges."""

    def __init__(self, checks: Sequence[FieldCheck], channel: Channel, shop: Shop) -> None:
        """Gives each field the checks that its limits give something to do; a field without any is left out."""
        self._judges: dict[str, Judges | None] = {}
        self._choices: dict[str, list[tuple[Condition, Judges]]] = {}
        self._judged = lru_cache(MANY)(self._judged_of)
        for name, field in channel.profile.spec.fields.items():
            choices = _choices(field, checks, channel, shop)
            if len(choices) > 1 or choices[0][1].days:
                self._choices[name] = choices
                self._judges[name] = None
            elif choices[0][1].every:
                self._judges[name] = choices[0][1]

    def refused(self, shown: Shown) -> list[tuple[Rule, Refusal]]:
        """What is wrong with any field of any listing, each with its rule."""
        wrong: list[tuple[Rule, Refusal]] = []
        for listing, written in shown.written:
            spelled = listing.spelled
            for name, judges in self._judged(written):
                said = spelled[name]
                every, good, _ = judges or self._chosen(name, listing, shown)
                if type(said) is str and said in good:
                    continue
                before = len(wrong)
                for judge, rule, field in every:
                    if faults := judge(said):
                        wrong += [(rule, refused(field, listing.said(name), listing, fault)) for fault in faults]
                if type(said) is str and len(wrong) == before:
                    if len(good) >= FEW:
                        good.clear()
                    good.add(said)
        return wrong

    def _judged_of(self, written: Written) -> list[tuple[str, Judges | None]]:
        """Those of the fields that are judged at all."""
        known = self._judges
        return [(name, known[name]) for name in written.fields if name in known]

    def _chosen(self, name: str, listing: Listing, shown: Shown) -> Judges:
        """The judges by the limits that hold for this listing. Of a date, the days on which it is judged otherwise are
        kept.
        """
        chosen = next(judges for holds, judges in self._choices[name] if holds(shown, listing))
        if chosen.days:
            shown.days.update(days_of_change(listing.spelled[name], chosen.days))
        return chosen


def _choices(
    field: SpecField, checks: Sequence[FieldCheck], channel: Channel, shop: Shop
) -> list[tuple[Condition, Judges]]:
    """The limits that a field may have in this channel, each with its condition; the last holds always."""
    choices: list[tuple[Condition, Judges]] = []
    for other in field.other_limits:
        holds = condition(other.when, channel, shop)
        if holds is not never:
            choices.append((holds, _judges(replace(field, **other.limits), checks, channel, shop)))
        if holds is always:
            return choices
    return [*choices, (always, _judges(field, checks, channel, shop))]


def _judges(field: SpecField, checks: Sequence[FieldCheck], channel: Channel, shop: Shop) -> Judges:
    every = tuple(
        (judge, check.RULE, field) for check in checks if (judge := check.prepare(field, channel, shop)) is not None
    )
    return Judges(every, set(), field.days_ahead)
