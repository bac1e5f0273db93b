"""Which roles have to approve a change, and why."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from msgspec import Struct

from omnicat.model.governance import ANYBODY, ApprovalRule, Governance, Owner
from omnicat.policy.globs import path_matches
from omnicat.review.change import WHOLE, Change
from omnicat.templating import TemplatingProblem, compile_text

GOVERNANCE = "catalog/governance.yaml"
_INVISIBLE = {"Cf", "Cc", "Mn"}


class Need(Struct, frozen=True, order=True):
    """So many people of a role have to approve; `why` says what asks for it."""

    role: str
    approvals: int
    why: str


def needs_of(change: Change, governance: Governance) -> tuple[Need, ...]:
    """Whom a change needs; nobody, often. Each once."""
    found = (*_of_owners(change, governance), *_of_rules(change, governance))
    if not found and GOVERNANCE in change.paths:
        found = (Need(ANYBODY, governance.approvals, "who governs is changed"),)
    return tuple(dict.fromkeys(found))


def _of_owners(change: Change, governance: Governance) -> Iterator[Need]:
    last: dict[tuple[str, str], Owner] = {}
    for owner in governance.owners:
        for name in _names(change, owner.kind):
            if fits(owner.kind, owner.pattern, name):
                last[owner.kind, name] = owner
    for (kind, _), owner in last.items():
        for role in owner.roles:
            yield Need(role, governance.approvals, f"owner of {_OWNED[kind]} {owner.pattern}")


_OWNED = {
    "attributes": "attribute",
    "families": "family",
    "categories": "category",
    "channels": "channel",
    "paths": "files",
}


def _names(change: Change, kind: str) -> tuple[str, ...]:
    """What of a change an owner of that kind may own."""
    if kind == "attributes":
        return (change.attribute,) if change.attribute not in ("", WHOLE) else ()
    if kind == "channels":
        files = (path.rpartition("/")[2].rpartition(".")[0] for path in change.paths if change.kind == "profile")
        return tuple(dict.fromkeys((*([change.channel] if change.channel else ()), *files)))
    return {"families": change.families, "categories": change.categories, "paths": change.paths}[kind]


def fits(kind: str, pattern: str, name: str) -> bool:
    """Whether a name is what a pattern of that kind means."""
    if kind == "paths":
        return path_matches(pattern, name)
    if kind == "categories":
        return name == pattern or name.startswith(f"{pattern}/") or fnmatchcase(name, pattern)
    return fnmatchcase(name, pattern)


def _of_rules(change: Change, governance: Governance) -> Iterator[Need]:
    for rule in governance.rules:
        if _rule_fits(rule, change):
            for role in rule.needs:
                yield Need(role, rule.approvals, rule.name)


def _rule_fits(rule: ApprovalRule, change: Change) -> bool:
    if rule.kinds and change.kind not in rule.kinds:
        return False
    if rule.over is not None and change.move <= rule.over:
        return False
    for kind, patterns in rule.fits.items():
        if not any(fits(kind, pattern, name) for pattern in patterns for name in _names(change, kind)):
            return False
    if rule.words and not _holds(rule.words, change):
        return False
    return not rule.when or _is_true(rule.when, change)


def _holds(words: tuple[str, ...], change: Change) -> bool:
    """Whether a new text holds one of the words: letters are compared as people read them, in any case and width."""
    text = "\n".join(_plainly(each) for each in _texts(change.new))
    return any(re.search(rf"(?<!\w){re.escape(_plainly(word))}(?!\w)", text) for word in words if word)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)


def _plainly(text: str) -> str:
    """Without what can't be seen, since a word could be hidden by it; white space is one space."""
    shown = (
        sign
        for sign in unicodedata.normalize("NFKD", text)
        if unicodedata.category(sign) not in _INVISIBLE or sign.isspace()
    )
    return " ".join("".join(shown).casefold().split())


def _is_true(when: str, change: Change) -> bool:
    """What can't be worked out counts as true: nothing slips through."""
    try:
        return bool(compile_text(when).evaluate(_seen(change)))
    except TemplatingProblem:
        return True


def _seen(change: Change) -> Mapping[str, Any]:
    return {
        "kind": change.kind,
        "path": change.path or change.was_path,
        "product": change.product,
        "sku": change.sku,
        "attribute": "" if change.attribute == WHOLE else change.attribute,
        "locale": change.locale,
        "channel": change.channel,
        "old": change.old,
        "new": change.new,
        "percent": change.percent,
        "move": change.move,
        "family": next(iter(change.families), ""),
        "categories": change.categories,
    }
