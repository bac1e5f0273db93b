"""Each finding with the line it stands on, a mark under the place, and what to do."""

from collections.abc import Iterator
from functools import cache

from omnicat.findings import Finding, Severity
from omnicat.reporters.concise import headline
from omnicat.reporters.escaping import visible
from omnicat.reporters.excerpt import excerpt
from omnicat.reporters.report import Report, counted, limited
from omnicat.reporters.terminal import SEVERITY_STYLE, Line, closing, paint

NAME = "full"


def report(report: Report) -> str:
    """The errors and warnings that nobody ignores, at most `limit` of a rule, and the summary.

    Notes are counted; where there is no limit they are shown too.
    """
    return paint(_lines(report), color=report.color)


def _lines(report: Report) -> Iterator[Line]:
    lines_of = cache(lambda path: (report.source(path) or "").removeprefix("\ufeff").splitlines())
    told = [each for each in report.verdict.shown if report.limit is None or each.severity > Severity.NOTE]
    first, more = limited(told, report.limit)
    for finding in first:
        yield headline(finding)
        source = lines_of(finding.where.path) if finding.where.line else []
        yield from _excerpt(finding, source)
        yield from _remarks(finding)
        yield ()
    for rule, count in more.items():
        yield ((f"… and {count:,} more ", ""), (f"[{visible(rule)}]", "dim"))
    notes = len(report.verdict.shown) - len(told)
    if notes:
        yield ((f"… and {counted(notes, 'note')}", ""),)
    if more or notes:
        yield (("`--all` shows them all", "dim"),)
        yield ()
    yield from closing(report)


def _excerpt(finding: Finding, source: list[str]) -> Iterator[Line]:
    line = finding.where.line
    if not 1 <= line <= len(source):
        return
    shown = excerpt(source[line - 1], finding.where.column)
    margin = " " * len(str(line))
    yield ((f"{margin} |", "dim"),)
    yield ((f"{line} | ", "dim"), (shown.text, ""))
    if shown.mark:
        yield ((f"{margin} | ", "dim"), (shown.mark, SEVERITY_STYLE[finding.severity]))


def _remarks(finding: Finding) -> Iterator[Line]:
    margin = " " * len(str(finding.where.line or ""))
    for place in finding.related:
        yield ((f"{margin} = ", "dim"), (f"see also: {visible(str(place))}", ""))
    if finding.hint:
        yield ((f"{margin} = ", "dim"), ("hint: ", "bold green"), (visible(finding.hint), ""))
