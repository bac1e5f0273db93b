"""Schemas as files, so that editors complete and explain catalog files while they are written."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from omnicat.model.catalog import Model
from omnicat.outputs import write_file
from omnicat.schemas.families import family_file, product_schema, product_schema_for_family
from omnicat.schemas.kinds import KINDS, MADE
from omnicat.schemas.pieces import Schema


def write_schemas(model: Model, out: Path) -> list[Path]:
    """Writes every schema below `out`; the same model gives the same bytes. Returns the files, sorted."""
    written = []
    for name, schema in sorted(schema_by_file(model).items()):
        write_file(out / name, _as_json(schema))
        written.append(out / name)
    return written


def stale_schemas(model: Model, out: Path) -> tuple[str, ...]:
    """The names of the schema files below `out` that are not what `write_schemas` would write."""
    wanted = {name: _as_json(schema) for name, schema in schema_by_file(model).items()}
    return tuple(sorted(name for name, text in wanted.items() if _bytes(out / name) != text))


def schema_by_file(model: Model) -> Mapping[str, Schema]:
    """Every schema by its file's name; `product` is the families' together."""
    kinds = {kind_file(name): kind.schema for name, kind in KINDS.items()}
    made = {kind_file(name): schema for name, schema in MADE.items()}
    families = {
        family_file(code): product_schema_for_family(family, model)
        for code, family in model.families.items()
        if not family.abstract
    }
    return {**kinds, **made, **families, kind_file("product"): product_schema(model)}


def vscode_settings(folder: str = "schemas", settings: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
    """`.vscode/settings.json` with the mapping from schema to files in it; `folder` runs from the catalog's root."""
    mapping = {f"./{folder}/{kind_file(name)}": list(kind.globs) for name, kind in sorted(KINDS.items())}
    before = (settings or {}).get("yaml.schemas", {})
    return {**(settings or {}), "yaml.schemas": {**before, **mapping}}


def modeline(kind: str, folder: str = "schemas") -> str:
    """The comment that tells an editor's YAML language server which schema a file follows."""
    return f"# yaml-language-server: $schema={folder}/{kind_file(kind)}"


def kind_file(kind: str) -> str:
    """The name of the schema file of a kind of file."""
    return f"{kind}.schema.json"


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _as_json(schema: Schema) -> bytes:
    return (json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False, default=_plain) + "\n").encode()


def _plain(value: Any) -> int | float:
    return int(value) if value == int(value) else float(value)
