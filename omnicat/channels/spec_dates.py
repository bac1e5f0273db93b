"""A spec on a day: `google-merchant@2027-02` is its newest file until then, with the rules that have started by then."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from omnicat.channels.dated import started
from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.model.channel import ImageRule, Spec

LEAST = ("min_width", "min_height", "min_longest", "min_fill", "min_ratio")
MOST = ("max_longest", "max_megapixels", "max_bytes", "max_count", "max_ratio")
SAID = ("overlays", "background", "no_frame")


def spec_on(asked: str, specs: Mapping[str, Spec]) -> Spec:
    """The spec of a file's id, of a name and any later day, or of a name or alias alone: the newest file.

    A month counts as its first day. Raises OmnicatError where there is no such name, or nothing of it by that day.
    """
    if asked in specs:
        return specs[asked]
    name, is_dated, day = asked.partition("@")
    ids = versions_of(name, specs)
    if not is_dated:
        return specs[ids[-1]]
    if not _is_date(day):
        raise OmnicatError(f"'{day}' in '{asked}' is not a date", "write it as YYYY-MM or YYYY-MM-DD")
    until = [each for each in ids if _date_of(each) <= day]
    if not until:
        raise OmnicatError(f"'{asked}' is before the first spec of that name", f"the first is {ids[0]}")
    return until_day(specs[until[-1]], day)


def versions_of(name: str, specs: Mapping[str, Spec]) -> tuple[str, ...]:
    """The ids of a channel's specs, the oldest first. `name` may be an alias. Raises OmnicatError where there is none."""
    named = sorted(each for each in specs if each.partition("@")[0] == name)
    if named:
        return tuple(named)
    meant = {spec.name for spec in specs.values() if name in spec.aliases}
    if len(meant) == 1:
        return versions_of(meant.pop(), specs)
    if meant:
        raise OmnicatError(f"'{name}' is a short name of several specs", f"use one of: {', '.join(sorted(meant))}")
    known = {word for spec in specs.values() for word in (spec.name, *spec.aliases)}
    raise OmnicatError(f"spec '{name}' does not exist", did_you_mean(name, known))


def until_day(spec: Spec, day: str) -> Spec:
    """The spec as it stands on a day, or on the first of a month: what started by then holds as if it always had."""
    return replace(started(spec, day), id=f"{spec.name}@{day}", images=tuple(_images_on(spec.images, day)))


def stricter(one: ImageRule, other: ImageRule) -> ImageRule:
    """What both rules of a role demand together."""
    limits: dict[str, Any] = {name: max(getattr(one, name), getattr(other, name)) for name in LEAST}
    limits |= {name: _least(getattr(one, name), getattr(other, name)) for name in MOST}
    limits |= {name: getattr(one, name) or getattr(other, name) for name in SAID}
    formats = tuple(each for each in one.formats or other.formats if each in (other.formats or one.formats))
    return replace(one, **limits, formats=formats, source=other.source or one.source)


def _images_on(rules: Iterable[ImageRule], day: str) -> Iterator[ImageRule]:
    in_force: dict[tuple[str, str, str], ImageRule] = {}
    to_come = []
    for rule in rules:
        if rule.since > day:
            to_come.append(rule)
            continue
        key = rule.role, rule.when, rule.severity
        now = replace(rule, since="")
        in_force[key] = stricter(in_force[key], now) if key in in_force else now
    yield from (*in_force.values(), *to_come)


def _least(one: float, other: float) -> float:
    return min(one, other) if one and other else one or other


def _date_of(spec_id: str) -> str:
    return spec_id.partition("@")[2]


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(f"{text}-01" if len(text) == len("YYYY-MM") else text)
    except ValueError:
        return False
    return text[4:5] == "-"
