"""The history of a product on the terminal."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from omnicat.cli.history_words import approved_words, commit_words, tell_end, value_words
from omnicat.cli.session import counted
from omnicat.cli.table import safe, shorter, show_rows
from omnicat.looking.history import ChangeView, Log, LogEntry

LONGEST = 60
NOTHING = "–"
WHOLE = (("product", "sku"), ("file", ""))
"""The values that come and go with all the others."""


def show_log(console: Console, log: Log, *, is_narrowed: bool) -> None:
    """A heading for each commit, and below it the values that it changed. `is_narrowed`: not all values were asked for."""
    if not log.is_there:
        where = Text.assemble("; it was in ", safe(log.path, "dim")) if log.sku else Text()
        console.print(
            Text.assemble(safe(log.sku or log.path, "bold cyan"), (" is not in the catalog any more", "red"), where)
        )
        console.print()
    for number, entry in enumerate(log.entries):
        if number:
            console.print()
        _entry(console, entry, log.sku, is_narrowed=is_narrowed)
    if not log.entries:
        console.print("Nothing changed.")
    if log.left_out:
        console.print()
        console.print(Text(f"… and {counted(log.left_out, 'older commit')}", style="dim"))
    tell_end(console, log.ends)


def when_words(when: str) -> str:
    """`2026-08-01 14:02 +02:00`."""
    return f"{when[:10]} {when[11:16]} {'UTC' if when[19:] in ('Z', '+00:00') else when[19:]}"


def _entry(console: Console, entry: LogEntry, sku: str, *, is_narrowed: bool) -> None:
    commit = entry.commit
    heading = commit_words(commit)
    if commit.id:
        heading.append_text(Text(f"  {when_words(commit.when)}", style="dim"))
    if commit.approved:
        heading.append_text(Text.assemble(("  approved by ", "dim"), safe(approved_words(commit.approved), "green")))
    console.print(heading)
    if commit.subject:
        console.print(Text("  ").append_text(safe(commit.subject)))
    changes = entry.changes if is_narrowed else tuple(_without_parts(entry.changes))
    rows = [_row(console, each, sku, entry) for each in changes]
    show_rows(console, ("",) * 5, rows, right=(), indent=4)


def _without_parts(changes: tuple[ChangeView, ...]) -> Iterator[ChangeView]:
    """Not each value of what came or went as a whole: that it did says enough."""
    whole = {(each.value.sku, each.old is None) for each in changes if _is_existence(each)}
    for each in changes:
        is_part = each.old is None or each.new is None
        if _is_existence(each) or not is_part or (each.value.sku, each.old is None) not in whole:
            yield each


def _is_existence(change: ChangeView) -> bool:
    return (change.value.kind, change.value.name) in WHOLE and None in (change.old, change.new)


def _row(console: Console, change: ChangeView, sku: str, entry: LogEntry) -> tuple[Text, ...]:
    if _is_existence(change):
        return _existence(change, sku, entry)
    old, new = (shorter(console, NOTHING if each is None else each, LONGEST) for each in (change.old, change.new))
    return (
        value_words(change.value, sku),
        safe(old, "dim" if change.old is None else "red"),
        Text("→", style="dim"),
        safe(new, "dim" if change.new is None else "green"),
        Text(_percent(change), style="magenta"),
    )


def _existence(change: ChangeView, sku: str, entry: LogEntry) -> tuple[Text, ...]:
    own = [each for each in entry.changes if each.value.sku == change.value.sku and each is not change]
    word, style = ("added", "green") if change.old is None else ("removed", "red")
    if entry.is_end:
        word, style = "known since", "yellow"
    parents = [each for each in own if (each.value.kind, each.value.name) == ("product", "parent")]
    count = counted(len(own) - len(parents), "value")
    parent = next((each.new or each.old for each in parents), "")
    of = Text.assemble(("variant of ", "dim"), safe(parent or "")) if parent else Text()
    name = Text("") if change.value.sku == sku else safe(change.value.sku, "cyan")
    return (name, Text(word, style=style), Text(), Text.assemble(f"with {count}" if own else "", " ", of), Text())


def _percent(change: ChangeView) -> str:
    return "" if not change.percent else f"{change.percent:+f} %"
