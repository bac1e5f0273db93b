"""The fields that a channel asks for and a written record doesn't have, or has besides what stands in their place."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from omnicat.channels.mapping import Channel
from omnicat.checks.faults import Fault
from omnicat.checks.listings import channel_both_alternatives, channel_missing_field, channel_missing_recommended
from omnicat.checks.written.conditions import Condition, Failed, always, condition, never
from omnicat.checks.written.wrong import Wrong, faulty, wrong
from omnicat.findings import Rule
from omnicat.model.channel import LISTING_KINDS, SpecField
from omnicat.templating import Lazy

RULES: Mapping[str, Rule] = {
    "required": channel_missing_field.RULE,
    "conditional": channel_missing_field.RULE,
    "recommended": channel_missing_recommended.RULE,
}
"""By what a field's need is."""


class Asked(NamedTuple):
    """A field that is asked for where both conditions hold."""

    field: SpecField
    only: Condition
    when: Condition


class Needs:
    """What a channel asks every record for."""

    def __init__(self, channel: Channel) -> None:
        self._spec = channel.profile.spec
        every = [*_asked(channel)]
        self._by_kind = {kind: [each for each in every if kind in each.field.kinds] for kind in LISTING_KINDS}
        self._replaceable = [field for field in self._spec.fields.values() if field.alternative]

    def missing(self, record: Mapping[str, Any], kind: str, fields: Lazy, failed: Failed) -> Iterator[Wrong]:
        """The fields that are not there, nor their alternative."""
        for field, only, when in self._by_kind.get(kind, ()):
            is_there = field.name in record or field.alternative in record
            if not is_there and only(fields, failed) and when(fields, failed):
                is_wish = field.need == "recommended"
                message = f"{field.name} is {'recommended' if is_wish else 'missing'}"
                yield wrong(field, RULES[field.need], message, f"add `{field.name}`", self._spec)

    def doubled(self, record: Mapping[str, Any]) -> Iterator[Wrong]:
        """The fields that stand beside the one that should stand in their place."""
        for field in self._replaceable:
            if field.name in record and field.alternative in record:
                message = f"and {field.alternative} are both filled; the channel takes one of them"
                yield faulty(
                    field, channel_both_alternatives.RULE, Fault(message, hint="leave one of them out"), self._spec
                )


def _asked(channel: Channel) -> Iterator[Asked]:
    for field in channel.profile.spec.fields.values():
        if field.need in RULES:
            only, when = _only(field, channel), _when(field, channel)
            if only is not never and when is not never:
                yield Asked(field, only, when)


def _only(field: SpecField, channel: Channel) -> Condition:
    """Where only a catalog knows whether the field is written at all, a condition of its own decides, else nobody."""
    asked = condition(field.only, channel.given) if field.only else always
    return asked or (never if field.need == "required" else always)


def _when(field: SpecField, channel: Channel) -> Condition:
    asked = condition(field.when, channel.given) if field.when else always
    return asked or never
