"""New findings and outliers as annotations on a pull request's lines, and the verdict as the last line of the log."""

from omnicat import __version__
from omnicat.findings import Finding, Location, Severity
from omnicat.looking.review.reviewing import Review
from omnicat.looking.review.text import VERDICT
from omnicat.looking.review.view import FindingRow
from omnicat.policy.verdict import Checked, Verdict
from omnicat.reporters import Report, show
from omnicat.reporters.escaping import visible


def annotations(found: Review) -> str:
    """GitHub's workflow commands, within its limits, then the verdict in words."""
    standing = tuple(_finding(each) for each in found.view.outliers if not each.approved_by)
    told = tuple(sorted((*found.new, *standing), key=lambda each: (-each.severity, each.order)))
    report = show(
        "github", Report(Verdict(told, Checked(len(found.view.diff.products), 0, "changed product")), __version__)
    )
    lines = [VERDICT[found.view.verdict][0], *(f"  {visible(each)}" for each in found.view.because)]
    return report + "\n".join(lines) + "\n"


def _finding(row: FindingRow) -> Finding:
    where = Location(row.path, row.line, row.column)
    return Finding(where, row.rule, Severity[row.severity.upper()], row.message, row.hint)
