"""A foreign table as rows by column name, with what is wrong with its shape."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from omnicat.importers.decoding import decode, separator_of
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.rules import DUPLICATE_COLUMN, NO_HEADER, RAGGED_ROW, UNREADABLE_FILE
from omnicat.importers.workbook import EXTENSIONS, sheets

TEXT_EXTENSIONS = ("csv", "tsv", "txt", "tab")
MAX_CELL = 10_000_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class Row(Struct, frozen=True):
    """One row: its number (the header is 1) and its cells by column, spaces at the ends taken off."""

    number: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """The cell's text; '' where it is empty or there is no such column."""
        return self.cells.get(column, "")


class Table(Struct, frozen=True):
    """A table with its columns in order and the number each has in the file."""

    path: Path
    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    sheet: str = ""

    @property
    def file(self) -> str:
        """What findings call it."""
        return f"{self.path.as_posix()}[{self.sheet}]" if self.sheet else self.path.as_posix()

    def cell(self, row: Row | None = None, column: str = "") -> Cell:
        """A place in it."""
        return Cell(self.file, row.number if row else 0, self.columns.get(column, 0), column)

    def column(self, name: str) -> Iterator[str]:
        """The texts of one column that are not empty."""
        return (text for row in self.rows if (text := row.get(name)))


def is_table(path: Path) -> bool:
    """Whether its name says that a file is a table."""
    return path.suffix.lower().lstrip(".") in (*TEXT_EXTENSIONS, *EXTENSIONS)


def read_tables(files: Sequence[Path], notes: Notes) -> tuple[Table, ...]:
    """Every table in the files; what can't be read is noted."""
    return tuple(table for path in files for table in _tables_of(path, notes))


def header_of(path: Path) -> tuple[str, ...]:
    """The first row of a file, however it is written; empty where there is none."""
    tables = _tables_of(path, Notes())
    return tuple(tables[0].columns) if tables else ()


def _tables_of(path: Path, notes: Notes) -> tuple[Table, ...]:
    if path.suffix.lower().lstrip(".") in EXTENSIONS:
        return _workbook_tables(path, notes)
    table = _text_table(path, notes)
    return (table,) if table else ()


def _workbook_tables(path: Path, notes: Notes) -> tuple[Table, ...]:
    found = sheets(path)
    if isinstance(found, str):
        notes.wrong(
            UNREADABLE_FILE, Cell(path.as_posix()), f"'{path.name}' is no spreadsheet: {found}", "export it again"
        )
        return ()
    if not found:
        notes.wrong(UNREADABLE_FILE, Cell(path.as_posix()), f"'{path.name}' is empty", "export it again")
    names = [name if len(found) > 1 else "" for name, _ in found]
    made = (_table(path, rows, notes, sheet=name) for name, (_, rows) in zip(names, found, strict=True))
    return tuple(table for table in made if table)


def _text_table(path: Path, notes: Notes) -> Table | None:
    place = Cell(path.as_posix())
    try:
        data = path.read_bytes()
    except OSError as error:
        notes.wrong(UNREADABLE_FILE, place, f"'{path.name}' can't be read: {error.strerror}", "check its permissions")
        return None
    if not data.strip():
        notes.wrong(UNREADABLE_FILE, place, f"'{path.name}' is empty", "export it again from the shop")
        return None
    decoded = decode(data)
    if decoded is None:
        notes.wrong(UNREADABLE_FILE, place, f"'{path.name}' is not text", "save it as CSV in UTF-8, or as XLSX")
        return None
    text, encoding = decoded
    if encoding == "cp1252":
        notes.say("guessed", place, "not UTF-8: read as Windows-1252")
    return _table(path, _records(text.replace("\0", "")), notes, nul="\0" in text)


def _records(text: str) -> list[list[str]]:
    # A file with a quote that never closes is one cell; the reader's own limit of 131,072 would end in an exception.
    csv.field_size_limit(MAX_CELL)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text)))


def _table(
    path: Path, records: Sequence[Sequence[str]], notes: Notes, *, sheet: str = "", nul: bool = False
) -> Table | None:
    place = Cell(path.as_posix() + (f"[{sheet}]" if sheet else ""))
    start = next((n for n, record in enumerate(records) if any(cell.strip() for cell in record)), None)
    if start is None:
        notes.wrong(UNREADABLE_FILE, place, f"'{path.name}' has no rows", "export it again from the shop")
        return None
    columns = _columns(place, [cell.strip().lstrip("\ufeff") for cell in records[start]], notes)
    if not columns or all(_is_number(name) for name in columns):
        notes.wrong(
            NO_HEADER,
            Cell(place.file, start + 1),
            "the first row names no columns",
            "put the columns' names in the first row",
        )
        return None
    if nul:
        notes.say("changed", place, "NUL bytes taken out")
    width = len(records[start])
    rows = (
        _row(place.file, number, record, width, columns, notes)
        for number, record in enumerate(records[start + 1 :], start + 2)
    )
    return Table(path, columns, tuple(row for row in rows if row), sheet)


def _columns(place: Cell, header: Sequence[str], notes: Notes) -> dict[str, int]:
    columns: dict[str, int] = {}
    for number, name in enumerate(header, 1):
        if name in columns:
            cell = Cell(place.file, 1, number, name)
            notes.wrong(
                DUPLICATE_COLUMN, cell, f"the name stands in columns {columns[name]} and {number}", "rename one of them"
            )
        elif name:
            columns[name] = number
        elif any(header[number:]):
            notes.say("left out", Cell(place.file, 1, number, f"column {number}"), "the column has no name")
    return columns


def _row(
    file: str, number: int, record: Sequence[str], width: int, columns: Mapping[str, int], notes: Notes
) -> Row | None:
    texts = [cell.strip() for cell in record]
    if any(_CONTROL.search(text) for text in texts):
        texts = _repaired(texts, Cell(file, number), columns, notes)
    if not any(texts):
        return None
    if any(texts[width:]):
        message = f"the row has {len(texts)} cells, the header names {width}"
        notes.wrong(
            RAGGED_ROW,
            Cell(file, number, width + 1),
            message,
            "put quotes around the text that holds the separator",
            kind="refused",
            value=texts[0],
        )
        return None
    return Row(number, {name: texts[at - 1] for name, at in columns.items() if at <= len(texts) and texts[at - 1]})


def _repaired(texts: list[str], place: Cell, columns: Mapping[str, int], notes: Notes) -> list[str]:
    """Without control characters: those of Windows-1252 become the signs they were meant to be, others go."""
    name_by_number = {number: name for name, number in columns.items()}
    made = [_CONTROL.sub(_sign, text).strip() for text in texts]
    for number, (before, after) in enumerate(zip(texts, made, strict=True), 1):
        if before != after:
            cell = Cell(place.file, place.row, number, name_by_number.get(number, ""))
            notes.say(
                "changed", cell, "control characters taken out or turned into the signs they stand for", after[:200]
            )
    return made


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    return bytes([code]).decode("cp1252", "ignore") if 0x80 <= code <= 0x9F else ""


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace(",", "", 1).lstrip("-").isdigit()
