"""Findings for code scanning: SARIF 2.1.0 (OASIS standard of 2020-03-27, with Errata 01)."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from omnicat.findings import Finding, Location, Rule, Severity
from omnicat.reporters.escaping import json_text, visible
from omnicat.reporters.report import Report, counted, level_of, occurrences

NAME = "sarif"

MOST_RESULTS = 25_000
"""GitHub refuses files of more results, and shows the worst 5,000 (docs.github.com, SARIF support, 2026-08)."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_SUPPRESSION = {
    "comment": {"kind": "inSource", "justification": "a comment in the file"},
    "settings": {"kind": "external", "justification": "the lint settings of catalog/catalog.yaml"},
    "baseline": {"kind": "external", "justification": "the committed baseline"},
}


def report(report: Report) -> str:
    """One run with all findings, or with the worst that GitHub takes; what is ignored is suppressed."""
    ids = sorted({*report.rules, *(finding.rule for finding in report.verdict.findings)})
    index = {rule: number for number, rule in enumerate(ids)}
    driver = {
        "name": "omnicat",
        "version": report.version,
        "rules": [_rule(rule, report.rules.get(rule)) for rule in ids],
    }
    every = occurrences(report.verdict.findings)
    told = _worst(every)
    run = {
        "tool": {"driver": driver},
        # What tells these results from those of other tools, and of other catalogs in the repository (section 3.17.3).
        "automationDetails": {"id": f"omnicat/{quote(report.folder)}"},
        "invocations": [_invocation(len(every) - len(told))],
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, finding, key, index[finding.rule]) for finding, key in told],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _worst(every: Sequence[tuple[Finding, str]]) -> Sequence[tuple[Finding, str]]:
    if len(every) <= MOST_RESULTS:
        return every
    ranked = sorted(range(len(every)), key=lambda number: (bool(every[number][0].ignored), -every[number][0].severity))
    return [every[number] for number in sorted(ranked[:MOST_RESULTS])]


def _invocation(left: int) -> dict[str, Any]:
    more = {"level": "warning", "message": {"text": f"{counted(left, 'more finding')} are not in this file"}}
    return {"executionSuccessful": True, **({"toolExecutionNotifications": [more]} if left else {})}


def _rule(rule_id: str, rule: Rule | None) -> dict[str, Any]:
    described: dict[str, Any] = {"id": rule_id, "defaultConfiguration": {"level": _LEVEL[level_of(rule)]}}
    if rule:
        manual = rule.manual.strip()
        described |= {
            "shortDescription": {"text": rule.summary},
            "fullDescription": {"text": manual.split("\n\n")[0].replace("\n", " ")},
            "help": {"text": manual, "markdown": manual},
        }
    return described


def _result(report: Report, finding: Finding, identity: str, rule_index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVEL[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(report, finding.where)],
        "partialFingerprints": {"omnicat/v1": identity},
    }
    if finding.related:
        result["relatedLocations"] = [
            _location(report, place) | {"id": number, "message": {"text": "see also"}}
            for number, place in enumerate(finding.related, 1)
        ]
    # An empty list says that suppressions were looked for and none applies (section 3.27.23).
    result["suppressions"] = [_SUPPRESSION[finding.ignored] | {"status": "accepted"}] if finding.ignored else []
    return result


def _message(finding: Finding) -> str:
    """Message and hint; a `](` in them would make a link of what stands before (section 3.11.6)."""
    parts = (finding.message, finding.hint) if finding.hint else (finding.message,)
    return "\n".join(visible(part).replace("](", "] (") for part in parts)


def _location(report: Report, where: Location) -> dict[str, Any]:
    # GitHub shows no result without a line (docs.github.com, SARIF support, 2026-08).
    region = {"startLine": where.line or 1, **({"startColumn": where.column} if where.column else {})}
    artifact = {"uri": quote(report.path_of(where), errors="surrogatepass")}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    if where.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": visible(where.pointer)}]
    return location
