"""Shopify's product CSV: exports of all years, the import template, metafields in any language."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from omnicat.importers.draft import Draft, Options, StockRow
from omnicat.importers.identifiers import Skus
from omnicat.importers.items import Item, finished
from omnicat.importers.notes import Notes
from omnicat.importers.pictures import Pictures
from omnicat.importers.reading import CellReader
from omnicat.importers.shopify.columns import columns_of
from omnicat.importers.shopify.groups import groups_of
from omnicat.importers.shopify.products import ProductReader
from omnicat.importers.shopify.rows import Desk
from omnicat.importers.tables import Table, header_of, read_tables
from omnicat.importers.trees import Trees
from omnicat.importers.unknown import attributes_for
from omnicat.importers.vocabulary import Vocabulary

NAME = "shopify"


def recognises(files: Sequence[Path]) -> bool:
    """Whether a file has Shopify's handle and option columns."""
    return any(_is_shopify(header_of(path)) for path in files if path.suffix.lower() == ".csv")


def draft(files: Sequence[Path], options: Options) -> Draft:
    """All products of the files with their variants, prices, stock and pictures."""
    notes = Notes()
    known = options.known.settings
    locales = tuple(dict.fromkeys((*(known.get("locales") or ()), options.main_locale)))
    vocabulary = Vocabulary(options, locales)
    trees = Trees(options.known.categories)
    pictures = Pictures(vocabulary, notes, options)
    cells = CellReader(vocabulary, notes, options)
    skus = Skus(notes)
    items: list[Item] = []
    stock: list[StockRow] = []
    for table in read_tables(files, notes):
        columns = columns_of(table.columns)
        _guesses(table, options, notes)
        others = attributes_for(columns.others, table, vocabulary, options, notes)
        skus.said.update(table.column(columns.name("sku")) if columns.name("sku") else ())
        reader = ProductReader(Desk(table, columns, cells, pictures, trees, notes, skus, stock), others)
        items += [item for group in groups_of(table, columns, notes) if (item := reader.item(group))]
    products, families = finished(items, vocabulary)
    return Draft(
        settings=_settings(options, locales),
        attributes=vocabulary.definitions,
        families=families,
        categories=trees.made,
        products=products,
        inventory=tuple(stock),
        assets=tuple(pictures.assets[path] for path in sorted(pictures.assets)),
        report=tuple(notes.report),
        findings=tuple(notes.findings),
        channel="shopify",
    )


def _is_shopify(header: Sequence[str]) -> bool:
    found = columns_of(header).by_key
    return {"title", "option1_name", "option1_value"} <= set(found) or {"handle", "title", "price"} <= set(found)


def _guesses(table: Table, options: Options, notes: Notes) -> None:
    if not options.currency and not options.known.settings:
        notes.say("guessed", table.cell(), f"the file names no currency: prices are in {options.main_currency}")
    if not options.locale and not options.known.settings:
        notes.say("guessed", table.cell(), f"the file names no language: texts are in {options.main_locale}")


def _settings(options: Options, locales: Sequence[str]) -> Mapping[str, Any]:
    currencies = list(dict.fromkeys((*(options.known.settings.get("currencies") or ()), options.main_currency)))
    name = {"name": options.name} if options.name else {}
    return {**name, "locales": list(locales), "currencies": currencies}
