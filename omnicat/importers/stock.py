"""`catalog/inventory.csv` with new quantities in it; everything else in the file stays."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from omnicat.importers.draft import StockRow

HEADER = ["sku", "location", "quantity", "updated_at"]


def inventory_text(rows: Sequence[StockRow], path: Path) -> str | None:
    """The file's text with these quantities; None where there is nothing to say."""
    if not rows:
        return None
    existing = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
    if not existing.strip():
        return _text([HEADER, *([row.sku, row.location, str(row.quantity), ""] for row in rows)], "\n")
    records = list(csv.reader(io.StringIO(existing, newline="")))
    changed = _merge(records, rows)
    return _text(records, "\r\n" if "\r\n" in existing else "\n") if changed else path.read_bytes().decode()


def _merge(records: list[list[str]], rows: Sequence[StockRow]) -> bool:
    """Put the quantities into the records; an old time is taken off a new quantity. Says whether any changed."""
    column = {name.strip().lower(): place for place, name in enumerate(records[0])}
    by_key = {(_cell(record, column, "sku"), _cell(record, column, "location")): record for record in records[1:]}
    before = [list(record) for record in records]
    for row in rows:
        record = by_key.get((row.sku, row.location))
        if record is None:
            record = [""] * len(records[0])
            records.append(record)
            _put(record, column, "sku", row.sku)
            _put(record, column, "location", row.location)
        elif _cell(record, column, "quantity") == str(row.quantity):
            continue
        _put(record, column, "quantity", str(row.quantity))
        _put(record, column, "updated_at", "")
    return records != before


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
