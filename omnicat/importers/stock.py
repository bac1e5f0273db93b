"""`catalog/inventory.csv` with new quantities in it; everything else in the file stays."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from omnicat.importers.draft import StockRow

HEADER = ["sku", "location", "quantity", "updated_at"]


def inventory_text(rows: Sequence[StockRow], path: Path) -> tuple[str | None, tuple[StockRow, ...]]:
    """The file's text with these quantities (None where there is nothing to say), and the rows it can't place.

    A quantity without a location is the whole of a SKU: it can't be placed where several locations share it.
    """
    if not rows:
        return None, ()
    existing = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
    if not existing.strip():
        return _text([HEADER, *([row.sku, row.location, str(row.quantity), ""] for row in rows)], "\n"), ()
    records = list(csv.reader(io.StringIO(existing, newline="")))
    before = [list(record) for record in records]
    column = {name.strip().lower(): place for place, name in enumerate(records[0])}
    unplaced = tuple(row for row in rows if not _placed(row, records, column))
    if records == before:
        return path.read_bytes().decode(), unplaced
    return _text(records, "\r\n" if "\r\n" in existing else "\n"), unplaced


def _placed(row: StockRow, records: list[list[str]], column: dict[str, int]) -> bool:
    """Put one quantity into the records, where it differs; an old time is taken off a new quantity."""
    own = [record for record in records[1:] if _cell(record, column, "sku") == row.sku]
    if not row.location and sum(_quantity(record, column) for record in own) == row.quantity and own:
        return True
    there = [record for record in own if not row.location or _cell(record, column, "location") == row.location]
    if len(there) > 1:
        return False
    if not there:
        there = [[""] * len(records[0])]
        records.append(there[0])
        _put(there[0], column, "sku", row.sku)
        _put(there[0], column, "location", row.location)
    elif _cell(there[0], column, "quantity") == str(row.quantity):
        return True
    _put(there[0], column, "quantity", str(row.quantity))
    _put(there[0], column, "updated_at", "")
    return True


def _quantity(record: Sequence[str], column: dict[str, int]) -> int:
    text = _cell(record, column, "quantity")
    return int(text) if text.lstrip("+-").isdecimal() and text.isascii() else 0


def _cell(record: Sequence[str], column: dict[str, int], name: str) -> str:
    place = column.get(name)
    return record[place].strip() if place is not None and place < len(record) else ""


def _put(record: list[str], column: dict[str, int], name: str, value: str) -> None:
    if name in column:
        record += [""] * (column[name] + 1 - len(record))
        record[column[name]] = value


def _text(records: Sequence[Sequence[str]], line_end: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=line_end).writerows(records)
    return out.getvalue()
