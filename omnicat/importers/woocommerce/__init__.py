"""WooCommerce's product CSV: simple and variable products, numbered attributes, links by SKU or id."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from omnicat.importers.draft import Draft, Options
from omnicat.importers.identifiers import Skus
from omnicat.importers.items import Item, finished
from omnicat.importers.notes import Notes
from omnicat.importers.pairing import grouped
from omnicat.importers.pictures import Pictures
from omnicat.importers.reading import CellReader
from omnicat.importers.tables import Table, header_of, read_tables
from omnicat.importers.trees import Trees
from omnicat.importers.unknown import attributes_for
from omnicat.importers.vocabulary import Vocabulary
from omnicat.importers.woocommerce.columns import LINK_LABELS, columns_of
from omnicat.importers.woocommerce.products import RowReader

NAME = "woocommerce"


def recognises(files: Sequence[Path]) -> bool:
    """Whether a file has WooCommerce's columns (in English)."""
    needed = {"Type", "SKU", "Name", "Regular price"}
    return any(needed <= set(header_of(path)) for path in files if path.suffix.lower() == ".csv")


def draft(files: Sequence[Path], options: Options) -> Draft:
    """All products of the files with their variations."""
    notes = Notes()
    locales = tuple(dict.fromkeys((*(options.known.settings.get("locales") or ()), options.main_locale)))
    vocabulary = Vocabulary(options, locales)
    pictures = Pictures(vocabulary, notes, options)
    shared = (CellReader(vocabulary, notes, options), pictures, Trees(options.known.categories), notes)
    skus = Skus(notes)
    readers = [_reader(table, shared, vocabulary, options, skus) for table in read_tables(files, notes)]
    items: list[Item] = [item for reader in readers for item in reader.items()]
    parents = {sku: parent for reader in readers for sku, parent in reader.parent_of.items()}
    products, families = finished(grouped(items, parents, vocabulary, notes), vocabulary)
    return Draft(
        settings=_settings(options, locales, items),
        attributes=vocabulary.definitions,
        families=families,
        categories=shared[2].made,
        products=products,
        inventory=tuple(row for reader in readers for row in reader.stock),
        assets=tuple(pictures.assets[path] for path in sorted(pictures.assets)),
        report=tuple(notes.report),
        findings=tuple(notes.findings),
    )


def _reader(
    table: Table,
    shared: tuple[CellReader, Pictures, Trees, Notes],
    vocabulary: Vocabulary,
    options: Options,
    skus: Skus,
) -> RowReader:
    notes = skus.notes
    columns = columns_of(table.columns)
    for name in columns.ignored:
        if any(table.column(name)):
            notes.say("left out", table.cell(None, name), "how and where the shop shows it has no place here")
    if not options.currency and not options.known.settings:
        notes.say("guessed", table.cell(), f"the file names no currency: prices are in {options.main_currency}")
    others = attributes_for(columns.others, table, vocabulary, options, notes)
    return RowReader(table, columns, *shared, others, {}, skus)


def _settings(options: Options, locales: Sequence[str], items: Sequence[Item]) -> Mapping[str, Any]:
    kinds = sorted({kind for item in items for kind in item.associations})
    currencies = list(dict.fromkeys((*(options.known.settings.get("currencies") or ()), options.main_currency)))
    name = {"name": options.name} if options.name else {}
    links = {"associations": {kind: {"label": LINK_LABELS[kind]} for kind in kinds}} if kinds else {}
    return {**name, "locales": list(locales), "currencies": currencies, **links}
