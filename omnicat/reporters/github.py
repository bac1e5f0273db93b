"""Findings as annotations on a pull request: GitHub's workflow commands, and the job's summary page."""

from collections.abc import Iterator

from omnicat.findings import Finding, Severity
from omnicat.reporters import markdown
from omnicat.reporters.escaping import command_data, command_property, visible
from omnicat.reporters.report import Report, counted, summary

NAME = "github"

MOST_ANNOTATIONS = 10
"""GitHub shows ten of each level a step and drops the rest without a word (docs.github.com, 2026-08)."""

MOST_SUMMARY_BYTES = 1_000_000
"""GitHub refuses a step's summary above 1 MiB (docs.github.com, 2026-08)."""

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report(report: Report) -> str:
    """Annotations, the worst first; then how many more there are, and the summary."""
    lines = [line for severity in report.verdict.counts for line in _of_severity(report, severity)]
    return "\n".join([*lines, summary(report.verdict)]) + "\n"


def step_summary(report: Report) -> str:
    """Markdown for the file that `GITHUB_STEP_SUMMARY` names, short enough for GitHub to take."""
    return markdown.report_within(report, MOST_SUMMARY_BYTES)


def _of_severity(report: Report, severity: Severity) -> Iterator[str]:
    findings = [finding for finding in report.verdict.shown if finding.severity == severity]
    for finding in findings[:MOST_ANNOTATIONS]:
        yield _annotation(report, finding)
    more = len(findings) - MOST_ANNOTATIONS
    if more > 0:
        yield f"… and {counted(more, f'more {severity}')}: the job's summary page shows them"


def _annotation(report: Report, finding: Finding) -> str:
    where = finding.where
    properties = {
        "file": visible(report.path_of(where)),
        "line": str(where.line or 1),
        "col": str(where.column) if where.column else "",
        "title": visible(finding.rule),
    }
    named = ",".join(f"{name}={command_property(value)}" for name, value in properties.items() if value)
    words = [visible(finding.message), *([f"hint: {visible(finding.hint)}"] if finding.hint else [])]
    return f"::{_COMMAND[finding.severity]} {named}::{command_data(chr(10).join(words))}"
