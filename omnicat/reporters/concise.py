"""One finding a line: `path:line:column: error: message [rule]`."""

from omnicat.findings import Finding
from omnicat.reporters.escaping import visible
from omnicat.reporters.report import Report
from omnicat.reporters.terminal import SEVERITY_STYLE, Line, closing, paint

NAME = "concise"


def report(report: Report) -> str:
    """All findings that nobody ignores, and the summary."""
    lines = [headline(finding) for finding in report.verdict.shown]
    return paint([*lines, *closing(report)], color=report.color)


def headline(finding: Finding) -> Line:
    """The finding in one line."""
    return (
        (visible(str(finding.where)), "bold"),
        (": ", "dim"),
        (str(finding.severity), SEVERITY_STYLE[finding.severity]),
        (": ", "dim"),
        (visible(finding.message), ""),
        (f" [{visible(finding.rule)}]", "dim"),
    )
