"""Products and variants as they were, without what is elsewhere today."""

from collections.abc import Collection, Mapping
from typing import Any

from omnicat.catalog.plain import text_of
from omnicat.documents import Remove, edit
from omnicat.editing.restoring.sides import Spot
from omnicat.looking.history.values import nodes_of


def as_it_was(spot: Spot, elsewhere: Collection[str]) -> bytes:
    """A product's whole file. Raises CannotEdit where variants that are elsewhere today can't be cut from it."""
    document = spot.document
    cut: list[str] = []
    for sku, _, _, pointer in nodes_of(document.data):
        if sku in elsewhere and not any(pointer.startswith(f"{above}/") for above in cut):
            cut.append(pointer)
    return edit(document, [Remove(pointer) for pointer in reversed(cut)]).encode()


def without(said: Mapping[str, Any], elsewhere: Collection[str]) -> dict[str, Any]:
    """What a variant said, its own variants too."""
    variants = said.get("variants")
    if not isinstance(variants, list):
        return dict(said)
    kept = [without(each, elsewhere) for each in variants if text_of(each.get("sku")) not in elsewhere]
    return {key: kept if key == "variants" else each for key, each in said.items() if key != "variants" or kept}
