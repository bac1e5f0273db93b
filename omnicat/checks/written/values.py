"""The fields of a written record, each held against its type and its limits."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from omnicat.channels.mapping import Channel
from omnicat.channels.reading import CannotRead, Reader
from omnicat.channels.rules import CANNOT_SPELL
from omnicat.checks.faults import Fault, Judge, quoted
from omnicat.checks.listings import FIELD_CHECKS, channel_bad_gtin, channel_forbidden_text
from omnicat.checks.written.conditions import Condition, Failed, always, condition, never
from omnicat.checks.written.given import NO_SHOP
from omnicat.checks.written.wrong import Wrong, faulty, wrong
from omnicat.findings import Rule
from omnicat.model.channel import Spec, SpecField
from omnicat.templating import Lazy

_forbidden_sign = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]").search
"""What XML 1.0 can't hold or advises against, and no text needs: control characters and halves of pairs."""


class Limits(Struct, frozen=True):
    """What a field is held against where a condition holds."""

    holds: Condition
    judges: tuple[tuple[Judge, Rule], ...]


class JudgedValues:
    """The fields of a spec, each with its judges, worked out once."""

    def __init__(self, channel: Channel, readers: Mapping[str, Reader]) -> None:
        self._spec: Spec = channel.profile.spec
        self._readers = readers
        self._limits = {name: [*_limits(field, channel)] for name, field in self._spec.fields.items()}

    def wrong(self, name: str, said: Any, fields: Lazy, failed: Failed) -> Iterator[Wrong]:
        """What is wrong with what one field says."""
        field = self._spec.fields[name]
        if (bad := _bad_sign(said)) is not None:
            yield faulty(field, channel_forbidden_text.RULE, bad, self._spec)
            return
        try:
            self._readers[name](said)
        except CannotRead as problem:
            yield wrong(field, CANNOT_SPELL, _sentence(name, problem), problem.hint, self._spec)
        judges = next(limits.judges for limits in self._limits[name] if limits.holds(fields, failed))
        for judge, rule in judges:
            for fault in judge(said):
                yield faulty(field, rule, fault, self._spec)


def _sentence(name: str, problem: CannotRead) -> str:
    message = str(problem)
    return f"{name}: {message}" if message.startswith(("'", "part ")) else f"{name} {message}"


def _limits(field: SpecField, channel: Channel) -> Iterator[Limits]:
    """The limits the field may have, each with its condition; the last holds always."""
    for other in field.other_limits:
        holds = condition(other.when, channel.given)
        if holds is not None and holds is not never:
            yield Limits(holds, _judges(replace(field, **other.limits), channel))
    yield Limits(always, _judges(field, channel))


def _judges(field: SpecField, channel: Channel) -> tuple[tuple[Judge, Rule], ...]:
    judges = [
        (judge, check.RULE) for check in FIELD_CHECKS if (judge := check.prepare(field, channel, NO_SHOP)) is not None
    ]
    if field.type == "gtin":
        judges.append((channel_bad_gtin.judge, channel_bad_gtin.RULE))
    return tuple(judges)


def _bad_sign(said: Any) -> Fault | None:
    """A text, in whatever it stands, with a sign that no text may hold."""
    for text in _all_texts(said):
        if found := _forbidden_sign(text):
            shown = quoted(text.encode("unicode_escape").decode())
            return Fault(f"{shown} holds U+{ord(found[0]):04X}, which no text may hold", "remove")
    return None


def _all_texts(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, Mapping):
        for key, each in said.items():
            yield from _all_texts(key)
            yield from _all_texts(each)
    elif isinstance(said, tuple | list):
        for each in said:
            yield from _all_texts(each)
