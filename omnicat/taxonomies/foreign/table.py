"""Any other taxonomy as a table, CSV or TSV, whose first line names the columns `id` and `path`.

Other columns are left aside. The levels of a path stand between `>`. A comment at the top may say the `version`.
"""

import csv
import re
from collections.abc import Iterator

from omnicat.errors import OmnicatError
from omnicat.taxonomies.foreign.found import Found, paths_of

SEPARATORS = ("\t", ",", ";")
_VERSION = re.compile(r"#\s*version:\s*(\S+)", re.IGNORECASE)


def read(text: str) -> Found | None:
    """What the table holds; None where the first line doesn't name both columns."""
    lines = text.splitlines(keepends=True)
    first = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    head = lines[first] if first < len(lines) else ""
    for separator in SEPARATORS:
        names = [name.strip().lower() for name in next(csv.reader([head], delimiter=separator), [])]
        if {"id", "path"} <= {*names}:
            version = _VERSION.search("".join(lines[:first]))
            rows = _rows(lines[first:], first, separator, names)
            return Found("", version[1] if version else "", paths_of(rows))
    return None


def _rows(lines: list[str], before: int, separator: str, names: list[str]) -> Iterator[tuple[int, str, str]]:
    reader = csv.reader(lines, delimiter=separator, strict=True)
    next(reader)
    code, path = names.index("id"), names.index("path")
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                line = before + reader.line_num
                if len(cells) <= max(code, path):
                    raise OmnicatError(f"line {line} has no id and path", "give every row both")
                yield line, cells[code], cells[path]
    except csv.Error as error:
        line = before + reader.line_num
        raise OmnicatError(f"line {line}: the table can't be read: {error}", "mend the quotes in that row") from error
