"""A plan on the terminal: which files are new, changed or the same, and the first values that change."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from omnicat.cli.table import safe, shorter, show_rows
from omnicat.importers import Plan, PlannedAsset, PlannedFile
from omnicat.importers.plan import State

FILES = 10
CHANGES = 4
MORE = 20
KINDS = (
    ("Products", "catalog/products/"),
    ("Definitions", "catalog/"),
    ("Channels", "channel_profiles/"),
    ("Assets", "assets/"),
)


def tell_plan(console: Console, plan: Plan, *, is_applied: bool) -> None:
    """The counts, the first changes, and what to do next."""
    if plan.is_empty:
        console.print(Text.assemble(("✓ ", "bold green"), "Nothing to change: the catalog says all of this already."))
        return
    show_rows(console, ("", "new", "changed", "same"), _counts(plan), right=("new", "changed", "same"))
    console.print()
    _tell_new(console, [each for each in plan.files if each.state == "new"])
    _tell_changed(console, [each for each in plan.files if each.state == "changed"])
    if is_applied:
        console.print(Text.assemble(("✓ ", "bold green"), "Written. See it with `git diff`."))
    else:
        console.print(Text.assemble("Nothing is written yet: run it again with ", ("--apply", "bold cyan")))


def _counts(plan: Plan) -> Iterator[tuple[str | Text, ...]]:
    left: list[PlannedFile | PlannedAsset] = [*plan.files, *plan.assets]
    for name, prefix in KINDS:
        mine = [each for each in left if each.path.startswith(prefix)]
        left = [each for each in left if not each.path.startswith(prefix)]
        if mine:
            states = [each.state for each in mine]
            yield Text(name, style="bold"), *(_count(states.count(state), style) for state, style in STATES)


STATES: tuple[tuple[State, str], ...] = (("new", "green"), ("changed", "yellow"), ("same", "dim"))


def _count(number: int, style: str) -> Text:
    return Text(f"{number:,}", style=style if number else "dim")


def _tell_new(console: Console, files: list[PlannedFile]) -> None:
    for each in files[:FILES]:
        console.print(Text.assemble(("+ ", "green"), safe(each.path)))
    _tell_more(console, len(files) - FILES, "new files")


def _tell_changed(console: Console, files: Iterable[PlannedFile]) -> None:
    files = list(files)
    for each in files[:MORE]:
        console.print(Text.assemble(("~ ", "yellow"), safe(each.path, "bold")))
        rows = [
            (
                safe(change.pointer, "cyan"),
                safe(shorter(console, change.before, 60), "red"),
                Text("→", style="dim"),
                safe(shorter(console, change.after, 60), "green"),
            )
            for change in each.changes[:CHANGES]
        ]
        if rows:
            show_rows(console, ("", "", "", ""), rows, indent=4)
        _tell_more(console, len(each.changes) - CHANGES, "values", "    ")
    _tell_more(console, len(files) - MORE, "changed files")


def _tell_more(console: Console, count: int, what: str, indent: str = "") -> None:
    if count > 0:
        console.print(Text(f"{indent}… and {count:,} more {what}", style="dim"))
