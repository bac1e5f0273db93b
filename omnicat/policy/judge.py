"""Findings in, verdict out: select, weigh, put aside, and say which ignores were of no use."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from omnicat.findings import Finding, Location, Rule, Subject, escape_key, finding
from omnicat.policy.baseline import BaselineEntry
from omnicat.policy.ignores import Ignore, Ignoring
from omnicat.policy.names import is_known, nearest
from omnicat.policy.rules import IGNORE_WITHOUT_REASON, UNKNOWN_RULE, UNUSED_IGNORE
from omnicat.policy.terms import Policy
from omnicat.policy.verdict import Checked, Verdict

Locate = Callable[[Location], Location]


def apply(
    findings: Iterable[Finding],
    ignores: Iterable[Ignore],
    policy: Policy,
    *,
    checked: Checked,
    locate: Locate = lambda where: where,
) -> Verdict:
    """The verdict on `findings`, which have their lines, and on the `ignores` found in the files.

    `locate` gives a line and column to a place in the settings that is known by its pointer.
    """
    ignoring = Ignoring(ignores, policy.ignores)
    weigh = _weigher(policy)
    marked = [ignoring.mark(found) for found in weigh(findings)]
    marked += [ignoring.mark(found) for found in weigh(_on_comments(ignoring, policy))]
    marked += weigh(replace(found, where=locate(found.where)) for found in _on_settings(ignoring, policy))
    kept = sorted((found for found in marked if policy.is_about(found.where.path)), key=lambda found: found.order)
    judged, stale = _against_baseline(kept, policy)
    return Verdict(tuple(judged), checked, policy.fail_on, stale)


def _weigher(policy: Policy) -> Callable[[Iterable[Finding]], Iterator[Finding]]:
    looks_for, severity = cache(policy.looks_for), cache(policy.severity)

    def weigh(findings: Iterable[Finding]) -> Iterator[Finding]:
        for found in findings:
            if looks_for(found.rule):
                weight = severity(found.rule, found.severity)
                yield found if weight == found.severity else replace(found, severity=weight)

    return weigh


def _on_comments(ignoring: Ignoring, policy: Policy) -> Iterator[Finding]:
    for ignore in ignoring.comments:
        if not ignore.rules:
            hint = "name it as the finding does: `# omnicat: ignore[kind/rule] reason`"
            yield _about("", UNKNOWN_RULE, ignore.where, "the ignore names no rule", hint)
        for name in ignore.rules:
            used = (ignore, name) in ignoring.used
            yield from _on_name(name, ignore.where, policy, used=used, holder="the comment")
        if not ignore.reason:
            names = ", ".join(ignore.rules)
            yield _without_reason(names, ignore.where, "write why after the closing bracket")


def _on_settings(ignoring: Ignoring, policy: Policy) -> Iterator[Finding]:
    for ignore in ignoring.settings:
        # Where the run is about some files only, what an ignore is for may lie in the others.
        used = (ignore, ignore.rule) in ignoring.used or policy.paths is not None
        yield from _on_name(ignore.rule, ignore.where, policy, used=used, holder="it", path=ignore.path)
        if not ignore.reason:
            yield _without_reason(ignore.rule, ignore.where, "add `reason:` and say why")
    for name in sorted(policy.severities):
        if not is_known(name, policy.known):
            where = Location("catalog/catalog.yaml", pointer=f"lint/severity/{escape_key(name)}")
            yield _unknown(name, where, policy)


def _on_name(
    name: str, where: Location, policy: Policy, *, used: bool, holder: str, path: str = ""
) -> Iterator[Finding]:
    if not is_known(name, policy.known):
        yield _unknown(name, where, policy)
    elif not used and policy.judges(name):
        place = f" in '{path}'" if path else ""
        message = f"the ignore of '{name}'{place} matches no finding"
        yield _about(name, UNUSED_IGNORE, where, message, f"remove '{name}' from {holder}" if not path else "remove it")


def _unknown(name: str, where: Location, policy: Policy) -> Finding:
    return _about(name, UNKNOWN_RULE, where, f"rule '{name}' does not exist", nearest(name, policy.known))


def _without_reason(name: str, where: Location, hint: str) -> Finding:
    return _about(name, IGNORE_WITHOUT_REASON, where, f"the ignore of '{name}' does not say why", hint)


def _about(name: str, rule: Rule, where: Location, message: str, hint: str) -> Finding:
    return finding(rule, where, message, hint, subject=Subject("rule", name))


def _against_baseline(findings: list[Finding], policy: Policy) -> tuple[list[Finding], tuple[BaselineEntry, ...]]:
    left: Counter[str] = Counter()
    for entry in policy.baseline:
        left[entry.fingerprint] += entry.count
    judged = []
    for found in findings:
        fingerprint = found.fingerprint if left and not found.ignored else ""
        if left[fingerprint] > 0:
            left[fingerprint] -= 1
            judged.append(found.marked("baseline"))
        else:
            judged.append(found)
    return judged, tuple(_stale(left, policy))


def _stale(left: Counter[str], policy: Policy) -> Iterator[BaselineEntry]:
    for entry in sorted(policy.baseline):
        missing = min(left[entry.fingerprint], entry.count)
        left[entry.fingerprint] -= missing
        if missing > 0 and policy.looks_for(entry.rule) and policy.is_about(entry.path):
            yield replace(entry, count=missing)
