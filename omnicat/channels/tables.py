"""The tables of profiles and specs: words of ours by words of theirs, written in place or read from a CSV file."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from omnicat.channels.rules import BAD_TABLE
from omnicat.findings import Finding, Location, Subject, did_you_mean, extend_pointer, finding
from omnicat.model.files import Files
from omnicat.model.tables import Entry, Table
from omnicat.templating import key_of

LARGEST = 10_000_000
"""Bytes of a file; a longer one is no table of words."""


class TableFile(NamedTuple):
    """A file of the catalog, the columns to read, and the profile and place that ask for it."""

    path: str
    key: str
    value: str
    profile: str
    where: Location


class Tables:
    """Reads tables; a file that several profiles name is read, and told of, once."""

    def __init__(self, files: Files | None, problems: list[Finding]) -> None:
        self._files = files
        self._problems = problems
        self._read: dict[tuple[str, str, str], Mapping[str, Entry] | None] = {}

    def table(self, name: str, said: Mapping[str, Any], profile: str, where: Location) -> Table | None:
        """The table of that name; None where its file is broken, which is told of once."""
        if "file" not in said:
            return written_table(name, said, where)
        file = TableFile(
            str(said["file"]), str(said.get("key", "key")), str(said.get("value", "value")), profile, where
        )
        key = file[:3]
        if key not in self._read:
            before = len(self._problems)
            entries = self._entries(file)
            self._read[key] = entries if len(self._problems) == before else None
        read = self._read[key]
        return None if read is None else Table(name, read, Location(file.path), where)

    def _entries(self, file: TableFile) -> Mapping[str, Entry]:
        files = self._files
        if files is None or file.path not in files.paths(file.path):
            known = [each for each in (files.paths("") if files else ()) if each.endswith(".csv")]
            self._tell(file, file.where, f"'{file.path}' does not exist", did_you_mean(file.path, known))
            return {}
        content = files.read(file.path)
        if len(content) > LARGEST:
            message = f"'{file.path}' is larger than {LARGEST // 1_000_000} MB"
            self._tell(file, Location(file.path), message, "keep only the rows and columns that are used")
            return {}
        try:
            return self._of_text(content.decode("utf-8-sig"), file)
        except (UnicodeDecodeError, csv.Error) as error:
            what = "is not in UTF-8" if isinstance(error, UnicodeDecodeError) else f"is no table: {error}"
            self._tell(file, Location(file.path), f"'{file.path}' {what}", "save it as a CSV file in UTF-8")
            return {}

    def _of_text(self, text: str, file: TableFile) -> Mapping[str, Entry]:
        rows = _rows(text)
        header = [cell.strip() for cell in next(rows, (1, []))[1]]
        for column in (file.key, file.value):
            if column not in header:
                message = f"'{file.path}' has no column '{column}'"
                self._tell(file, Location(file.path, 1, 1), message, did_you_mean(column, filter(None, header)))
                return {}
        at, says = header.index(file.key), header.index(file.value)
        entries: dict[str, Entry] = {}
        for line, cells in rows:
            key = cells[at].strip() if len(cells) > at else ""
            value = cells[says].strip() if len(cells) > says else ""
            if key in entries and (entries[key].value or "") != value:
                message = f"'{key}' stands in '{file.path}' twice, with another value in line {entries[key].where.line}"
                self._tell(file, Location(file.path, line, 1), message, "keep one of the two rows")
            elif key:
                entries[key] = Entry(value or None, Location(file.path, line))
        return entries

    def _tell(self, file: TableFile, where: Location, message: str, hint: str) -> None:
        subject = Subject("channel", file.profile, file.profile)
        self._problems.append(finding(BAD_TABLE, where, message, hint, subject=subject))


def written_table(name: str, said: Mapping[str, Any], where: Location) -> Table:
    """A table that stands in the file itself."""
    pointer = where.pointer
    entries = {
        key_of(key): Entry(value, Location(where.path, 0, 0, extend_pointer(pointer, str(key))))
        for key, value in said.items()
    }
    return Table(name, entries, where, where)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on; semicolons or tabs may stand between the cells, as the first line has them."""
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    # The reader's limit of 131,072 characters is the whole process's: whoever else reads tables may have lifted it.
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    start = 1
    for cells in reader:
        yield start, cells
        start = reader.line_num + 1
