"""A table of a channel profile is never looked into.

It was left behind, or the mapping that should use it was never written.

Bad:

    fields: {color: color}
    tables: {colors: {navy: Blue}}

Good:

    fields: {color: "color | lookup('colors')"}
    tables: {colors: {navy: Blue}}

Fix: look values up in it, or remove it.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile
from omnicat.templating import TemplatingProblem, compile_text

RULE = Rule("channel/unused-table", Severity.WARNING, __doc__)


def check(_: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Each table that no profile with it uses: one that others extend is used where one of them does."""
    asked: set[tuple[str, Location]] = set()
    unused: dict[tuple[str, Location], str] = {}
    for profile in profiles.values():
        names = _asked_by(profile)
        for name, table in profile.tables.items():
            if profile.spec.tables.get(name) is table:
                continue
            key = name, table.said_at
            unused.setdefault(key, profile.name)
            if name in names or "" in names:
                asked.add(key)
    for key, profile_name in unused.items():
        if key not in asked:
            name, where = key
            message = f"table '{name}' is never looked into"
            hint = f"use it, as in `color | lookup('{name}')`, or remove it"
            yield finding(RULE, where, message, hint, subject=Subject("channel", profile_name))


def _asked_by(profile: Profile) -> frozenset[str]:
    """The tables that any text of the profile or its spec looks into; '' for one whose name is worked out."""
    texts = [profile.select]
    for mapped in profile.mapping.values():
        texts += [part for rule in mapped.rules for part in (rule.when, rule.text)] or [mapped.text]
    for field in profile.spec.fields.values():
        texts += (field.default, field.when, field.only)
    return frozenset[str]().union(*map(_asked_in, dict.fromkeys(texts)))


def _asked_in(text: str) -> frozenset[str]:
    if "lookup" not in text:
        return frozenset()
    try:
        return compile_text(text).tables
    except TemplatingProblem:
        return frozenset()
