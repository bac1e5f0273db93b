"""Stock from `catalog/inventory.csv`: sku, location, quantity, updated_at."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from omnicat.findings import Finding, Location, Rule, Subject, did_you_mean, finding
from omnicat.model.catalog import Stock
from omnicat.model.files import Files
from omnicat.sources.rules import BAD_HEADER, BAD_ROW, REPEATED_ROW, UNKNOWN_LOCATION

NAME = "inventory"
PATH = "catalog/inventory.csv"
NEEDED = ("sku", "quantity")
COLUMNS = ("sku", "location", "quantity", "updated_at")

_WHOLE = re.compile(r"[+-]?[0-9]{1,12}").fullmatch


class _Row(Struct, frozen=True):
    line: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]

    def place(self, name: str) -> Location:
        return Location(PATH, self.line, self.columns.get(name, 1))


def read_stock(files: Files, locations: Collection[str] = ()) -> tuple[Stock, tuple[Finding, ...]]:
    """How many there are of each SKU, in all places together and in each. A wrong row is a finding; the others count."""
    if PATH not in files.paths(PATH):
        return Stock(), ()
    quantities: dict[tuple[str, str], int] = {}
    places: dict[str, Location] = {}
    found: list[Finding] = []
    first: dict[str, _Row] = {}
    # One row after the other: all of them together take more room than the products do.
    for row in _rows(files.read(PATH)):
        if isinstance(row, Finding):
            found.append(row)
            continue
        if location := row.cells.get("location"):
            first.setdefault(location, row)
        if problems := tuple(_problems(row)):
            found += problems
            continue
        key = (row.cells["sku"], row.cells.get("location", ""))
        if key in quantities:
            found.append(_repeated(row))
        quantities[key] = int(row.cells["quantity"])
        places[key[0]] = row.place("quantity")
    found += _unknown_locations(first, locations)
    return Stock(_totals(quantities), places, quantities), tuple(sorted(found, key=lambda each: each.order))


def _totals(quantities: Mapping[tuple[str, str], int]) -> Mapping[str, int]:
    totals: dict[str, int] = {}
    for (sku, _), quantity in quantities.items():
        totals[sku] = totals.get(sku, 0) + quantity
    return totals


def _rows(content: bytes) -> Iterator[_Row | Finding]:
    """The rows, and what is wrong with the form of any."""
    try:
        lines = list(io.StringIO(content.decode("utf-8-sig"), newline=""))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        yield _bad(BAD_HEADER, Location(PATH, line), "the file is not in UTF-8", "save it as UTF-8")
        return
    table = _numbered(lines)
    _, header = next(table, (1, []))
    names = [cell.strip().lower() for cell in header]
    if problem := _header_problem(names):
        yield problem
    else:
        yield from _read_rows(table, names, lines)


def _header_problem(names: list[str]) -> Finding | None:
    where = Location(PATH, 1, 1)
    for name in NEEDED:
        if name not in names:
            hint = f"write the first line as: {','.join(COLUMNS)}"
            return _bad(BAD_HEADER, where, f"no column is named '{name}'", hint)
    unknown = [name for name in names if name and name not in COLUMNS]
    if unknown:
        return _bad(BAD_HEADER, where, f"column '{unknown[0]}' is not known", did_you_mean(unknown[0], COLUMNS))
    return None


def _numbered(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on; a row that can't be read ends the table with no cells."""
    reader = csv.reader(lines, strict=True)
    start = 1
    try:
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error:
        yield start, []


def _read_rows(table: Iterator[tuple[int, list[str]]], names: list[str], lines: list[str]) -> Iterator[_Row | Finding]:
    for line, cells in table:
        text = lines[line - 1]
        if any(cell.strip() for cell in cells):
            yield _Row(line, dict(zip(names, map(str.strip, cells), strict=False)), _columns(names, text))
        if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
            message = f"the row has {len(cells)} cells, the first line names {len(names)}"
            yield _bad(BAD_ROW, Location(PATH, line, 1), message, "put quotes around a cell that holds a comma")
        if not cells and text.strip():
            message = "the table can't be read from here on: a quote is out of place"
            yield _bad(BAD_ROW, Location(PATH, line, 1), message, "close or double the quote in that row")


def _columns(names: list[str], line: str) -> Mapping[str, int]:
    """Where each cell begins; with quotes in the line, the line itself is place enough."""
    if '"' in line:
        return {}
    starts = [0, *(at + 1 for at, sign in enumerate(line) if sign == ",")]
    return {name: start + 1 for name, start in zip(names, starts, strict=False)}


def _problems(row: _Row) -> Iterator[Finding]:
    sku = row.cells.get("sku", "")
    quantity, updated = row.cells.get("quantity", ""), row.cells.get("updated_at", "")
    if not sku:
        yield _bad(BAD_ROW, row.place("sku"), "the row names no SKU", "write the SKU, or remove the row")
    if not _WHOLE(quantity):
        message = f"quantity '{quantity}' is not a whole number" if quantity else "the row says no quantity"
        yield _bad(BAD_ROW, row.place("quantity"), message, "write how many there are, as in 12", sku)
    if updated and not _is_time(updated):
        message, hint = f"'{updated}' is not a time", "write it as in 2026-08-22T06:00:00Z"
        yield _bad(BAD_ROW, row.place("updated_at"), message, hint, sku)


def _unknown_locations(first: Mapping[str, _Row], locations: Collection[str]) -> Iterator[Finding]:
    """One finding a location, at the row that names it first."""
    for location, row in first.items():
        if location not in locations:
            message, hint = f"location '{location}' does not exist", did_you_mean(location, locations)
            subject = Subject("location", location)
            yield finding(UNKNOWN_LOCATION, row.place("location"), message, hint, subject=subject)


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _repeated(row: _Row) -> Finding:
    sku, location = row.cells["sku"], row.cells.get("location", "")
    message = f"SKU '{sku}' is counted twice" + (f" at '{location}'" if location else "")
    return _bad(REPEATED_ROW, row.place("sku"), message, "remove the row that is out of date", sku)


def _bad(rule: Rule, where: Location, message: str, hint: str, sku: str = "") -> Finding:
    return finding(rule, where, message, hint, subject=Subject("product", sku) if sku else Subject("", ""))
