"""Every field of a listing, held against all that its channel asks of it, in one walk."""

from collections.abc import Sequence
from dataclasses import replace

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.conditions import Condition, condition
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
    """The fields of a channel, each with its judges. A field without any is not in `usual`.

    `others` are the fields whose limits depend on the listing: the first condition that holds counts; None always does.
    """

    def __init__(self, checks: Sequence[FieldCheck], channel: Channel, shop: Shop) -> None:
        """Gives each field the checks that its limits give something to do."""
        self._usual: dict[str, Judges | None] = {}
        self._others: dict[str, list[tuple[Condition | None, Judges]]] = {}
        for name, field in channel.profile.spec.fields.items():
            choices: list[tuple[Condition | None, Judges]] = []
            for other in field.other_limits:
                limited = replace(field, **other.limits)
                choices.append((condition(other.when, channel, shop), _judges(limited, checks, channel, shop)))
            judges = _judges(field, checks, channel, shop)
            if choices:
                self._others[name] = [*choices, (None, judges)]
                self._usual[name] = None
            elif judges:
                self._usual[name] = judges

    def refused(self, shown: Shown) -> list[tuple[Rule, Refusal]]:
        """What is wrong with any field of any listing, each with its rule."""
        wrong: list[tuple[Rule, Refusal]] = []
        judges_of = self._usual.get
        for listing in shown.listings:
            for name, value in listing.fields.items():
                judges = judges_of(name, ())
                if judges is None:
                    judges = self._chosen(name, listing, shown)
                for judge, rule, field in judges:
                    if faults := judge(value, listing):
                        wrong += [(rule, refused(field, value, listing, fault)) for fault in faults]
        return wrong

    def _chosen(self, name: str, listing: Listing, shown: Shown) -> Judges:
        choices = self._others[name]
        return next(judges for holds, judges in choices if holds is None or holds(shown, listing))


def _judges(field: SpecField, checks: Sequence[FieldCheck], channel: Channel, shop: Shop) -> Judges:
    return tuple(
        (judge, check.RULE, field) for check in checks if (judge := check.prepare(field, channel, shop)) is not None
    )
