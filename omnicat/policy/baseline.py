"""The findings a shop has accepted for now: `.omnicat-baseline.json`, committed at the catalog's root.

`lint --baseline update` writes the findings that occur now and that nothing else ignores: new ones are
accepted, those that no longer occur are dropped, and entries this run did not look for are kept. Any other
run only reads it. A finding that occurs twice with the same fingerprint is counted, so a third one shows.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.findings import Finding

BASELINE_PATH = ".omnicat-baseline.json"
_FORMAT = 1


class BaselineEntry(Struct, frozen=True, order=True):
    """Findings accepted for now: how many of one fingerprint. Rule and path are there to be read."""

    path: str
    rule: str
    fingerprint: str
    count: int = 1


class UnreadableBaseline(OmnicatError):
    """The baseline file does not hold a baseline."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{BASELINE_PATH} {what}", "restore it from git, or write it anew with `--baseline update`")


def read_baseline(text: bytes) -> tuple[BaselineEntry, ...]:
    """The entries of a baseline file; raises `UnreadableBaseline`."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableBaseline(f"is not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        raise UnreadableBaseline(f"is not a baseline of format {_FORMAT}")
    entries = data.get("findings")
    if not isinstance(entries, list):
        raise UnreadableBaseline("holds no list of findings")
    return tuple(sorted(_entry(entry) for entry in entries))


def write_baseline(entries: Iterable[BaselineEntry]) -> bytes:
    """The baseline file: sorted, one entry a line, so that a diff names what came and went."""
    rows = [
        json.dumps(
            {"path": entry.path, "rule": entry.rule, "fingerprint": entry.fingerprint, "count": entry.count},
            ensure_ascii=False,
        )
        for entry in sorted(entries)
    ]
    body = "".join(f"\n    {row}," for row in rows).rstrip(",")
    return f'{{\n  "format": {_FORMAT},\n  "findings": [{body}{chr(10) + "  " if rows else ""}]\n}}\n'.encode()


def baseline_entries(findings: Iterable[Finding]) -> tuple[BaselineEntry, ...]:
    """What a baseline would accept: findings that no comment and no setting ignores."""
    counts = Counter(
        (finding.where.path, finding.rule, finding.fingerprint)
        for finding in findings
        if finding.ignored in ("", "baseline")
    )
    return tuple(sorted(BaselineEntry(*key, count) for key, count in counts.items()))


def unjudged(
    entries: Iterable[BaselineEntry], looks_for: Callable[[str], bool], is_about: Callable[[str], bool]
) -> tuple[BaselineEntry, ...]:
    """The entries that a run did not look for, and that an update therefore keeps."""
    return tuple(entry for entry in entries if not (looks_for(entry.rule) and is_about(entry.path)))


def _entry(entry: object) -> BaselineEntry:
    match entry:
        case {"path": str(path), "rule": str(rule), "fingerprint": str(fingerprint), "count": int(count)} if count > 0:
            return BaselineEntry(path, rule, fingerprint, count)
    raise UnreadableBaseline(f"holds an entry that can't be read: '{json.dumps(entry)[:80]}'")
