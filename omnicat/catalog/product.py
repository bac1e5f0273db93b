"""One product file as a product: its values read by their types, judged by the model."""

import re
from collections.abc import Mapping
from typing import Any

from omnicat.attributes.limits import compiled
from omnicat.catalog.assets_used import read_uses
from omnicat.catalog.links import read_associations
from omnicat.catalog.plain import mapping_of, text_of
from omnicat.catalog.reading import Known, Reading
from omnicat.catalog.rules import ABSTRACT_FAMILY, SKU_PATTERN, UNKNOWN_CATEGORY, UNKNOWN_FAMILY
from omnicat.catalog.values import read_overrides, read_values
from omnicat.documents import Document
from omnicat.findings import Finding, did_you_mean, extend_pointer
from omnicat.model.catalog import Model
from omnicat.model.product import STATUSES, Node, Override, Product


def read_product(
    document: Document, model: Model, known: Known | None = None
) -> tuple[Product | None, tuple[Finding, ...]]:
    """The product, and what is wrong with it against the model; none only where it has no SKU.

    The file's shape was judged by its schema before: whatever has another shape counts as not said.
    `known` is what other products of the model said; it grows.
    """
    said = mapping_of(document.data)
    sku = text_of(said.get("sku"))
    if not sku:
        return None, ()
    code = text_of(said.get("family"))
    family = model.families.get(code)
    allowed = frozenset(family.attributes) if family else model.attributes
    reading = Reading(document, model, family, allowed, {} if known is None else known)
    if code:
        _check_family(code, sku, reading)
    product = Product(
        document.path,
        _node(said, "", sku, 0, reading),
        code,
        _categories(said.get("categories"), sku, reading),
        read_associations(said.get("associations"), sku, reading),
    )
    return product, tuple(sorted(reading.findings, key=lambda each: each.order))


def _check_family(code: str, sku: str, reading: Reading) -> None:
    families = reading.model.families
    if reading.family is None:
        concrete = [name for name, family in families.items() if not family.abstract]
        message, hint = f"family '{code}' does not exist", did_you_mean(code, concrete)
        reading.note(UNKNOWN_FAMILY, "family", message, hint, sku)
    elif reading.family.abstract:
        below = [name for name, family in families.items() if family.parent == code]
        hint = f"name one that inherits from it: {', '.join(below)}" if below else "name another family"
        reading.note(ABSTRACT_FAMILY, "family", f"family '{code}' is only a parent of others", hint, sku)


def _node(said: Mapping[str, Any], pointer: str, sku: str, level: int, reading: Reading) -> Node:
    under = f"{pointer}/" if pointer else ""
    _check_sku(sku, f"{under}sku", reading)
    status = said.get("status")
    return Node(
        sku,
        pointer,
        level,
        status if isinstance(status, str) and status in STATUSES else "",
        read_values(said.get("attributes"), f"{under}attributes", sku, reading),
        read_uses(said.get("assets"), f"{under}assets", sku, reading),
        _overrides(said.get("channels"), f"{under}channels", sku, reading),
        _variants(said.get("variants"), f"{under}variants", level + 1, reading),
        said,
    )


def _variants(raw: Any, pointer: str, level: int, reading: Reading) -> tuple[Node, ...]:
    if not isinstance(raw, list):
        return ()
    named = ((index, mapping_of(said)) for index, said in enumerate(raw))
    return tuple(
        _node(said, f"{pointer}/{index}", sku, level, reading)
        for index, said in named
        if (sku := text_of(said.get("sku")))
    )


def _overrides(raw: Any, pointer: str, sku: str, reading: Reading) -> Mapping[str, Override]:
    return {
        name: _override(mapping_of(said), extend_pointer(pointer, name), sku, reading)
        for name, said in mapping_of(raw).items()
    }


def _override(said: Mapping[str, Any], at: str, sku: str, reading: Reading) -> Override:
    return Override(
        read_overrides(said.get("attributes"), f"{at}/attributes", sku, reading),
        read_uses(said.get("assets"), f"{at}/assets", sku, reading),
        exclude=said.get("exclude") is True,
    )


def _check_sku(sku: str, pointer: str, reading: Reading) -> None:
    wanted = reading.model.settings.sku_pattern
    pattern: re.Pattern[str] | None = compiled(wanted) if wanted else None
    if pattern and not pattern.fullmatch(sku):
        reading.note(
            SKU_PATTERN, pointer, f"SKU '{sku}' is not of the form '{wanted}'", f"write it in the form '{wanted}'", sku
        )


def _categories(raw: Any, sku: str, reading: Reading) -> tuple[str, ...]:
    known = reading.model.categories
    paths = (
        {path: index for index, item in reversed([*enumerate(raw)]) if (path := text_of(item))}
        if isinstance(raw, list)
        else {}
    )
    for path, index in paths.items():
        if path not in known:
            message, hint = f"category '{path}' does not exist", _nearest_category(path, known)
            reading.note(UNKNOWN_CATEGORY, f"categories/{index}", message, hint, sku)
    return tuple(path for path in sorted(paths, key=paths.__getitem__) if path in known)


def _nearest_category(path: str, known: Mapping[str, Any]) -> str:
    """The whole path, where only its last part was written."""
    ends = [each for each in known if each.endswith(f"/{path}")]
    return f"did you mean '{ends[0]}'?" if len(ends) == 1 else did_you_mean(path, known)
