"""Akeneo's attributes as omnicat's: types, labels, options, units, and what becomes of scopes."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from omnicat.attributes.units import quantity_of
from omnicat.importers.akeneo.columns import KEYS, Column
from omnicat.importers.akeneo.fixtures import Fixtures, labels_of, row_labels
from omnicat.importers.cells import unit_of
from omnicat.importers.draft import Data
from omnicat.importers.guessing import guess, has_tags
from omnicat.importers.naming import attribute_code
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.standard import standard_attributes
from omnicat.importers.tables import Table

TYPES = {
    "text": "text",
    "textarea": "rich_text",
    "number": "decimal",
    "boolean": "boolean",
    "date": "date",
    "simpleselect": "select",
    "multiselect": "multi_select",
    "reference_data_simpleselect": "select",
    "reference_data_multiselect": "multi_select",
    "metric": "measurement",
    "price_collection": "money",
    "image": "asset",
    "file": "asset",
    "asset_collection": "text",
    "table": "text",
    "identifier": "text",
}
CODE = re.compile(r"[A-Za-z0-9_]+").fullmatch
RENAMED = {"vendor": "brand", "ean": "gtin", "upc": "gtin"}
SHORT = 400


class Home(Struct, frozen=True):
    """Where the values of one Akeneo attribute go: by scope, the code and the definition there."""

    code_by_scope: Mapping[str, str]
    definition_by_scope: Mapping[str, Data]

    @property
    def type(self) -> str:
        """The attribute's type; scopes differ only in kinds of text."""
        return str(next(iter(self.definition_by_scope.values()))["type"])

    @property
    def definitions(self) -> dict[str, Data]:
        """The definitions by their codes."""
        return {code: self.definition_by_scope[scope] for scope, code in self.code_by_scope.items()}


class Sources(Struct, frozen=True):
    """What definitions are made from: the tables, the fixtures beside them, what the catalog says already."""

    tables: Sequence[Table]
    fixtures: Fixtures
    known: Mapping[str, Data]


def homes(columns: Sequence[Column], sources: Sources, notes: Notes) -> dict[str, Home]:
    """Every attribute of the fixtures and the columns, by Akeneo's code, in the fixtures' order."""
    fixtures = sources.fixtures
    by_attribute: dict[str, list[Column]] = {code: [] for code in fixtures.attributes if code not in KEYS}
    for column in columns:
        if column.attribute not in KEYS and not column.links:
            by_attribute.setdefault(column.attribute, []).append(column)
    rank = {code: place for place, code in enumerate(fixtures.attributes)}
    made: dict[str, Home] = {}
    for code in sorted(by_attribute, key=lambda each: (rank.get(each, len(rank)), each)):
        made[code] = _home(code, by_attribute[code] or [Column(code, code)], sources, notes, by_attribute)
    return made


def code_for(code: str, others: Container[str] = ()) -> str:
    """omnicat's code of an Akeneo attribute; a name that another one has already is not given twice."""
    renamed = RENAMED.get(code, "")
    return renamed if renamed and renamed not in others else attribute_code(code)


def _home(code: str, columns: Sequence[Column], sources: Sources, notes: Notes, others: Container[str]) -> Home:
    codes = _codes(code, code_for(code, others), columns, sources.tables, notes)
    definitions = {}
    for scope, name in codes.items():
        own = [column for column in columns if column.scope == scope]
        definitions[scope] = _definition(code, name, own, sources, notes)
    return Home(codes, definitions)


def _definition(code: str, name: str, columns: Sequence[Column], sources: Sources, notes: Notes) -> Data:
    raw = sources.fixtures.attributes.get(code)
    made = (
        _inferred(code, columns, sources.tables, notes) if raw is None else _defined(code, raw, columns, sources, notes)
    )
    standard = standard_attributes().get(name, {})
    if standard.get("presentation"):
        made["presentation"] = True
    if name != code_for(code) and standard:
        made["label"] = standard["label"]
    known = sources.known.get(name)
    if known is None:
        return made
    options = {**(made.get("options") or {}), **(known.get("options") or {})}
    return {**known, **({"options": options} if known.get("type") in ("select", "multi_select") else {})}


def _defined(code: str, raw: Data, columns: Sequence[Column], sources: Sources, notes: Notes) -> dict[str, Any]:
    said = str(raw.get("type", "")).removeprefix("pim_catalog_").removeprefix("akeneo_")
    choices = sources.fixtures.choices.get(f"{code}s") or sources.fixtures.choices.get(code)
    kind = TYPES.get(said) or ("select" if choices or raw.get("options") else "text")
    if said not in TYPES:
        notes.say("guessed", Cell("", 0, 0, code), f"Akeneo's type '{raw.get('type')}' is read as {kind}")
    values = _values(columns, sources.tables)
    if kind == "decimal" and not raw.get("decimalsAllowed") and not any("." in value for value in values):
        kind = "integer"
    if kind == "rich_text" and values and sum(has_tags(value) for value in values) * 100 < len(values):
        kind = "text"
    made: dict[str, Any] = {"type": kind, "label": labels_of(raw), **_group(raw), **_behaviour(raw, columns)}
    if kind in ("select", "multi_select"):
        made["options"] = _options(raw, choices)
    if kind == "measurement":
        made |= _measure(code, raw, notes)
    return made


def _behaviour(raw: Data, columns: Sequence[Column]) -> dict[str, Any]:
    made = {}
    if raw.get("translatable") or raw.get("localizable") or any(column.locale for column in columns):
        made["localizable"] = True
    if raw.get("unique"):
        made["unique"] = True
    return made


def _group(raw: Data) -> dict[str, Any]:
    return {"group": str(raw["group"])} if raw.get("group") else {}


def _options(raw: Data, choices: Table | None) -> dict[str, Any]:
    said = raw.get("options") or {}
    made = {
        str(code): {"label": labels_of(option)} if isinstance(option, Mapping) and option.get("labels") else {}
        for code, option in said.items()
    }
    for row in choices.rows if choices else ():
        made[row.get("code")] = {"label": row_labels(row.cells)}
    return made


def _measure(code: str, raw: Data, notes: Notes) -> dict[str, Any]:
    unit = unit_of(str(raw.get("defaultMetricUnit", "")))
    quantity = quantity_of(unit) or str(raw.get("metricFamily", "")).lower().replace("weight", "mass")
    if not unit:
        notes.say("guessed", Cell("", 0, 0, code), f"Akeneo's unit '{raw.get('defaultMetricUnit')}' is not known")
    return {"quantity": quantity, **({"unit": unit} if unit else {})}


def _inferred(code: str, columns: Sequence[Column], tables: Sequence[Table], notes: Notes) -> dict[str, Any]:
    values = _values(columns, tables)
    found = guess(code, values)
    definition = {**found.definition, **(_chosen(values) if found.definition["type"] == "select" else {})}
    if any(column.currency for column in columns):
        definition = {"type": "money"}
    elif _is_file(values):
        definition = {"type": "asset"}
    localizable = {"localizable": True} if any(column.locale for column in columns) else {}
    notes.say(
        "guessed", Cell("", 0, 0, code), f"no definition beside the files: read as {definition['type']}, {found.reason}"
    )
    standard = standard_attributes().get(code_for(code), {})
    return {**definition, "label": standard.get("label") or code.replace("_", " ").capitalize(), **localizable}


def _chosen(values: Iterable[str]) -> Data:
    """A select of the values, where each is a code as Akeneo exports it; else they are texts."""
    options: dict[str, Any] = {value: {} for value in dict.fromkeys(values)}
    return {"type": "select", "options": options} if all(map(CODE, options)) else {"type": "text"}


def _codes(code: str, base: str, columns: Sequence[Column], tables: Sequence[Table], notes: Notes) -> dict[str, str]:
    """The attribute of each scope: the scope with the most text keeps the name, the others get one of their own."""
    if base != code:
        notes.say("changed", Cell("", 0, 0, code), f"renamed to '{base}', the attribute that channels read")
    scopes = tuple(dict.fromkeys(column.scope for column in columns))
    if len(scopes) == 1:
        return {scopes[0]: base}
    size = {scope: _size(scope, columns, tables) for scope in scopes}
    first = max(scopes, key=lambda scope: (size[scope][0], scope))
    codes = {first: base}
    for scope in scopes:
        if scope != first:
            short = base == "description" and len(scopes) == 2 and size[scope][1] <= SHORT
            codes[scope] = "short_description" if short else f"{base}_{scope.lower()}"
    for scope, name in codes.items():
        notes.say(
            "changed", Cell("", 0, 0, f"{code} ({scope})"), f"omnicat has no scopes: became the attribute '{name}'"
        )
    return codes


def _size(scope: str, columns: Iterable[Column], tables: Sequence[Table]) -> tuple[int, int]:
    """All characters of a scope's texts, and their usual number in one text."""
    lengths = sorted(len(text) for text in _values([each for each in columns if each.scope == scope], tables))
    return sum(lengths), lengths[len(lengths) // 2] if lengths else 0


def _values(columns: Iterable[Column], tables: Sequence[Table]) -> list[str]:
    return [text for column in columns if not column.is_unit for table in tables for text in table.column(column.name)]


def _is_file(values: Sequence[str]) -> bool:
    endings = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".pdf", ".mp4")
    return bool(values) and all(value.lower().endswith(endings) for value in values)
