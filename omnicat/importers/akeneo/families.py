"""Akeneo's families as omnicat's: attributes by their new codes, and what every channel requires."""

from collections.abc import Iterable, Mapping
from typing import Any

from omnicat.importers.akeneo.definitions import Home
from omnicat.importers.akeneo.fixtures import labels_of
from omnicat.importers.draft import Data
from omnicat.importers.notes import Cell, Notes

IDENTIFIERS = frozenset(("sku", "identifier"))
IDENTIFYING = ("gtin", "mpn")


def family_of(code: str, raw: Data, homes: Mapping[str, Home], notes: Notes) -> dict[str, Any]:
    """One family. What all of Akeneo's channels require is required; what only some do is recommended."""
    known = {name: home for name, home in homes.items() if home.type != "asset"}
    for name in raw.get("attributes") or ():
        if name not in homes and name not in IDENTIFIERS:
            notes.say("left out", Cell("", 0, 0, str(name)), "no product says anything for this attribute", code)
    attributes = [each for name in raw.get("attributes") or () if name in known for each in _codes(known[name])]
    attributes += [each for each in IDENTIFYING if each not in attributes]
    wishes = [tuple(map(str, names or ())) for names in (raw.get("requirements") or {}).values()]
    required = [name for name in _all(wishes) if all(name in names for names in wishes)]
    wanted = [name for name in _all(wishes) if name not in required]
    for name in _all(wishes):
        if name not in known and name not in IDENTIFIERS:
            notes.say("left out", Cell("", 0, 0, name), "required in Akeneo, but not an attribute here", code)
    if wanted:
        notes.say(
            "changed",
            Cell("", 0, 0, code),
            "required by some of Akeneo's channels: became recommended",
            ", ".join(wanted),
        )
    made: dict[str, Any] = {"family": code, "label": labels_of(raw) or code, "attributes": attributes}
    if firsts := [_first(known[name]) for name in required if name in known]:
        made["required"] = {"all": firsts}
    made["recommended"] = {"all": [*(_first(known[name]) for name in wanted if name in known), "gtin"]}
    return made


def inferred_family(code: str, attributes: Iterable[str]) -> dict[str, Any]:
    """A family with the attributes its products have, where no definition stands beside the files."""
    return {
        "family": code,
        "label": code.replace("_", " ").capitalize(),
        "attributes": list(dict.fromkeys((*attributes, *IDENTIFYING))),
    }


def _codes(home: Home) -> list[str]:
    return list(home.code_by_scope.values())


def _first(home: Home) -> str:
    """The attribute of the main scope: the shortest code, since the others are made from it."""
    codes = _codes(home)
    return min(codes, key=len) if "description" not in codes else "description"


def _all(wishes: Iterable[tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(name for names in wishes for name in names))
