"""What differs in the images that two specs demand."""

from collections.abc import Iterable, Iterator, Mapping

from omnicat.channels.spec_dates import LEAST, MOST
from omnicat.looking.spec_change import Change
from omnicat.looking.spec_words import demands_of
from omnicat.model.channel import ImageRule, Spec

Key = tuple[str, str, str, int]
"""The role, the condition, the day, and how many of the same stood before."""


def image_changes(old: Spec, new: Spec) -> Iterator[Change]:
    """The rules of both, by role and condition. One that had been announced and holds now is told with its day."""
    before, after = _by_key(old.images), _by_key(new.images)
    for key, rule in after.items():
        if key in before:
            yield from _between(before[key], rule, _announced(rule, old, new))
        else:
            says = "; ".join(demands_of(rule).values())
            yield Change(_worse(rule), "image", _named(rule), f"has to be: {says}{_from(rule)}", rule.source)
    for key, rule in before.items():
        has_come = rule.since and rule.since <= new.id.partition("@")[2]
        if key not in after and not has_come:
            says = "; ".join(demands_of(rule).values())
            yield Change("eased", "image", _named(rule), f"need not be any more: {says}{_from(rule)}", rule.source)


def _by_key(rules: Iterable[ImageRule]) -> Mapping[Key, ImageRule]:
    found: dict[Key, ImageRule] = {}
    for rule in rules:
        number = 0
        while (key := (rule.role, rule.when, rule.since, number)) in found:
            number += 1
        found[key] = rule
    return found


def _announced(rule: ImageRule, old: Spec, new: Spec) -> str:
    """The day on which the last of what the old spec had announced for these images came, '' for none."""
    day = new.id.partition("@")[2]
    days = [each.since for each in old.images if (each.role, each.when) == (rule.role, rule.when) and each.since]
    return max((each for each in days if each <= day), default="")


def _between(old: ImageRule, new: ImageRule, since: str) -> Iterator[Change]:
    before, after = demands_of(old), demands_of(new)
    for about in dict.fromkeys((*before, *after)):
        was, now = before.get(about), after.get(about)
        if was == now:
            continue
        is_tighter = bool(now) and (not was or _is_tighter(about, old, new))
        start = f" from {since} on" if since and is_tighter else _from(new)
        says = f"{now or 'no such limit'}{start}, was {was or 'not limited'}"
        yield Change(_worse(new) if is_tighter else "eased", "image", _named(new), says, new.source)
    if old.severity != new.severity:
        says = f"breaking this gives a finding of severity {new.severity}, was {old.severity}"
        yield Change("must" if new.severity == "error" else "eased", "image", _named(new), says, new.source)


def _is_tighter(about: str, old: ImageRule, new: ImageRule) -> bool:
    if about == "formats":
        return not set(old.formats) <= set(new.formats)
    names = ("min_width", "min_height") if about == "size" else (about,)
    most = any(name in MOST and 0 < getattr(new, name) < getattr(old, name) for name in names)
    return most or any(name in LEAST and getattr(new, name) > getattr(old, name) for name in names)


def _worse(rule: ImageRule) -> str:
    return "must" if rule.severity == "error" else "should"


def _named(rule: ImageRule) -> str:
    return f"{rule.role} image" + (f" where `{rule.when}`" if rule.when else "")


def _from(rule: ImageRule) -> str:
    return f" from {rule.since} on" if rule.since else ""
