"""The account of an import as a table: every row that was not taken over just as it stood."""

import csv
import io
from collections.abc import Iterable

from omnicat.importers import ReportRow

COLUMNS = ("file", "row", "column", "kind", "message", "value")


def account_csv(report: Iterable[ReportRow]) -> bytes:
    """All rows of the report, for a spreadsheet. `row` counts the header as 1 and is empty for a whole file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in report:
        cells = (row.file, str(row.row or ""), row.column, row.kind, row.message, row.value)
        writer.writerow([_harmless(cell) for cell in cells])
    return text.getvalue().encode(errors="replace")


def _harmless(cell: str) -> str:
    """No cell begins a formula when a spreadsheet opens the table."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
