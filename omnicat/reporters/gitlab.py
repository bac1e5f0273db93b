"""Findings for a merge request: GitLab's Code Quality report."""

from omnicat.findings import Severity
from omnicat.reporters.escaping import json_text, visible
from omnicat.reporters.report import Report, occurrences

NAME = "gitlab"

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def report(report: Report) -> str:
    """The findings that nobody ignores. GitLab wants each fingerprint once (docs.gitlab.com, 2026-08)."""
    entries = [
        {
            "description": visible(f"{finding.message} ({finding.hint})" if finding.hint else finding.message),
            "check_name": finding.rule,
            "fingerprint": identity,
            "severity": _SEVERITY[finding.severity],
            "location": {"path": report.path_of(finding.where), "lines": {"begin": finding.where.line or 1}},
        }
        for finding, identity in occurrences(report.verdict.shown)
    ]
    return json_text(entries)
