"""Lines for a terminal: plain, or in colour through rich."""

from collections.abc import Iterable

from omnicat.findings import Severity
from omnicat.reporters.report import Report, stale_note, summary

Span = tuple[str, str]
"""A text and its style, in rich's words; no style is plain."""
Line = tuple[Span, ...]

SEVERITY_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def paint(lines: Iterable[Line], *, color: bool) -> str:
    """The lines as one text, each with its line end."""
    paint_span = _in_color if color else _plain
    return "".join("".join(map(paint_span, line)) + "\n" for line in lines)


def closing(report: Report) -> tuple[Line, ...]:
    """The last lines: what to do about the baseline, and the summary."""
    verdict = report.verdict
    style = "bold green" if not verdict.shown else "bold"
    note = stale_note(verdict)
    return (*((((note, "dim"),),) if note else ()), ((summary(verdict), style),))


def _plain(span: Span) -> str:
    return span[0]


def _in_color(span: Span) -> str:
    from rich.color import ColorSystem
    from rich.style import Style

    text, style = span
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD) if style else text
