"""A definition as the catalog keeps it, and what changes where it takes the place of another."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from omnicat.product_types.said import Said


class DefinitionPlan(Struct, frozen=True):
    """What importing one definition would do. `state` is how its file would change: new, changed or same.

    `attributes` counts them; `required` names those that every listing needs. The others name attributes that came, went,
    are required now, are required no more, or are described another way than in the file there.
    """

    name: str
    marketplace: str
    locale: str
    requirements: str
    version: str
    path: str
    state: str
    attributes: int
    required: tuple[str, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    required_now: tuple[str, ...]
    eased: tuple[str, ...]
    changed: tuple[str, ...]


def written(said: Said) -> str:
    """The file's text: keys in the order of the alphabet, so that a diff shows what the channel changed and no more."""
    about = {
        "productType": said.name,
        "displayName": said.label,
        "marketplace": said.marketplace,
        "locale": said.locale,
        "requirements": said.requirements,
        "requirementsEnforced": "ENFORCED" if said.is_enforced else "NOT_ENFORCED",
        "productTypeVersion": said.version,
    }
    kept = {key: each for key, each in about.items() if each}
    return json.dumps({**kept, "schema": _in_order(said.schema)}, indent=2, ensure_ascii=False) + "\n"


def plan_of(said: Said, path: str, before: bytes | None) -> DefinitionPlan:
    """What changes in the file at that path, which holds `before`."""
    old = _schema_in(before)
    was, now = _attributes(old), _attributes(said.schema)
    needed, needs = _required(old), _required(said.schema)
    both = was.keys() & now.keys()
    is_first = before is None
    return DefinitionPlan(
        said.name,
        said.marketplace,
        said.locale,
        said.requirements,
        said.version,
        path,
        "new" if is_first else "same" if before == written(said).encode() else "changed",
        len(now),
        needs,
        () if is_first else _names(now.keys() - was.keys()),
        _names(was.keys() - now.keys()),
        () if is_first else _names(set(needs) - set(needed)),
        _names((set(needed) - set(needs)) & now.keys()),
        _names(name for name in both if _in_order(was[name]) != _in_order(now[name])),
    )


def _in_order(schema: Any, key: str = "") -> Any:
    if isinstance(schema, Mapping):
        return {each: _in_order(schema[each], each) for each in sorted(schema)}
    if isinstance(schema, list):
        is_of_names = key == "required" and all(isinstance(each, str) for each in schema)
        return sorted(schema) if is_of_names else [_in_order(each) for each in schema]
    return schema


def _schema_in(content: bytes | None) -> Mapping[str, Any]:
    """The schema in the file that is there; an empty one where it is damaged."""
    try:
        read = json.loads(content or b"{}")
    except ValueError:
        return {}
    schema = read.get("schema", {}) if isinstance(read, dict) else {}
    return schema if isinstance(schema, dict) else {}


def _attributes(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    found = schema.get("properties", {})
    return found if isinstance(found, dict) else {}


def _required(schema: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sorted(map(str, schema.get("required", ()))))


def _names(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(found))
