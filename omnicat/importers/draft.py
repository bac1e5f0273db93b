"""What an importer makes of foreign files: a catalog that is not written yet, and an account of how it was read."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from msgspec import Struct, field

from omnicat.findings import Finding, Location

Kind = Literal["guessed", "changed", "left out", "refused"]

Data = Mapping[str, Any]
"""Plain YAML data: text, numbers, booleans, lists and mappings."""


class ReportRow(Struct, frozen=True):
    """One thing that was not taken over just as it stood. `row` counts the header as 1; 0 means the whole file."""

    file: str
    row: int
    column: str
    kind: Kind
    message: str
    value: str = ""


class DraftProduct(Struct, frozen=True):
    """One product as plain YAML data, and the row it came from.

    `guessed` names the keys (family, status, categories) that the file doesn't say: they are for new
    products and never change one that exists. `hoisted` names the attributes that every variant said alike;
    all others at the product are said of the product alone, not of variants that have a value of their own.
    """

    data: Data
    where: Location
    guessed: frozenset[str] = frozenset()
    hoisted: frozenset[str] = frozenset()

    @property
    def sku(self) -> str:
        """The product's own identifier."""
        return str(self.data["sku"])


class StockRow(Struct, frozen=True):
    """How many there are of one SKU at one location; the location may be empty."""

    sku: str
    quantity: int
    location: str = ""


class DraftAsset(Struct, frozen=True):
    """An original to copy, and its path below `assets/`."""

    source: Path
    path: str


class Draft(Struct, frozen=True):
    """A catalog as foreign files tell it: settings, definitions, products, stock, originals, and the account.

    `channel` is the spec whose own export this may be, so that what a catalog says its own way for that
    channel isn't taken for a change.
    """

    settings: Data = field(default_factory=dict)
    attributes: Mapping[str, Data] = field(default_factory=dict)
    families: Mapping[str, Data] = field(default_factory=dict)
    categories: Mapping[str, Data] = field(default_factory=dict)
    products: tuple[DraftProduct, ...] = ()
    inventory: tuple[StockRow, ...] = ()
    assets: tuple[DraftAsset, ...] = ()
    report: tuple[ReportRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    channel: str = ""


class Known(Struct, frozen=True):
    """What a catalog defines already, as plain YAML data; all empty for a new one."""

    settings: Data = field(default_factory=dict)
    attributes: Mapping[str, Data] = field(default_factory=dict)
    families: Mapping[str, Data] = field(default_factory=dict)
    categories: Mapping[str, Data] = field(default_factory=dict)


class Options(Struct, frozen=True):
    """What the user says about the files. `mapping` is column header -> attribute code, or '-' to leave it out."""

    name: str = ""
    locale: str = ""
    currency: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    known: Known = Known()

    @property
    def main_locale(self) -> str:
        """The locale of what is not marked: as asked for, else the catalog's, else en-US."""
        return self.locale or next(iter(self.known.settings.get("locales") or ()), "en-US")

    @property
    def main_currency(self) -> str:
        """The currency of a bare price: as asked for, else the catalog's, else USD."""
        return self.currency or next(iter(self.known.settings.get("currencies") or ()), "USD")


class Importer(Protocol):
    """A module that reads one kind of foreign file."""

    @property
    def NAME(self) -> str:  # noqa: N802 - modules say it as a constant
        """What `--format` calls it."""

    def recognises(self, files: Sequence[Path], /) -> bool:
        """Whether these files look like its own."""

    def draft(self, files: Sequence[Path], options: Options, /) -> Draft:
        """The catalog these files tell."""


class SummaryLine(Struct, frozen=True):
    """Rows of a report that say the same of the same column: how many, and the first examples."""

    kind: Kind
    column: str
    message: str
    count: int
    examples: tuple[ReportRow, ...]


KINDS: tuple[Kind, ...] = ("refused", "left out", "changed", "guessed")


def summary(report: Sequence[ReportRow], *, examples: int = 3) -> tuple[SummaryLine, ...]:
    """The report in short: what is worst first, then in the order it was met."""
    groups: dict[tuple[Kind, str, str], list[ReportRow]] = {}
    for row in report:
        groups.setdefault((row.kind, row.column, row.message), []).append(row)
    lines = [SummaryLine(*key, len(rows), tuple(rows[:examples])) for key, rows in groups.items()]
    return tuple(sorted(lines, key=lambda line: KINDS.index(line.kind)))
