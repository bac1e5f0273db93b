"""Any table, CSV or spreadsheet: what the columns are is guessed, and the guess is shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from omnicat.importers.draft import Draft, Options
from omnicat.importers.identifiers import Skus
from omnicat.importers.items import Item, finished
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.pairing import grouped
from omnicat.importers.pictures import Pictures
from omnicat.importers.reading import CellReader
from omnicat.importers.rules import NO_SKU
from omnicat.importers.table.columns import Assigned, assign
from omnicat.importers.table.currencies import Tables, currencies_in
from omnicat.importers.table.rows import RowReader
from omnicat.importers.tables import Table, is_table, read_tables
from omnicat.importers.trees import Trees
from omnicat.importers.vocabulary import Vocabulary

NAME = "table"


def recognises(files: Sequence[Path]) -> bool:
    """Any table will do."""
    return any(is_table(path) for path in files)


def draft(files: Sequence[Path], options: Options) -> Draft:
    """The products of all tables, with a report row for each column's guess."""
    notes = Notes()
    locales = tuple(dict.fromkeys((*(options.known.settings.get("locales") or ()), options.main_locale)))
    vocabulary = Vocabulary(options, locales)
    pictures = Pictures(vocabulary, notes, options)
    trees = Trees(options.known.categories)
    tables = _tables(files, options, vocabulary, notes)
    used_currencies = currencies_in(tables)
    options = _paid_in(options, used_currencies)
    _tell_guesses(tables, options, used_currencies, notes)
    for table, columns in tables:
        _show(table, columns, notes)
    cells = CellReader(vocabulary, notes, options)
    items: list[Item] = []
    skus = Skus(notes)
    readers = []
    for table, columns in tables:
        reader = RowReader(table, columns, cells, pictures, trees, notes, skus)
        items += reader.items()
        readers.append(reader)
    parents = {sku: parent for reader in readers for sku, parent in reader.parent_of.items()}
    products, families = finished(grouped(items, parents, vocabulary, notes), vocabulary)
    used = tuple(dict.fromkeys(each.locale for reader in readers for each in reader.columns if each.locale))
    return Draft(
        settings=_settings(options, (*locales, *used), used_currencies),
        attributes=vocabulary.definitions,
        families=families,
        categories=trees.made,
        products=products,
        inventory=tuple(row for reader in readers for row in reader.stock),
        assets=tuple(pictures.assets[path] for path in sorted(pictures.assets)),
        report=tuple(notes.report),
        findings=tuple(notes.findings),
    )


def _tables(files: Sequence[Path], options: Options, vocabulary: Vocabulary, notes: Notes) -> Tables:
    """The tables that have a SKU column, with the meaning of their columns; the others are noted."""
    made: list[tuple[Table, tuple[Assigned, ...]]] = []
    tables = read_tables(files, notes)
    for table in tables:
        columns = assign(table, options, vocabulary)
        if any(each.role == "sku" for each in columns):
            made.append((table, columns))
        elif len(tables) > 1:
            notes.say("left out", table.cell(), "no column of the table identifies products")
        else:
            hint = "name it with `--mapping COLUMN=sku`"
            notes.wrong(NO_SKU, Cell(table.file, 1), "no column identifies the products", hint, kind="refused")
    return made


def _show(table: Table, columns: Sequence[Assigned], notes: Notes) -> None:
    for each in columns:
        notes.say("left out" if each.role == "-" else "guessed", table.cell(None, each.column), each.words)


def _paid_in(options: Options, used: Sequence[str]) -> Options:
    """Bare prices are in the currency that the other prices name most, where nobody said another."""
    if options.currency or options.known.settings.get("currencies") or not used:
        return options
    return replace(options, currency=used[0])


def _tell_guesses(tables: Tables, options: Options, used: Sequence[str], notes: Notes) -> None:
    if options.known.settings or not tables:
        return
    whole = tables[0][0].cell()
    if not used and not options.currency:
        notes.say("guessed", whole, f"no price names its currency: prices are in {options.main_currency}")
    if not options.locale and not any(each.locale for _, columns in tables for each in columns):
        notes.say("guessed", whole, f"no column names its language: texts are in {options.main_locale}")


def _settings(options: Options, locales: Sequence[str], used: Sequence[str]) -> dict[str, Any]:
    known = options.known.settings.get("currencies") or ()
    name = {"name": options.name} if options.name else {}
    currencies = dict.fromkeys((*known, options.main_currency, *used))
    return {**name, "locales": list(dict.fromkeys(locales)), "currencies": list(currencies)}
