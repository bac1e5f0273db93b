"""Akeneo's CSV exports: headers of attribute, locale and scope, definitions and images beside them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from omnicat.importers.akeneo.categories import category_tree
from omnicat.importers.akeneo.columns import KEYS, Column, column_of
from omnicat.importers.akeneo.definitions import Home, Sources, homes
from omnicat.importers.akeneo.families import family_of, inferred_family
from omnicat.importers.akeneo.fixtures import Fixtures, labels_of, read_fixtures
from omnicat.importers.akeneo.products import Reader, columns_of, sku_column
from omnicat.importers.draft import Draft, DraftProduct, Options
from omnicat.importers.identifiers import Skus
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.tables import Table, header_of, read_tables

NAME = "akeneo"


def recognises(files: Sequence[Path]) -> bool:
    """Whether a file has a SKU, a family and categories, or headers with a locale and a scope."""
    return any(_is_akeneo(header_of(path)) for path in files if path.suffix.lower() == ".csv")


def draft(files: Sequence[Path], options: Options) -> Draft:
    """All products of the files, with the definitions found beside them."""
    notes = Notes()
    tables = tuple(table for table in read_tables(files, notes) if _holds_products(table, notes))
    fixtures = read_fixtures(_folders(files), notes)
    columns = _columns(tables, fixtures)
    locales = _locales(tables, columns, fixtures, options)
    found = homes(tuple(columns.values()), Sources(tables, fixtures, options.known.attributes), notes)
    _left_out_columns(tables, columns, notes)
    categories, paths = category_tree(fixtures.categories, notes)
    if not paths:
        categories, paths = _flat_categories(tables)
    families = {code: family_of(code, raw, found, notes) for code, raw in fixtures.families.items()}
    guessed = {} if families else dict.fromkeys(code for table in tables for code in table.column("family"))
    currencies = tuple(
        dict.fromkeys((options.currency, *fixtures.currencies) if options.currency else fixtures.currencies)
    ) or (options.main_currency,)
    links = {code: code.lower() for code in fixtures.associations}
    reader = Reader(found, families or guessed, paths, links, locales, currencies, notes, Skus(notes))
    products = [
        product for table in tables for product in reader.products(table, columns_of(table, fixtures.attributes))
    ]
    return Draft(
        settings=_settings(locales, fixtures, products, currencies, options),
        attributes=_attributes(found, locales),
        families=_fill_labels(families, locales) if families else _inferred(guessed, products),
        categories=_fill_labels(categories, locales),
        products=tuple(products),
        assets=tuple(reader.assets[path] for path in sorted(reader.assets)),
        report=tuple(notes.report),
        findings=tuple(notes.findings),
    )


def _is_akeneo(header: Sequence[str]) -> bool:
    names = set(header)
    scoped = sum(bool(column_of(name, ()).locale) for name in header)
    return bool(names & {"sku", "identifier"}) and ({"family", "categories"} <= names or scoped > 0)


def _folders(files: Sequence[Path]) -> list[Path]:
    folders = list(dict.fromkeys(path.absolute().parent for path in files))
    return [*folders, *(folder / "fixtures" for folder in folders), *(folder.parent / "fixtures" for folder in folders)]


def _holds_products(table: Table, notes: Notes) -> bool:
    if sku_column(table):
        return True
    notes.say("left out", table.cell(), "the table has no column 'sku'")
    return False


def _columns(tables: Sequence[Table], fixtures: Fixtures) -> dict[str, Column]:
    return {name: column for table in tables for name, column in columns_of(table, fixtures.attributes).items()}


def _locales(
    tables: Sequence[Table], columns: Mapping[str, Column], fixtures: Fixtures, options: Options
) -> tuple[str, ...]:
    """The locales of the columns, the one with the most texts first."""
    filled = Counter(dict.fromkeys(fixtures.locales, 0))
    for column in columns.values():
        if column.locale:
            filled[column.locale] += sum(1 for table in tables for _ in table.column(column.name))
    known = tuple(options.known.settings.get("locales") or ())
    found = sorted(filled, key=lambda locale: (locale != options.locale, -filled[locale], locale))
    return tuple(dict.fromkeys((*known, *found))) or (options.main_locale,)


def _left_out_columns(tables: Sequence[Table], columns: Mapping[str, Column], notes: Notes) -> None:
    for table in tables:
        for name in table.columns:
            column = columns[name]
            if column.attribute in KEYS - {"sku", "identifier", "family", "categories", "enabled"} and any(
                table.column(name)
            ):
                notes.say("left out", table.cell(None, name), "omnicat has no place for this column")
            if column.links in ("groups", "product_uuids") and any(table.column(name)):
                notes.say("left out", table.cell(None, name), "links to groups are not imported")


def _flat_categories(tables: Sequence[Table]) -> tuple[dict[str, Any], dict[str, str]]:
    cells = (text for table in tables for text in table.column("categories"))
    codes = sorted({code.strip() for text in cells for code in text.split(",") if code.strip()})
    return {code: {"label": code.replace("_", " ").capitalize()} for code in codes}, {code: code for code in codes}


def _attributes(found: Mapping[str, Home], locales: Sequence[str]) -> dict[str, Any]:
    made = {}
    for home in found.values():
        if home.type == "asset":
            continue
        made.update({code: _fill_labels(dict(said), locales) for code, said in home.definitions.items()})
    return made


def _inferred(families: Mapping[str, Any], products: Sequence[DraftProduct]) -> dict[str, Any]:
    made = {}
    for code in families:
        of_family = [product.data.get("attributes", {}) for product in products if product.data.get("family") == code]
        made[code] = inferred_family(code, dict.fromkeys(name for values in of_family for name in values))
    return made


def _settings(
    locales: Sequence[str], fixtures: Fixtures, products: Sequence[DraftProduct], named: Sequence[str], options: Options
) -> dict[str, Any]:
    used = {code for product in products for code in _currencies(product)}
    currencies = list(dict.fromkeys((*named, *sorted(used))))
    made: dict[str, Any] = {"locales": list(locales), "currencies": currencies}
    if options.name:
        made = {"name": options.name, **made}
    if fixtures.associations:
        types = {code.lower(): {"label": labels_of(raw) or code} for code, raw in fixtures.associations.items()}
        made["associations"] = _fill_labels(types, locales)
    return made


def _currencies(product: DraftProduct) -> list[str]:
    price = product.data.get("attributes", {}).get("price")
    return list(price) if isinstance(price, dict) else []


def _fill_labels(data: Any, locales: Sequence[str]) -> Any:
    """The same definitions with labels under the catalog's locales only; a label without one is the first's."""
    if not isinstance(data, Mapping):
        return data
    made = {}
    for key, value in data.items():
        if key == "label" and isinstance(value, Mapping):
            named = {locale or locales[0]: text for locale, text in value.items()}
            kept = {locale: named[locale] for locale in locales if named.get(locale)}
            if kept:
                made[key] = kept[locales[0]] if kept.keys() == {locales[0]} else kept
        else:
            made[key] = _fill_labels(value, locales)
    return made


__all__ = ["NAME", "Cell", "draft", "recognises"]
