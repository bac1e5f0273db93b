"""Findings for programs: JSON of a published, versioned shape (`schema_findings.json`)."""

import json
from importlib.resources import files
from typing import Any

from msgspec.structs import asdict

from omnicat.findings import Finding, Location
from omnicat.policy import BaselineEntry
from omnicat.reporters.escaping import json_text
from omnicat.reporters.report import ImageCount, Report, occurrences

NAME = "json"
VERSION = 1


def report(report: Report) -> str:
    """All findings, the ignored ones marked."""
    return json_text(as_data(report))


def schema() -> dict[str, Any]:
    """The JSON Schema of what `report` writes."""
    text = files("omnicat.reporters").joinpath("schema_findings.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    verdict = report.verdict
    return {
        "format": "omnicat-findings",
        "version": VERSION,
        "omnicat": report.version,
        "root": report.root,
        "checked": {"products": verdict.checked.products, "files": verdict.checked.files},
        "summary": {
            **{f"{severity}s": count for severity, count in verdict.counts.items()},
            "ignored": verdict.ignored,
        },
        "exit": int(verdict.exit),
        "findings": [_finding(finding, identity) for finding, identity in occurrences(verdict.findings)],
        "stale": [_entry(entry) for entry in verdict.stale],
        **({"images": [_count(each) for each in report.images]} if report.images else {}),
        **({"originals": [asdict(each) for each in report.originals]} if report.originals else {}),
    }


def _finding(finding: Finding, identity: str) -> dict[str, Any]:
    about = finding.subject
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "hint": finding.hint,
        "where": _place(finding.where),
        "subject": {"kind": about.kind, "code": about.code, "channel": about.channel, "locale": about.locale},
        "related": [_place(place) for place in finding.related],
        "fixable": finding.fix is not None,
        "ignored": finding.ignored,
        "fingerprint": finding.fingerprint,
        "id": identity,
    }


def _count(each: ImageCount) -> dict[str, Any]:
    return {"channel": each.channel, "needed": each.needed, "refused": each.refused}


def _place(where: Location) -> dict[str, Any]:
    return {"path": where.path, "line": where.line, "column": where.column, "pointer": where.pointer}


def _entry(entry: BaselineEntry) -> dict[str, Any]:
    return {"path": entry.path, "rule": entry.rule, "fingerprint": entry.fingerprint, "count": entry.count}
