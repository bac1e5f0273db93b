"""Taxonomies on the terminal: which there are, one entry, what an import changes, and what categories may stand for."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from omnicat.cli.session import counted
from omnicat.cli.table import Cell, safe, show_rows
from omnicat.looking.taxonomies import EntryView, Suggestion, TaxonomyRow
from omnicat.model.taxonomy import SEPARATOR, Candidate
from omnicat.taxonomies.importing import Affected, Renamed, TaxonomyPlan

LINES = 8
GOOD, FAIR = 60, 35
STATES = {"new": ("+ ", "green"), "changed": ("~ ", "yellow")}


def show_taxonomies(console: Console, rows: Iterable[TaxonomyRow]) -> None:
    """A line for each."""
    numbers = ("Entries", "Mapped", "Own", "Without")
    shown = [
        (
            safe(row.name, "bold cyan"),
            safe(row.version or "–", "" if row.version else "dim")
            if row.entries
            else Text("not imported", style="yellow"),
            Text(f"{row.entries:,}" if row.entries else "–", style="" if row.entries else "dim"),
            f"{row.mapped:,}",
            f"{row.own:,}",
            Text(f"{row.without:,}", style="yellow" if row.without else "dim"),
            safe(row.source, "dim"),
        )
        for row in rows
    ]
    show_rows(console, ("Taxonomy", "Version", *numbers, "Source"), shown, right=numbers)


def show_entries(console: Console, views: Iterable[EntryView]) -> None:
    """Each with what stands around it."""
    for number, view in enumerate(views):
        if number:
            console.print()
        version = f" ({view.version})" if view.version else ""
        console.print(
            Text.assemble(safe(view.id, "bold cyan"), " ", _path(view.path), safe(f"  {view.taxonomy}{version}", "dim"))
        )
        if view.gone_since:
            console.print(
                Text.assemble(("  gone", "bold red"), safe(f": {view.gone_since} was the last version with it"))
            )
        above = [(Text("above", style="dim"), safe(each.id), safe(each.path)) for each in view.above]
        below = [(Text("below", style="dim"), safe(each.id), safe(each.path)) for each in view.below]
        mapped = [(Text("category", style="dim"), Text(""), safe(each, "green")) for each in view.categories]
        show_rows(console, ("", "", ""), (*above, *below, *mapped), indent=2)


def show_suggestions(console: Console, found: Iterable[Suggestion]) -> None:
    """Each category with its candidates."""
    for number, each in enumerate(found):
        if number:
            console.print()
        now = f" · now {each.id}" + (f" ({each.now})" if each.now else "") if each.id else ""
        console.print(Text.assemble(safe(each.category, "bold"), safe(f"  {each.label} · {each.taxonomy}{now}", "dim")))
        if not each.candidates:
            console.print(Text("  nothing like it: say it in other words, or choose by hand", style="yellow"))
        show_rows(
            console,
            ("", "", ""),
            [
                (
                    Text(f"{one.score}%", style=_style(one.score)),
                    safe(one.id, "bold cyan" if one.id == each.id else "cyan"),
                    _path(one.path),
                )
                for one in each.candidates
            ],
            indent=2,
        )


def tell_plan(console: Console, plan: TaxonomyPlan, *, is_applied: bool) -> None:
    """What changes, whom it affects, and what to do next."""
    version = f" {plan.version}" if plan.version else ""
    before = f", instead of {plan.before}" if plan.before and plan.before != plan.version else ""
    console.print(
        Text.assemble(safe(f"{plan.name}{version}", "bold"), safe(f"  {plan.size:,} entries{before}")),
    )
    _tell(console, "new", "green", plan.added)
    _tell(console, "gone", "red", plan.gone)
    _tell_renamed(console, plan.renamed)
    _tell_affected(console, plan)
    if plan.state == "same":
        console.print(Text.assemble(("✓ ", "bold green"), "Nothing to change: it is imported already."))
        return
    sign, style = STATES[plan.state]
    console.print(Text.assemble((sign, style), safe(plan.path)))
    if is_applied:
        console.print(Text.assemble(("✓ ", "bold green"), "Written. See it with `git diff`."))
    else:
        console.print(Text.assemble("Nothing is written yet: run it again with ", ("--apply", "bold cyan")))


def _tell(console: Console, what: str, style: str, entries: Sequence[Candidate]) -> None:
    if not entries:
        return
    console.print(Text.assemble((f"{len(entries):,} {what}", style)))
    show_rows(console, ("", ""), [(safe(each.id, "cyan"), _path(each.path)) for each in entries[:LINES]], indent=2)
    _tell_more(console, len(entries))


def _tell_renamed(console: Console, entries: Sequence[Renamed]) -> None:
    if not entries:
        return
    console.print(Text.assemble((f"{len(entries):,} renamed", "yellow")))
    rows: list[Sequence[Cell]] = [
        (safe(each.id, "cyan"), safe(each.before, "red"), Text("→", style="dim"), safe(each.after, "green"))
        for each in entries[:LINES]
    ]
    show_rows(console, ("", "", "", ""), rows, indent=2)
    _tell_more(console, len(entries))


def _tell_affected(console: Console, plan: TaxonomyPlan) -> None:
    if not plan.affected:
        if plan.mapped:
            console.print(safe(f"All {counted(plan.mapped, 'id')} that your categories say are in it.", "green"))
        return
    many = f"{len(plan.affected):,} of {counted(plan.mapped, 'id')} that your categories say are not in it"
    console.print(Text(many, style="bold red"))
    rows = [(safe(each.category, "bold"), safe(each.id, "red"), safe(_was(each))) for each in plan.affected]
    show_rows(console, ("", "", ""), rows, indent=2)


def _was(each: Affected) -> str:
    was = f"was {each.was}" if each.was else ""
    near = f"now {each.near.id} ({each.near.path})?" if each.near else ""
    return "; ".join(part for part in (was, near) if part)


def _tell_more(console: Console, count: int) -> None:
    if count > LINES:
        console.print(Text(f"  … and {count - LINES:,} more", style="dim"))


def _path(path: str) -> Text:
    """The last level stands out."""
    above, sign, last = path.rpartition(SEPARATOR)
    return Text.assemble(safe(above + sign, "dim"), safe(last, "bold"))


def _style(score: int) -> str:
    return "green" if score >= GOOD else "yellow" if score >= FAIR else "dim"
