"""Findings for a comment or a summary page: Markdown tables, the worst first."""

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from omnicat.findings import Finding, Severity
from omnicat.reporters.escaping import markdown, markdown_code
from omnicat.reporters.report import Report, counted, limited, stale_note, summary, worst_first

NAME = "markdown"

_SIGN = {Severity.ERROR: "🔴", Severity.WARNING: "🟡", Severity.NOTE: "🔵"}


def report(report: Report) -> str:
    """The summary, the rules with their counts, and the findings that nobody ignores, at most `limit` of a rule."""
    title = f"# omnicat: {markdown(report.root)}" if report.root else "# omnicat"
    blocks = [title, markdown(summary(report.verdict))]
    if report.verdict.shown:
        blocks += ["\n".join(_rules(report)), "\n".join(_findings(report))]
    if note := stale_note(report.verdict):
        blocks.append(markdown(note))
    return "\n\n".join(blocks) + "\n"


def report_within(whole: Report, most_bytes: int) -> str:
    """The report with so few findings of each rule that it stays within `most_bytes`."""
    most_findings = most_bytes // len("| error | place | finding | rule |")
    limits = (None,) if len(whole.verdict.shown) <= most_findings else ()
    texts = (report(replace(whole, limit=limit)) for limit in (*limits, 1000, 100, 20, 5, 1))
    fitting = (text for text in texts if len(text.encode()) <= most_bytes)
    return next(fitting, None) or report(replace(whole, limit=0))


def _rules(report: Report) -> Iterator[str]:
    yield "| | rule | findings | what is wrong |"
    yield "|---|---|---:|---|"
    counts = Counter((finding.severity, finding.rule) for finding in report.verdict.shown)
    for (severity, rule), count in sorted(counts.items(), key=lambda item: (-item[0][0], -item[1], item[0][1])):
        known = report.rules.get(rule)
        about = markdown(known.summary) if known else ""
        yield f"| {_SIGN[severity]} | {markdown_code(rule)} | {count:,} | {about} |"


def _findings(report: Report) -> Iterator[str]:
    first, more = limited(worst_first(report.verdict.shown), report.limit)
    if first:
        yield "| | place | finding | rule |"
        yield "|---|---|---|---|"
    for finding in first:
        place, rule = markdown_code(str(finding.where)), markdown_code(finding.rule)
        yield f"| {_SIGN[finding.severity]} {finding.severity} | {place} | {_words(finding)} | {rule} |"
    if more:
        left = sum(more.values())
        yield f"\n… and {counted(left, 'more finding')} of {counted(len(more), 'rule')}"


def _words(finding: Finding) -> str:
    hint = f"<br>*hint:* {markdown(finding.hint)}" if finding.hint else ""
    return markdown(finding.message) + hint
