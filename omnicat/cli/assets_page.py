"""Originals on the terminal, one a line."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from omnicat.cli.assets_here import rights_in_words
from omnicat.cli.session import counted
from omnicat.cli.table import safe, show_rows
from omnicat.looking.asset_search import AssetRow
from omnicat.looking.sizes import size_in_words

STATUS_STYLES = {"approved": "green", "in_review": "yellow", "draft": "yellow", "retired": "dim"}
HEADINGS = ("Path", "Kind", "Pixels", "Size", "Status", "Rights", "Used by", "Findings")
RIGHT = ("Pixels", "Size", "Used by", "Findings")


def show_rows_of(console: Console, rows: Sequence[AssetRow], *, has_sum: bool = False) -> None:
    """The table; a column that says nothing of any original is left out on a terminal."""
    cells = [_cells(each) for each in rows]
    shown = [
        index
        for index in range(len(HEADINGS))
        if not console.is_terminal or any(line[index].plain not in ("", "–") for line in cells)
    ]
    show_rows(
        console,
        [HEADINGS[index] for index in shown],
        [[line[index] for index in shown] for line in cells],
        right=RIGHT,
    )
    if has_sum and console.is_terminal:
        size = size_in_words(sum(each.size for each in rows))
        console.print(Text(f"{counted(len(rows), 'original')}, {size}", style="dim"))


def _cells(row: AssetRow) -> tuple[Text, ...]:
    return (
        safe(row.path, "bold cyan" if not row.is_broken else "bold red"),
        safe(row.format or row.kind or "?", "" if row.kind else "yellow"),
        Text("unreadable", style="red") if row.is_broken else Text(f"{row.width}×{row.height}" if row.width else "–"),
        Text(size_in_words(row.size)),
        Text(row.status, style=STATUS_STYLES.get(row.status, "")),
        safe(rights_in_words(row.rights) or "–", "" if rights_in_words(row.rights) else "dim"),
        Text(f"{row.products:,}" if row.products else "–", style="" if row.products else "yellow"),
        Text(f"{row.findings:,}" if row.findings else "–", style="yellow" if row.findings else "dim"),
    )
