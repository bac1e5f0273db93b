"""Whether the governance fits the catalog: its names, its patterns, its expressions, its people."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from fnmatch import fnmatchcase

from omnicat.catalog.governance import governance_names, open_governance, read_governance
from omnicat.catalog.governance_rules import (
    BAD_EXPRESSION,
    MATCHES_NOTHING,
    PERSON_WITHOUT_MAIL,
    ROLE_WITHOUT_PEOPLE,
    SHARED_IDENTITY,
    UNKNOWN_NAME,
    UNUSABLE_KEY,
)
from omnicat.catalog.shelf import Shelf
from omnicat.documents import Document
from omnicat.findings import Finding, Rule, Subject, did_you_mean, finding, join_pointer
from omnicat.model.catalog import Model
from omnicat.model.files import Files
from omnicat.model.governance import Governance
from omnicat.policy.globs import path_matches
from omnicat.repository.keys import fingerprints, openpgp_key, ssh_key
from omnicat.repository.places import PLACES

CHANGE_NAMES = (
    "sku",
    "product",
    "attribute",
    "locale",
    "channel",
    "kind",
    "old",
    "new",
    "percent",
    "move",
    "family",
    "categories",
    "path",
)
"""What an expression over a change may name."""

OF_PRODUCTS = ("status", "family", "categories")
"""What a product says beside attributes, and what may change of it."""

ONE = {"attributes": "attribute", "families": "family", "categories": "category", "channels": "channel"}


def check_governance(
    files: Files, model: Model, channels: Collection[str], shelf: Shelf | None = None
) -> tuple[Finding, ...]:
    """All that is wrong with the file, in the order of its lines; nothing where there is none."""
    document, found = open_governance(files, shelf)
    if document is None:
        return found
    judge = _Judge(document, read_governance(document), model, channels, files)
    return tuple(sorted((*found, *judge.findings()), key=lambda each: each.order))


class _Judge:
    def __init__(
        self, document: Document, governance: Governance, model: Model, channels: Collection[str], files: Files
    ) -> None:
        self._document = document
        self._said = governance
        self._files = files
        self._known = {
            "attributes": {*model.attributes, *OF_PRODUCTS, *_of_assets(), *model.settings.associations}
            | {*model.settings.roles},
            "families": {*model.families},
            "categories": {*model.categories},
            "channels": {*channels},
        }

    def findings(self) -> Iterator[Finding]:
        yield from governance_names(self._document, self._said)
        yield from self._people()
        yield from self._too_few()
        for owner in self._said.owners:
            where = self._document.key_place(owner.pointer)
            yield from (each.at(where) for each in self._pattern(owner.kind, owner.pattern, owner.pointer))
        for rule in self._said.rules:
            for kind, names in rule.fits.items():
                for name in names:
                    yield from self._pattern(kind, name, f"{rule.pointer}/{kind}")
            if rule.when:
                yield from self._expression(rule.when, f"{rule.pointer}/when")

    def _people(self) -> Iterator[Finding]:
        seen: dict[tuple[str, str], str] = {}
        for code, person in self._said.people.items():
            pointer = join_pointer("people", code)
            if not person.mails:
                yield self._told(PERSON_WITHOUT_MAIL, pointer, code, f"'{code}' has no mail address", "add `mails`")
            logins = ((host, login.lower()) for host, login in person.logins.items())
            keys = (("keys", key) for each in person.keys if (key := _key(each)))
            for number, each in enumerate(person.keys):
                if not _key(each):
                    at = join_pointer("people", code, "keys", number)
                    hint = "write one line of ssh's .pub file, or what `gpg --armor --export` writes"
                    yield self._told(UNUSABLE_KEY, at, code, f"'{_short(each)}' is no public key", hint)
            for one in (*(("mails", mail) for mail in person.mails), *logins, *keys):
                if (other := seen.setdefault(one, code)) != code:
                    message = f"'{one[1]}' is of '{other}' and of '{code}'"
                    yield self._told(SHARED_IDENTITY, pointer, code, message, "leave it with one of them")

    def _too_few(self) -> Iterator[Finding]:
        needed: dict[str, int] = defaultdict(int)
        for owner in self._said.owners:
            for role in owner.roles:
                needed[role] = max(needed[role], self._said.approvals)
        for rule in self._said.rules:
            for role in rule.needs:
                needed[role] = max(needed[role], rule.approvals)
        for role, count in needed.items():
            if role in self._said.roles and (have := len(set(self._said.roles[role]))) < count:
                message = f"'{role}' has {have} of the {count} people who have to approve"
                hint = "give the role more people, or ask for fewer approvals"
                yield self._told(ROLE_WITHOUT_PEOPLE, join_pointer("roles", role), role, message, hint)

    def _pattern(self, kind: str, pattern: str, pointer: str) -> Iterator[Finding]:
        if kind == "paths":
            if _is_judged(pattern) and not any(path_matches(pattern, path) for path in self._files.paths("")):
                hint = "correct the pattern; paths run from the catalog's root"
                yield self._told(MATCHES_NOTHING, pointer, pattern, f"'{pattern}' matches no file", hint)
        elif not any(fnmatchcase(name, pattern) for name in self._known[kind]):
            message = f"{ONE[kind]} '{pattern}' does not exist"
            yield self._told(UNKNOWN_NAME, pointer, pattern, message, did_you_mean(pattern, self._known[kind]))

    def _expression(self, text: str, pointer: str) -> Iterator[Finding]:
        from omnicat.templating import TemplatingProblem, compile_text

        try:
            unknown = sorted(compile_text(text).names - {*CHANGE_NAMES})
        except TemplatingProblem as problem:
            message = f"'{text}' can't be understood: {problem}"
            yield self._told(BAD_EXPRESSION, pointer, text, message, "write it as \"attribute == 'price'\"")
            return
        for name in unknown:
            message = f"'{name}' is nothing that a change has"
            yield self._told(BAD_EXPRESSION, pointer, text, message, did_you_mean(name, CHANGE_NAMES))

    def _told(self, rule: Rule, pointer: str, about: str, message: str, hint: str) -> Finding:
        return finding(rule, self._document.place(pointer), message, hint, subject=Subject("governance", about))


def _is_judged(pattern: str) -> bool:
    """Whether it speaks of the catalog's places, or nearly so: what else a repository holds is not listed."""
    first = pattern.partition("/")[0]
    return "*" in first or bool(get_close_matches(first, PLACES, 1, 0.6))


def _of_assets() -> Collection[str]:
    from omnicat.schemas.asset import SCHEMA

    keys: Collection[str] = SCHEMA["properties"]
    return keys


def _key(text: str) -> str:
    """A public key without its comment; '' where it is none."""
    return " ".join(ssh_key(text)).strip() or ", ".join(fingerprints(openpgp_key(text)))


def _short(text: str) -> str:
    first = text.strip().partition("\n")[0]
    return first if len(first) <= 40 else f"{first[:40]}…"
