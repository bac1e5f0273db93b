"""What differs in the fields of two specs: which there are, when they are needed, what they may hold, how they are filled."""

from collections.abc import Iterator, Mapping

from omnicat.looking.spec_change import Change
from omnicat.looking.spec_words import SAYING, dated_words, limit_words, quoted
from omnicat.model.channel import Spec, SpecField

NEEDS = ("optional", "recommended", "conditional", "required")
SEVERITIES = ("note", "warning", "error")
AT_MOST = ("max_chars", "max_bytes", "max_total_chars", "max", "max_many", "word_repeat")
AT_LEAST = ("min_chars", "min", "min_many")
MANNER = ("only", "kinds", "join", "shape", "level", "units", "alternative", "repeat_ok", "many")


def field_changes(old: Spec, new: Spec) -> Iterator[Change]:
    """The fields of both, in the order of the new spec; those that are gone come last."""
    for name, field in new.fields.items():
        yield from _between(old.fields[name], field) if name in old.fields else _added(field)
    for name, field in old.fields.items():
        if name not in new.fields:
            hint = "drop it from the `fields` of profiles that fill it"
            yield Change("should", "field", name, f"is not a field any more: {hint}", field.source)
    yield from _announced(old, new)


def _added(field: SpecField) -> Iterator[Change]:
    said = {
        "required": ("must", "is new and required"),
        "conditional": ("must", f"is new and needed where `{field.when}`"),
        "recommended": ("should", "is new and recommended"),
    }
    effect, says = said.get(field.need, ("other", "is new"))
    filled = f"; filled from `{field.default}`" if field.default else ""
    yield Change(effect, "field", field.name, says + filled, field.source)


def _between(old: SpecField, new: SpecField) -> Iterator[Change]:
    for effect, says in (
        *_need(old, new),
        *_limits(old, new),
        *_words(old, new),
        *_parts(old, new),
        *_manner(old, new),
    ):
        is_mild = effect == "must" and new.severity != "error"
        yield Change("should" if is_mild else effect, "field", new.name, says, new.source)


def _announced(old: Spec, new: Spec) -> Iterator[Change]:
    """What starts later; what the old spec had announced and has started by the new one's day is told as it holds."""
    day = new.id.partition("@")[2]
    for name, field in new.fields.items():
        before = dated_words(old.fields[name]) if name in old.fields else {}
        after = dated_words(field)
        for since, words in after.items():
            if more := [each for each in words if each not in before.get(since, ())]:
                yield Change("must", "field", name, f"from {since} on: {', '.join(more)}", _source(field, since))
        for since, words in before.items():
            if since > day and (fewer := [each for each in words if each not in after.get(since, ())]):
                yield Change("eased", "field", name, f"no longer from {since} on: {', '.join(fewer)}", field.source)


def _source(field: SpecField, since: str) -> str:
    return next((each.source for each in field.dated if each.since == since and each.source), field.source)


Said = Iterator[tuple[str, str]]
"""The effect of each change, and what it says."""


def _need(old: SpecField, new: SpecField) -> Said:
    if old.need != new.need:
        is_more = NEEDS.index(new.need) > NEEDS.index(old.need)
        effect = ("should" if new.need == "recommended" else "must") if is_more else "eased"
        yield effect, f"is {new.need}{_where(new)}, was {old.need}{_where(old)}"
    elif _plain(old.when) != _plain(new.when):
        yield "must" if new.need == "conditional" else "other", f"is needed{_where(new)}, was{_where(old)}"
    if old.type != new.type:
        yield "must", f"is of type {new.type}, was {old.type}"
    if old.severity != new.severity:
        is_more = SEVERITIES.index(new.severity) > SEVERITIES.index(old.severity)
        yield (
            "must" if is_more else "eased",
            f"breaking its limits gives a finding of severity {new.severity}, was {old.severity}",
        )


def _where(field: SpecField) -> str:
    return f" where `{_plain(field.when)}`" if field.when else ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _limits(old: SpecField, new: SpecField) -> Said:
    for name in (*AT_MOST, *AT_LEAST):
        was, now = getattr(old, name) or None, getattr(new, name) or None
        if was != now:
            yield "must" if _is_tighter(name, was, now) else "eased", _changed(name, was, now)
    if old.days_ahead != new.days_ahead:
        yield "must" if new.days_ahead else "eased", _changed("days_ahead", old.days_ahead, new.days_ahead)
    if old.pattern != new.pattern:
        yield "must" if new.pattern else "eased", _changed("pattern", old.pattern, new.pattern)
    forbidden, was_forbidden = (*new.forbid, *new.forbid_words), (*old.forbid, *old.forbid_words)
    if more := tuple(each for each in forbidden if each not in was_forbidden):
        yield "must", f"may not hold {', '.join(map(quoted, more))}"
    if fewer := tuple(each for each in was_forbidden if each not in forbidden):
        yield "eased", f"may hold {', '.join(map(quoted, fewer))}"
    yield from _other_limits(_by_condition(old), _by_condition(new))


def _is_tighter(name: str, was: float | None, now: float | None) -> bool:
    if was is None or now is None:
        return was is None
    return now < was if name in AT_MOST else now > was


def _changed(name: str, was: object, now: object) -> str:
    """`at most 150 characters, was 200`; in whole words where there was no such limit."""
    if not now:
        return f"no longer: {limit_words(name, was)}"
    return f"{limit_words(name, now)}, was {was if was else 'not limited'}"


def _other_limits(old: Mapping[str, Mapping[str, object]], new: Mapping[str, Mapping[str, object]]) -> Said:
    for when in dict.fromkeys((*old, *new)):
        was, now = old.get(when, {}), new.get(when, {})
        for name in dict.fromkeys((*was, *now)):
            if was.get(name) != now.get(name) and name in SAYING:
                says = f"{limit_words(name, now.get(name)) or 'no limit of its own'} where `{when}`"
                yield (
                    "must" if name in now else "eased",
                    f"{says}, was {limit_words(name, was.get(name)) or 'as elsewhere'}",
                )


def _by_condition(field: SpecField) -> Mapping[str, Mapping[str, object]]:
    return {_plain(each.when): each.limits for each in field.other_limits}


def _words(old: SpecField, new: SpecField) -> Said:
    if old.closed != new.closed and new.values:
        yield (
            "must" if new.closed else "eased",
            "takes only the words of its list" if new.closed else "takes other words too",
        )
    if old.values == new.values:
        return
    taken, told = set(new.values.values()), set(old.values.values())
    for ours, theirs in old.values.items():
        if ours in new.values and new.values[ours] != theirs:
            yield "should", f"{quoted(ours)} is spelled {quoted(new.values[ours])}, was {quoted(theirs)}"
        elif ours not in new.values and theirs not in taken:
            yield "must" if new.values and new.closed else "eased", f"does not know {quoted(theirs)} any more"
    if added := [theirs for ours, theirs in new.values.items() if ours not in old.values and theirs not in told]:
        is_first = not old.values and new.closed
        says = (
            f"has to be one of {', '.join(map(quoted, added))}"
            if is_first
            else f"knows {', '.join(map(quoted, added))}"
        )
        yield "must" if is_first else "eased", says


def _parts(old: SpecField, new: SpecField) -> Said:
    for name, part in new.group.items():
        was = old.group.get(name)
        if part.required and not (was and was.required):
            yield "must", f"needs its part {quoted(name)}"
        elif was is None:
            yield "other", f"has a part {quoted(name)}"
        if part.max_chars != (was.max_chars if was else None):
            yield (
                "must" if part.max_chars else "eased",
                f"part {quoted(name)}: {_changed('max_chars', was.max_chars if was else None, part.max_chars)}",
            )
    for name in old.group:
        if name not in new.group:
            yield "should", f"has no part {quoted(name)} any more"


def _manner(old: SpecField, new: SpecField) -> Said:
    if _plain(old.default) != _plain(new.default):
        yield "other", f"is filled from {_code(new.default)}, was from {_code(old.default)}"
    if different := [name for name in MANNER if getattr(old, name) != getattr(new, name)]:
        yield "other", f"is written another way ({', '.join(different)})"


def _code(text: str) -> str:
    return f"`{_plain(text)}`" if text else "nothing"
