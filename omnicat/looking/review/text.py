"""A verdict for the terminal: what differs first, the verdict last, where the eye is."""

from collections.abc import Iterator

from omnicat.looking.diff.summing import counted
from omnicat.looking.diff.text import as_text
from omnicat.looking.governance import ApprovalView, AskedView
from omnicat.looking.review.view import FindingRow, ReviewView
from omnicat.reporters.escaping import visible
from omnicat.reporters.terminal import Line, paint

SEVERITY = {"error": "bold red", "warning": "bold yellow", "note": "bold blue"}
VERDICT = {
    "approved": ("✓ approved", "bold green"),
    "waiting": ("waiting for approval", "bold yellow"),
    "refused": ("refused", "bold red"),
}
EXAMPLES = 3
FINDINGS = 20


def verdict_text(view: ReviewView, *, color: bool, everything: bool = False) -> str:
    """All of it. With `everything` no list is cut."""
    lines = [*_findings(view, everything=everything), *_governance(view, everything=everything), *_verdict(view)]
    differs = as_text(view.diff, color=color, everything=everything)
    return "\n".join(part for part in (differs, paint(lines, color=color)) if part)


def _findings(view: ReviewView, *, everything: bool) -> Iterator[Line]:
    most = None if everything else FINDINGS
    for title, rows in (("New findings", view.findings.new), ("Out of the ordinary", view.outliers)):
        if rows:
            yield ((title, "bold"), (f"  {len(rows):,}", "dim"))
            for row in rows[:most]:
                yield from _finding(row)
            if most is not None and len(rows) > most:
                yield ((f"  … and {len(rows) - most:,} more", "dim"),)
            yield ()
    said = [f"{counted(view.findings.gone, 'finding')} of before gone"] if view.findings.gone else []
    said += [f"{counted(view.findings.ignored, 'new finding')} put aside by an ignore"] if view.findings.ignored else []
    if said:
        yield (("; ".join(said), "dim"),)
        yield ()
    for fell in view.fell:
        yield (
            ("less complete ", "yellow"),
            (visible(fell.channel), "bold"),
            (f"  {fell.before} % → {fell.after} %", "red"),
        )
    if view.fell:
        yield ()


def _finding(row: FindingRow) -> Iterator[Line]:
    place = ":".join([row.path, *(str(each) for each in (row.line, row.column) if each)])
    rule: Line = ((f" [{visible(row.rule)}]", "dim"),)
    yield (
        ("  ", ""),
        (f"{visible(place)}: ", ""),
        (f"{row.severity}: ", SEVERITY[row.severity]),
        (visible(row.message), ""),
        *rule,
    )
    if row.approved_by:
        yield ((f"    approved by {visible(', '.join(row.approved_by))}", "green"),)


def _governance(view: ReviewView, *, everything: bool) -> Iterator[Line]:
    for asked in view.governance.asked:
        yield from _asked(asked, everything=everything)
    for approval in view.governance.approvals:
        yield _approval(approval)
    if view.governance.state == "new":
        yield (("catalog/governance.yaml is new: it judges from the next change on", "dim"),)
    if view.governance.asked or view.governance.approvals or view.governance.state == "new":
        yield ()


def _asked(asked: AskedView, *, everything: bool) -> Iterator[Line]:
    number = f" ({asked.approvals} people)" if asked.approvals > 1 else ""
    head: Line = ((visible(asked.role), "bold"), (f"{number}  {visible(asked.why)}", ""))
    if not asked.open:
        yield (("✓ ", "green"), *head, (f"  by {visible(', '.join(asked.given))}", "green"))
        return
    may = visible(" or ".join(asked.may)) or "nobody who may"
    yield (("✗ ", "red"), *head, (f"  {counted(asked.open, 'change')}", "dim"), (f"  {may}", "yellow"))
    most = len(asked.examples) if everything else EXAMPLES
    for each in asked.examples[:most]:
        values: Line = ((visible(each.old) or "–", "red"), (" → ", "dim"), (visible(each.new) or "–", "green"))
        yield (
            (f"    {each.kind} ", "dim"),
            (visible(each.about), ""),
            *((("  ", ""), *values) if each.old or each.new else ()),
        )
    left = asked.open - min(most, len(asked.examples))
    if left > 0:
        yield ((f"    … and {left:,} more", "dim"),)


def _approval(approval: ApprovalView) -> Line:
    who = (visible(approval.who), "bold")
    where = (f"  {approval.source} at {visible(approval.commit[:10])}", "dim")
    scope = ((f"  {visible(', '.join(approval.scope))}", ""),) if approval.scope else ()
    why = (
        (f"  {approval.why}", "green") if approval.counts else (f"  does not count: {visible(approval.why)}", "yellow")
    )
    return (("approval ", "cyan"), who, where, *scope, why)


def _verdict(view: ReviewView) -> Iterator[Line]:
    yield (VERDICT[view.verdict],)
    for each in view.because:
        yield (("  ", ""), (visible(each), ""))
