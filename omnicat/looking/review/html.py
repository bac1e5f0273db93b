"""A verdict as a page that needs nothing else: the page of what differs, with the verdict above."""

from collections.abc import Iterable, Sequence
from html import escape

from omnicat.looking.diff.html import as_html
from omnicat.looking.diff.pictures import Pictures
from omnicat.looking.governance import AskedView
from omnicat.looking.review.markdown import TITLE
from omnicat.looking.review.view import FindingRow, ReviewView
from omnicat.reporters.escaping import visible

MAIN, PARTS = "<main>\n", '<nav aria-label="Parts">'
KIND = {"approved": "added", "waiting": "moved", "refused": "removed"}


def verdict_html(view: ReviewView, name: str, pictures: Pictures) -> str:
    """The page. Only its own style counts: all else is refused by a content security policy."""
    page = as_html(view.diff, name, pictures).replace(">omnicat diff<", ">omnicat review<", 1)
    head, main, rest = page.replace(PARTS, PARTS + _links(view), 1).partition(MAIN)
    sections = (
        _verdict(view),
        _governance(view),
        _findings("New findings", view.findings.new),
        _findings("Out of the ordinary", view.outliers),
    )
    return head + main + "".join(sections) + rest


def _links(view: ReviewView) -> str:
    parts = (
        ("approvals", "Approvals", view.governance.asked),
        ("new-findings", "New findings", view.findings.new),
        ("out-of-the-ordinary", "Out of the ordinary", view.outliers),
    )
    return "".join(f'<a href="#{code}">{title}</a>' for code, title, rows in parts if rows)


def _verdict(view: ReviewView) -> str:
    fell = (f"{each.channel} is less complete: {each.before} % → {each.after} %" for each in view.fell)
    gone = [f"{view.findings.gone:,} findings of before are gone"] if view.findings.gone else []
    items = "".join(f"<li>{_text(each)}</li>\n" for each in (*view.because, *fell, *gone))
    listed = f"<ul>\n{items}</ul>" if items else ""
    return (
        f'<section id="verdict">\n<h2>The verdict</h2>\n<article class="{KIND[view.verdict]}">'
        f"<h3><b>{TITLE[view.verdict]}</b></h3>\n{listed}</article>\n</section>\n"
    )


def _governance(view: ReviewView) -> str:
    if not view.governance.asked:
        return ""
    rows = "".join(map(_asked, view.governance.asked))
    uncounted = (
        f"<li>{_text(each.who)} {_text(each.why)}</li>" for each in view.governance.approvals if not each.counts
    )
    told = "".join(uncounted)
    more = f"<p>Approvals that don't count:</p><ul>{told}</ul>" if told else ""
    return (
        f'<section id="approvals">\n<h2>Approvals</h2>\n<div class="wide">'
        f"{_table(('Who', 'Why', 'Changes', 'Approved by', 'Missing'), rows)}</div>{more}</section>\n"
    )


def _asked(asked: AskedView) -> str:
    may = " or ".join(asked.may) or "nobody who may"
    missing = f'<td class="bad">{_text(may)} ({asked.open:,})</td>' if asked.open else '<td class="good">nobody</td>'
    number = f" ×{asked.approvals}" if asked.approvals > 1 else ""
    cells = "".join(f"<td>{_text(each)}</td>" for each in (asked.why, f"{asked.changes:,}", ", ".join(asked.given)))
    return f'<tr><th scope="row">{_text(asked.role)}{number}</th>{cells}{missing}</tr>\n'


def _findings(title: str, rows: Sequence[FindingRow]) -> str:
    if not rows:
        return ""
    code = title.lower().replace(" ", "-")
    body = "".join(map(_finding, rows))
    table = _table(("", "Place", "Finding", "Rule"), body)
    return f'<section id="{code}">\n<h2>{title}</h2>\n<div class="wide">{table}</div></section>\n'


def _finding(row: FindingRow) -> str:
    place = f"{row.path}:{row.line}" if row.line else row.path
    approved = f"; approved by {', '.join(row.approved_by)}" if row.approved_by else ""
    mark = "good" if row.approved_by else "bad" if row.severity == "error" else ""
    cells = "".join(f"<td>{_text(each)}</td>" for each in (place, f"{row.message}{approved}", row.rule))
    return f'<tr><th scope="row" class="{mark}">{row.severity}</th>{cells}</tr>\n'


def _table(heads: Iterable[str], rows: str) -> str:
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>"


def _text(text: str) -> str:
    return escape(visible(text))
