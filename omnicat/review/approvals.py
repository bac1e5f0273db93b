"""Approvals as they are written: who, of what, which commit they saw; and whether they count."""

import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Literal

from msgspec import Struct

from omnicat.model.governance import Governance, Person, Trust
from omnicat.policy.globs import path_matches
from omnicat.review.change import Change
from omnicat.review.needs import Need

_WRITTEN = re.compile(r"(?P<name>[^<>]*)<(?P<mail>[^<>\s]+)>(?P<scope>.*)")
MOST_SCOPES = 50


class Approval(Struct, frozen=True):
    """Somebody said yes to what they saw at `commit`. `who` is as it is written; `person` the short name of who that is, ''
    where the governance does not know them. An empty `scope` is all that they may approve.
    """

    source: Trust
    who: str
    person: str
    commit: str
    scope: tuple[str, ...] = ()
    refused: str = ""


class Seen(Struct, frozen=True):
    """What an approval is held against. `authors` tells who made a change, by short names; `fell` whether a change differs
    from what was there at a commit, which may be unknown.
    """

    governance: Governance
    authors: Callable[[Change], frozenset[str]]
    fell: Callable[[str, Change], bool]


Reason = Literal["", "unknown", "untrusted", "role", "scope", "own", "fell"]


def read_trailer(text: str, governance: Governance) -> tuple[Person | None, str, tuple[str, ...]]:
    """`Name <mail> scope, scope`: who that is, how it is written, and the scopes. Nobody where it has no mail."""
    match = _WRITTEN.fullmatch(text.strip())
    if not match:
        return None, text.strip(), ()
    scopes = tuple(each.strip() for each in match["scope"].split(",")[:MOST_SCOPES] if each.strip())
    return governance.person_by_mail(match["mail"]), f"{match['name'].strip()} <{match['mail']}>", scopes


def trailer(person: Person, mail: str, scopes: tuple[str, ...]) -> str:
    """An approval as a line of a commit's message."""
    return f"{person.name} <{mail}> {', '.join(scopes)}".strip()


def covers(approval: Approval, change: Change, need: Need) -> bool:
    """Whether the change is in the approval's scope: a role, an attribute, a SKU (of a product, with its variants, or of one
    variant), a kind of change, or a pattern of paths.
    """
    if not approval.scope:
        return True
    names = {need.role, change.attribute, change.sku, change.product} - {""}
    return any(_is_meant(word, names, change) for word in approval.scope)


def _is_meant(word: str, names: set[str], change: Change) -> bool:
    if word in names:
        return True
    return any(path_matches(word, path) for path in change.paths) or ("*" in word and fnmatchcase(change.sku, word))


def reason_not(approval: Approval, change: Change, need: Need, seen: Seen) -> Reason:
    """Why an approval does not count for what a change needs; '' where it does."""
    if not approval.person:
        return "unknown"
    if approval.refused or approval.source not in seen.governance.trust:
        return "untrusted"
    if approval.person not in seen.governance.people_of(need.role):
        return "role"
    if not covers(approval, change, need):
        return "scope"
    if approval.person in seen.authors(change) and not seen.governance.may_approve_own(approval.person):
        return "own"
    return "fell" if seen.fell(approval.commit, change) else ""


WORDS: Mapping[Reason, str] = {
    "": "counts",
    "unknown": "is nobody that the governance knows",
    "untrusted": "is not to be trusted",
    "role": "has none of the roles that are asked for",
    "scope": "is of nothing that changed",
    "own": "is of a change of their own",
    "fell": "is of what changed again",
}
