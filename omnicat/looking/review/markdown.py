"""A verdict for the comment of a pull request: the verdict first, then why, then what differs, as much as fits."""

from collections.abc import Iterator, Sequence

from omnicat.looking.comment_mark import MARK
from omnicat.looking.diff.markdown import LIMIT, as_markdown
from omnicat.looking.diff.summing import counted
from omnicat.looking.governance import AskedView, GovernanceView, GovernedChange
from omnicat.looking.review.view import Fell, FindingRow, ReviewView
from omnicat.reporters.escaping import markdown, markdown_code

SIGN = {"approved": "✅", "waiting": "⏳", "refused": "❌"}
TITLE = {
    "approved": "Approved: nothing is missing",
    "waiting": "Waiting for approval",
    "refused": "Something has to be mended",
}
SEVERITY = {"error": "🔴", "warning": "🟡", "note": "🔵"}
ROWS = 15
"""So many findings, and so many outliers, are listed."""

CELL = 240
OWN = 25_000
"""So many characters the verdict itself takes, at most; what differs has the rest."""


def verdict_markdown(view: ReviewView, limit: int = LIMIT) -> str:
    """The comment, within so many characters. Its first line is how it is found again, to be replaced."""
    own = _own(view, ROWS)
    for rows in (5, 1, 0):
        if len(own) <= OWN:
            break
        own = _own(view, rows)
    own = own if len(own) <= OWN else f"{MARK}\n## {SIGN[view.verdict]} {TITLE[view.verdict]}\n"
    differs = as_markdown(view.diff, limit - len(own) - 200)
    cut = "\n<sub>Lists are shortened; `omnicat review` shows all.</sub>\n" if view.is_cut else ""
    return "\n".join(part for part in (own, differs) if part) + cut


def _own(view: ReviewView, rows: int) -> str:
    blocks = [
        f"{MARK}\n## {SIGN[view.verdict]} {TITLE[view.verdict]}",
        "\n".join(f"- {_cell(each)}" for each in view.because[: max(rows, 1)]),
        _governance(view.governance, rows),
        _findings("New findings", view.findings.new, rows, _counts(view)),
        _findings("Out of the ordinary", view.outliers, rows, ""),
        _fell(view.fell[: max(rows, 1) * 2]),
    ]
    return "\n\n".join(each for each in blocks if each) + "\n"


def _counts(view: ReviewView) -> str:
    gone = f"{counted(view.findings.gone, 'finding')} of before gone" if view.findings.gone else ""
    ignored = (
        f"{counted(view.findings.ignored, 'new one', 'new ones')} put aside by an ignore"
        if view.findings.ignored
        else ""
    )
    return "; ".join(each for each in (gone, ignored) if each)


def _governance(view: GovernanceView, rows: int) -> str:
    if view.state == "new":
        return "`catalog/governance.yaml` is new: it judges from the next change on."
    if view.state == "broken":
        return "`catalog/governance.yaml` of the base can't be read, so nobody can tell who has to approve."
    if not view.asked:
        return ""
    lines = ["| who | why | changes | approved by | missing |", "|---|---|---:|---|---|", *map(_asked, view.asked)]
    open_ = [each for each in view.asked if each.open]
    examples = [line for each in open_ for line in _examples(each, rows)]
    falls = [f"- {markdown(each.who)}: {_cell(each.why)}" for each in view.approvals if not each.counts][:rows]
    uncounted = ["", "Approvals that don't count:", "", *falls] if falls else []
    folded = ["", "<details><summary>What waits</summary>", "", *examples, "</details>"] if examples else []
    return "\n".join([*lines, *folded, *uncounted])


def _asked(asked: AskedView) -> str:
    given = markdown(", ".join(asked.given)) or "–"
    may = markdown(" or ".join(asked.may)) or "nobody who may"
    missing = f"**{may}** ({asked.open:,})" if asked.open else "✅"
    number = f" ×{asked.approvals}" if asked.approvals > 1 else ""
    return f"| **{markdown(asked.role)}**{number} | {_cell(asked.why)} | {asked.changes:,} | {given} | {missing} |"


def _examples(asked: AskedView, rows: int) -> Iterator[str]:
    yield f"**{markdown(asked.role)}**, {_cell(asked.why)}:"
    yield ""
    for each in asked.examples[:rows]:
        yield f"- {change_text(each)}"
    left = asked.open - min(len(asked.examples), rows)
    if left > 0:
        yield f"- … and {left:,} more"
    yield ""


def change_text(change: GovernedChange) -> str:
    """A change in a line."""
    values = f": {_cell(change.old) or '–'} → {_cell(change.new) or '–'}" if change.old or change.new else ""
    return f"{change.kind} {markdown_code(_short(change.about))}{values}"


def _findings(title: str, rows: Sequence[FindingRow], most: int, note: str) -> str:
    if not rows and not note:
        return ""
    lines = [f"**{title}** ({len(rows):,})" + (f": {note}" if note else "")]
    if rows[:most]:
        first = {row.rule: row for row in reversed(rows)}
        told = (_finding(row, has_hint=row is first[row.rule]) for row in rows[:most])
        lines += ["", "| | place | finding | rule |", "|---|---|---|---|", *told]
    if len(rows) > most and rows:
        lines += ["", f"… and {len(rows) - most:,} more"]
    return "\n".join(lines)


def _finding(row: FindingRow, *, has_hint: bool) -> str:
    place = f"{_short(row.path)}:{row.line}" if row.line else _short(row.path)
    approved = f"<br>approved by {markdown(', '.join(row.approved_by))}" if row.approved_by else ""
    hint = f"<br>*hint:* {_cell(row.hint)}" if row.hint and has_hint and not row.approved_by else ""
    sign = "✅" if row.approved_by else SEVERITY[row.severity]
    return f"| {sign} {row.severity} | {markdown_code(place)} | {_cell(row.message)}{approved or hint} | {markdown_code(row.rule)} |"


def _fell(fell: Sequence[Fell]) -> str:
    if not fell:
        return ""
    told = (f"{markdown(each.channel)} ({markdown(each.locale)}) {each.before} % → {each.after} %" for each in fell)
    return f"**Less complete than before:** {', '.join(told)}"


def _cell(text: str) -> str:
    return markdown(_short(text))


def _short(text: str) -> str:
    return text if len(text) <= CELL else f"{text[: CELL - 1]}…"
