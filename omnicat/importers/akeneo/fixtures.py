"""The definitions that stand beside an Akeneo export: attributes, families, categories, channels, currencies."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from omnicat.documents import parse
from omnicat.importers.draft import Data
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.rules import UNREADABLE_FILE
from omnicat.importers.tables import Table, read_tables

YAML_FILES = {
    "attributes": "attributes",
    "families": "families",
    "channels": "channels",
    "currencies": "currencies",
    "association_types": "associations",
    "attribute_groups": "attribute_groups",
}
CSV_FILES = ("categories", "attributes", "families", "attribute_options", "association_types")


class Fixtures(Struct, frozen=True):
    """Definitions as Akeneo writes them, each by its code. `choices` holds tables of codes: vendors.csv."""

    attributes: Mapping[str, Data] = field(default_factory=dict)
    families: Mapping[str, Data] = field(default_factory=dict)
    categories: Table | None = None
    locales: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    associations: Mapping[str, Data] = field(default_factory=dict)
    choices: Mapping[str, Table] = field(default_factory=dict)


def read_fixtures(folders: Sequence[Path], notes: Notes) -> Fixtures:
    """The fixtures in the first of the folders that has any."""
    folder = next((each for each in folders if _has_fixtures(each)), None)
    if folder is None:
        return Fixtures()
    said = {name: _yaml(folder / f"{name}.yml", key, notes) for name, key in YAML_FILES.items()}
    tables = {path.stem: path for path in sorted(folder.glob("*.csv"))}
    read = {stem: table for stem, path in tables.items() for table in read_tables([path], notes)}
    choices = {
        stem: table for stem, table in read.items() if stem not in CSV_FILES and {"code", "label"} <= set(table.columns)
    }
    channels = said["channels"].values() if isinstance(said["channels"], Mapping) else ()
    return Fixtures(
        attributes=_mappings(said["attributes"]) or from_table(read.get("attributes"), read.get("attribute_options")),
        families=_mappings(said["families"]) or families_from_table(read.get("families")),
        categories=read.get("categories"),
        locales=tuple(dict.fromkeys(locale_of(each) for channel in channels for each in channel.get("locales") or ())),
        currencies=tuple(said["currencies"]) if isinstance(said["currencies"], list) else (),
        associations=_mappings(said["association_types"]) or from_table(read.get("association_types"), None),
        choices=choices,
    )


def locale_of(text: str) -> str:
    """'en_US' as BCP 47: 'en-US'."""
    return text.replace("_", "-")


def labels_of(raw: Data) -> dict[str, str]:
    """The labels by locale; Akeneo's `default` only where nothing else is said."""
    said = {str(key): str(text) for key, text in (raw.get("labels") or {}).items() if text}
    default = said.pop("default", "")
    return {locale_of(locale): text for locale, text in said.items()} or ({"": default} if default else {})


def row_labels(cells: Mapping[str, str]) -> dict[str, str]:
    """The labels of a table's row: label-en_US, or a plain `label`."""
    found = {locale_of(name.removeprefix("label-")): text for name, text in cells.items() if name.startswith("label-")}
    return found or ({"": cells["label"]} if cells.get("label") else {})


def from_table(table: Table | None, options: Table | None) -> dict[str, dict[str, Any]]:
    """Definitions from a newer Akeneo's CSV export, in the form of the YAML fixtures."""
    made: dict[str, dict[str, Any]] = {}
    for row in table.rows if table else ():
        made[row.get("code")] = {
            "type": row.get("type"),
            "labels": row_labels(row.cells),
            "group": row.get("group"),
            "translatable": row.get("localizable") == "1",
            "scopable": row.get("scopable") == "1",
            "unique": row.get("unique") == "1",
            "metricFamily": row.get("metric_family"),
            "defaultMetricUnit": row.get("default_metric_unit"),
            **({"decimalsAllowed": row.get("decimals_allowed") == "1"} if row.get("decimals_allowed") else {}),
        }
    for row in options.rows if options else ():
        choices = made.get(row.get("attribute"), {}).setdefault("options", {})
        choices[row.get("code")] = {"labels": row_labels(row.cells)}
    return made


def families_from_table(table: Table | None) -> dict[str, dict[str, Any]]:
    """Families from a newer Akeneo's CSV export, in the form of the YAML fixtures."""
    return {
        row.get("code"): {
            "labels": row_labels(row.cells),
            "attributes": _codes(row.get("attributes")),
            "requirements": {
                name.removeprefix("requirements-"): _codes(text)
                for name, text in row.cells.items()
                if name.startswith("requirements-")
            },
        }
        for row in (table.rows if table else ())
    }


def _codes(text: str) -> list[str]:
    return [code.strip() for code in text.split(",") if code.strip()]


def _has_fixtures(folder: Path) -> bool:
    return any(
        (folder / name).is_file() for name in ("attributes.yml", "families.yml", "attributes.csv", "families.csv")
    )


def _yaml(path: Path, key: str, notes: Notes) -> Any:
    if not path.is_file():
        return None
    document, findings = parse(path.read_bytes(), path.as_posix())
    if document is None or not isinstance(document.data, Mapping):
        why = findings[0].message if findings else "it holds no mapping"
        notes.wrong(UNREADABLE_FILE, Cell(path.as_posix()), f"'{path.name}' can't be read: {why}", "export it again")
        return None
    for name in document.data:
        if name != key:
            notes.say("left out", Cell(path.as_posix(), 0, 0, str(name)), "this part of the definitions is not used")
    return document.data.get(key)


def _mappings(data: Any) -> dict[str, Data]:
    return (
        {str(code): raw for code, raw in data.items() if isinstance(raw, Mapping)} if isinstance(data, Mapping) else {}
    )
