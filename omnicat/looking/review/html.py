"""A verdict as a page that needs nothing else: the page of what differs, with the verdict above."""

from collections.abc import Iterable, Sequence

from omnicat.looking.diff.html import as_page, diff_sections
from omnicat.looking.diff.pictures import Pictures
from omnicat.looking.governance import AskedView
from omnicat.looking.page import html_text
from omnicat.looking.review.markdown import TITLE
from omnicat.looking.review.view import FindingRow, ReviewView

KIND = {"approved": "added", "waiting": "moved", "refused": "removed"}


def verdict_html(view: ReviewView, name: str, pictures: Pictures) -> str:
    """The page of what differs, with the verdict first."""
    sections = (
        ("verdict", "The verdict", [_verdict(view)]),
        ("approvals", "Approvals", [_governance(view)] if view.governance.asked else []),
        ("new-findings", "New findings", _findings(view.findings.new)),
        ("out-of-the-ordinary", "Out of the ordinary", _findings(view.outliers)),
    )
    return as_page("omnicat review", name, view.diff, (*sections, *diff_sections(view.diff, pictures)))


def _verdict(view: ReviewView) -> str:
    fell = (f"{each.channel} is less complete: {each.before} % → {each.after} %" for each in view.fell)
    gone = [f"{view.findings.gone:,} findings of before are gone"] if view.findings.gone else []
    items = "".join(f"<li>{html_text(each)}</li>\n" for each in (*view.because, *fell, *gone))
    listed = f"<ul>\n{items}</ul>" if items else ""
    return f'<article class="{KIND[view.verdict]}"><h3><b>{TITLE[view.verdict]}</b></h3>\n{listed}</article>\n'


def _governance(view: ReviewView) -> str:
    rows = "".join(map(_asked, view.governance.asked))
    uncounted = (
        f"<li>{html_text(each.who)} {html_text(each.why)}</li>" for each in view.governance.approvals if not each.counts
    )
    told = "".join(uncounted)
    more = f"<p>Approvals that don't count:</p><ul>{told}</ul>" if told else ""
    return f"{_table(('Who', 'Why', 'Changes', 'Approved by', 'Missing'), rows)}{more}"


def _asked(asked: AskedView) -> str:
    may = " or ".join(asked.may) or "nobody who may"
    missing = (
        f'<td class="bad">{html_text(may)} ({asked.open:,})</td>' if asked.open else '<td class="good">nobody</td>'
    )
    number = f" ×{asked.approvals}" if asked.approvals > 1 else ""
    cells = "".join(f"<td>{html_text(each)}</td>" for each in (asked.why, f"{asked.changes:,}", ", ".join(asked.given)))
    return f'<tr><th scope="row">{html_text(asked.role)}{number}</th>{cells}{missing}</tr>\n'


def _findings(rows: Sequence[FindingRow]) -> list[str]:
    return [_table(("", "Place", "Finding", "Rule"), "".join(map(_finding, rows)))] if rows else []


def _finding(row: FindingRow) -> str:
    place = f"{row.path}:{row.line}" if row.line else row.path
    approved = f"; approved by {', '.join(row.approved_by)}" if row.approved_by else ""
    mark = "good" if row.approved_by else "bad" if row.severity == "error" else ""
    cells = "".join(f"<td>{html_text(each)}</td>" for each in (place, f"{row.message}{approved}", row.rule))
    return f'<tr><th scope="row" class="{mark}">{row.severity}</th>{cells}</tr>\n'


def _table(heads: Iterable[str], rows: str) -> str:
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    return f'<div class="wide"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n'
