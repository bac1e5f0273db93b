"""Spreadsheets, read by calamine: the one door to that library."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

EXTENSIONS = ("xlsx", "xlsm", "xls", "xlsb", "ods")


def sheets(path: Path) -> list[tuple[str, list[list[str]]]] | str:
    """Every sheet that holds something, as (name, rows of text); or why it can't be read."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        found = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        return str(error).partition("\n")[0] or "it is damaged"
    return [(name, [[_text(cell) for cell in row] for row in rows]) for name, rows in found if rows]


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)).normalize():f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell.total_seconds()) if isinstance(cell, timedelta) else str(cell)
