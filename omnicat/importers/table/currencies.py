"""The currencies that tables name, in a column's header or beside a price."""

from collections import Counter
from collections.abc import Sequence

from omnicat.importers.cells import read_money
from omnicat.importers.table.columns import Assigned
from omnicat.importers.tables import Table

Tables = Sequence[tuple[Table, Sequence[Assigned]]]


def currencies_in(tables: Tables) -> tuple[str, ...]:
    """The one most prices are in first; where several are as frequent, the one met first."""
    counted = Counter(
        code for table, columns in tables for each in columns if _is_price(each) for code in _named(table, each)
    )
    return tuple(code for code, _ in counted.most_common())


def _is_price(each: Assigned) -> bool:
    return bool(each.definition) and (each.definition or {}).get("type") == "money"


def _named(table: Table, each: Assigned) -> list[str]:
    """The currency of every price of a column that says one."""
    return [
        code
        for text in table.column(each.column)
        for code in read_money(text, each.currency, each.habits).value or {}
        if code
    ]
