"""Rows that belong together become products with variants, and what tells the variants apart is found."""

from collections.abc import Mapping, Sequence
from typing import Any

from omnicat.importers.items import Item
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.rules import BAD_VALUE
from omnicat.importers.vocabulary import Vocabulary

USUAL_AXES = ("color", "size", "material", "pattern")
AXIS_TYPES = ("select", "text", "integer", "decimal", "measurement", "boolean")


def grouped(items: Sequence[Item], parent_of: Mapping[str, str], vocabulary: Vocabulary, notes: Notes) -> list[Item]:
    """The products, in the order of their first rows. A parent that has no row of its own is made."""
    by_sku = {item.sku: item for item in items}
    parents = {parent_of[item.sku] for item in items if item.sku in parent_of}
    roots: dict[str, Item] = {}
    for item in items:
        above = _above(item, parent_of, notes)
        if not above:
            roots.setdefault(item.sku, item)
        elif item.sku in parents:
            place = Cell(item.where.path, item.where.line)
            notes.say("guessed", place, "a parent that has a parent: what it says went to its variants", item.sku)
        else:
            root = by_sku.get(above[-1]) or roots.get(above[-1]) or _made_of(item, above[-1], notes)
            _take_over(item, [by_sku[sku] for sku in above[:-1] if sku in by_sku])
            roots.setdefault(root.sku, root).variants.append(item)
    for root in roots.values():
        if root.variants:
            _join(root, vocabulary, notes)
    return list(roots.values())


def _above(item: Item, parent_of: Mapping[str, str], notes: Notes) -> list[str]:
    """The SKUs above a row, the nearest first; none where they lead round in a circle."""
    found: list[str] = []
    sku = item.sku
    while (parent := parent_of.get(sku, "")) and parent != sku:
        if parent == item.sku or parent in found:
            message = f"the parents of '{item.sku}' go round in a circle"
            notes.wrong(BAD_VALUE, Cell(item.where.path, item.where.line), message, "name one parent", value=parent)
            return []
        found.append(parent)
        sku = parent
    return found


def _made_of(item: Item, sku: str, notes: Notes) -> Item:
    place = Cell(item.where.path, item.where.line)
    notes.say("guessed", place, "the parent has no row: a product was made of its variants", sku)
    return Item(sku, item.where, kind=item.kind, status=item.status, categories=item.categories)


def _take_over(item: Item, above: Sequence[Item]) -> None:
    """What the rows between a variant and its product say, where the variant itself says nothing."""
    for parent in above:
        item.values = {**parent.values, **item.values}
        item.assets = {**parent.assets, **item.assets}


def _join(root: Item, vocabulary: Vocabulary, notes: Notes) -> None:
    root.axes = root.axes or axes_of(root.variants, vocabulary)
    for code in root.axes:
        root.values.pop(code, None)
    for variant in root.variants:
        variant.values = {
            code: value for code, value in variant.values.items() if code in root.axes or root.values.get(code) != value
        }
        variant.assets = {role: said for role, said in variant.assets.items() if root.assets.get(role) != said}
        variant.status = "" if variant.status == root.status else variant.status
    place = Cell(root.where.path, root.where.line)
    if root.axes:
        notes.say("guessed", place, f"variants are told apart by {', '.join(root.axes)}", root.sku)
    else:
        notes.say("guessed", place, "nothing tells the variants apart", root.sku)


def axes_of(variants: Sequence[Item], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The fewest attributes that tell the variants apart, the usual ones first."""
    codes = dict.fromkeys(code for variant in variants for code in variant.values)
    varying = [
        code
        for code in codes
        if _may_be_axis(code, vocabulary) and len({str(each.values.get(code)) for each in variants}) > 1
    ]
    filled = [code for code in varying if all(code in variant.values for variant in variants)]
    usual = [code for code in USUAL_AXES if code in filled]
    if usual:
        rest = [code for code in filled if code not in usual]
        return _enough(usual, rest, variants)
    return _enough([], sorted(filled, key=lambda code: vocabulary.use(code)["type"] != "select"), variants)


def _enough(first: list[str], more: Sequence[str], variants: Sequence[Item]) -> tuple[str, ...]:
    chosen = list(first)
    for code in more:
        if chosen and _distinct(chosen, variants):
            break
        chosen.append(code)
    return tuple(chosen) if not chosen or _distinct(chosen, variants) else tuple(first)


def _distinct(codes: Sequence[str], variants: Sequence[Item]) -> bool:
    return len({tuple(str(variant.values.get(code)) for code in codes) for variant in variants}) == len(variants)


def _may_be_axis(code: str, vocabulary: Vocabulary) -> bool:
    definition: Mapping[str, Any] = vocabulary.use(code)
    own = code in ("slug", "mpn", "model_number", "barcode", "name", "product_type", "weight")
    return (
        definition["type"] in AXIS_TYPES
        and not own
        and not definition.get("list")
        and not definition.get("localizable")
    )
