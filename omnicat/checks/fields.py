"""Every field of a listing, held against all that its channel asks of it, in one walk."""

from collections.abc import Sequence
from dataclasses import replace

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.conditions import Condition, always, condition, never
from omnicat.checks.faults import Judge
from omnicat.checks.protocol import FieldCheck
from omnicat.checks.refusals import Refusal, refused
from omnicat.checks.shown import Shown
from omnicat.findings import Rule
from omnicat.model.channel import SpecField
from omnicat.model.listing import Listing

Judges = tuple[tuple[Judge, Rule, SpecField], ...]
"""What a field is held against, by the limits that hold for it."""


class JudgedFields:
    """The fields of a channel, each with its judges."""

    def __init__(self, checks: Sequence[FieldCheck], channel: Channel, shop: Shop) -> None:
        """Gives each field the checks that its limits give something to do; a field without any is left out."""
        self._judges: dict[str, Judges] = {}
        self._choices: dict[str, list[tuple[Condition, Judges]]] = {}
        for name, field in channel.profile.spec.fields.items():
            choices = _choices(field, checks, channel, shop)
            if len(choices) > 1:
                self._choices[name] = choices
                self._judges[name] = ()
            elif choices[0][1]:
                self._judges[name] = choices[0][1]

    def refused(self, shown: Shown) -> list[tuple[Rule, Refusal]]:
        """What is wrong with any field of any listing, each with its rule."""
        wrong: list[tuple[Rule, Refusal]] = []
        judges_of = self._judges.get
        for listing in shown.listings:
            for name, said in listing.spelled.items():
                judges = judges_of(name)
                if judges is None:
                    continue
                for judge, rule, field in judges or self._chosen(name, listing, shown):
                    if faults := judge(said):
                        wrong += [(rule, refused(field, listing.said(name), listing, fault)) for fault in faults]
        return wrong

    def _chosen(self, name: str, listing: Listing, shown: Shown) -> Judges:
        """The judges by the limits that hold for this listing."""
        return next(judges for holds, judges in self._choices[name] if holds(shown, listing))


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
    return tuple(
        (judge, check.RULE, field) for check in checks if (judge := check.prepare(field, channel, shop)) is not None
    )
