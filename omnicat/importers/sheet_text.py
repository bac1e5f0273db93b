"""A workbook as lines of text, so that `git diff` shows what changed in it."""

import csv
import io
from pathlib import Path

MOST_CELLS = 2_000_000


def sheet_text(path: Path) -> str | None:
    """Every sheet of a workbook as CSV, each below a line with its name; None where it can't be read."""
    from omnicat.importers.workbook import sheets

    found = sheets(path)
    if isinstance(found, str) or sum(len(row) for _, rows in found for row in rows) > MOST_CELLS:
        return None
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for name, rows in found:
        out.write(f"# {_in_line(name)}\n")
        writer.writerows([_in_line(cell) for cell in row] for row in rows)
    return out.getvalue()


def _in_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
