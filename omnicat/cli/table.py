"""Rows in columns: coloured on a terminal; in a pipe aligned by spaces, never wrapped and never shortened."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from omnicat.reporters.escaping import visible

if TYPE_CHECKING:
    from rich.table import Table

Cell = str | Text
GAP = 2
NAME = 40
"""So wide may a first column be and still never be wrapped."""


def safe(text: object, style: str = "") -> Text:
    """Text of the catalog for the terminal: one line, every sign of it visible, no markup in it."""
    return Text(visible(str(text)), style=style)


def shorter(console: Console, text: str, most: int) -> str:
    """The text cut where it is long, on a terminal; all of it in a pipe."""
    return text if len(text) <= most or not console.is_terminal else f"{text[: most - 1]}…"


def show_rows(
    console: Console,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    right: Iterable[str] = (),
    indent: int = 0,
) -> None:
    """A table without lines. The columns named in `right` stand at the right; without headings there is no head."""
    cells = [[safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    at_right = [heading in frozenset(right) and bool(heading) for heading in headings]
    if console.is_terminal:
        from rich.padding import Padding

        console.print(Padding(_table(headings, cells, at_right), (0, 0, 0, indent), expand=False))
    else:
        for line in _lines(headings, cells, at_right):
            console.file.write(" " * indent + line + "\n")


def _table(headings: Sequence[str], rows: list[list[Text]], at_right: list[bool]) -> "Table":
    from rich.table import Table

    table = Table(box=None, header_style="bold", show_header=any(headings), padding=(0, GAP, 0, 0))
    widest = max(range(len(headings)), key=lambda index: _width(rows, index), default=0)
    for index, (heading, right) in enumerate(zip(headings, at_right, strict=True)):
        is_name = index == 0 and _width(rows, index) <= NAME
        table.add_column(
            heading,
            justify="right" if right else "left",
            overflow="fold",
            no_wrap=right or (is_name and index != widest),
        )
    for row in rows:
        table.add_row(*row)
    return table


def _width(rows: list[list[Text]], index: int) -> int:
    return max((cell_len(row[index].plain) for row in rows), default=0)


def _lines(headings: Sequence[str], rows: list[list[Text]], at_right: list[bool]) -> Iterable[str]:
    texts = [[cell.plain for cell in row] for row in rows]
    shown = [list(headings), *texts] if any(headings) else texts
    widths = [max((cell_len(row[index]) for row in shown), default=0) for index in range(len(headings))]
    for row in shown:
        aligned = (
            " " * (width - cell_len(cell)) + cell if right else cell + " " * (width - cell_len(cell))
            for cell, width, right in zip(row, widths, at_right, strict=True)
        )
        yield (" " * GAP).join(aligned).rstrip()
