"""Tables such as the stock, merged row by row: what tells rows apart is what they are about, not where they stand."""

import csv
from collections.abc import Mapping

from msgspec import Struct

from omnicat.documents.merging.ordering import merged_order

KEYS = ("sku", "location")
"""The columns that name a row, as far as the table has them."""


class _Table(Struct, frozen=True):
    header: str
    rows: Mapping[str, str]


def merge_rows(base: bytes, ours: bytes, theirs: bytes, size: int) -> tuple[bytes, int] | None:
    """The merged table and how many rows both sides changed differently; these stand between markers.

    None where it can't be merged so: another header, a row twice, text that is not UTF-8 or goes over lines.
    """
    one, other = _table(ours), _table(theirs)
    was = _table(base) if base.strip() else one and _Table(one.header, {})
    if was is None or one is None or other is None or len({was.header, one.header, other.header}) > 1:
        return None
    kept = [name for name in {**one.rows, **other.rows} if _row(was, one, other, name) != (None, None)]
    lines, clashes = [one.header], 0
    for name in merged_order(list(was.rows), list(one.rows), list(other.rows), kept):
        here, there = _row(was, one, other, name)
        if here == there:
            lines.append(here or "")
            continue
        clashes += 1
        lines += [
            f"{'<' * size} ours: {_named(name)}",
            *([here] if here is not None else []),
            "=" * size,
            *([there] if there is not None else []),
            f"{'>' * size} theirs: {_named(name)}",
        ]
    end = "\r\n" if b"\r\n" in ours else "\n"
    return (end.join(lines) + end).encode(), clashes


def _row(was: _Table, one: _Table, other: _Table, name: str) -> tuple[str | None, str | None]:
    """What either side says after the merge: the same twice, unless both changed the row differently."""
    before, here, there = was.rows.get(name), one.rows.get(name), other.rows.get(name)
    if before == here:
        return there, there
    return (here, here) if before == there else (here, there)


def _named(name: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in name.replace("\0", " ")).strip()


def _table(content: bytes) -> _Table | None:
    try:
        lines = [line for line in content.decode().replace("\r\n", "\n").split("\n") if line]
        cells = list(csv.reader(lines, strict=True))
    except (UnicodeDecodeError, csv.Error):
        return None
    if len(cells) != len(lines) or not lines:
        return None
    columns = [cells[0].index(key) for key in KEYS if key in cells[0]]
    if not columns or any(len(each) <= max(columns) for each in cells):
        return None
    rows = {"\0".join(each[column] for column in columns): line for each, line in zip(cells, lines, strict=True)}
    header = rows.pop("\0".join(cells[0][column] for column in columns))
    return _Table(header, rows) if len(rows) == len(lines) - 1 else None
