"""One product before and after."""

from collections.abc import Iterator, Mapping

from omnicat.model.product import AssetUse, Node, Override, Product
from omnicat.review.changes import FactChange, Kind, ListChange, ProductChange, UseChange
from omnicat.review.nodes import Pair, pairs, standings, variant_changes
from omnicat.review.values import value_changes

NOTHING = Override()


def compare_products(old: Product | None, new: Product | None) -> ProductChange | None:
    """What differs; None where nothing does. One of both is a product."""
    one = new or old
    if one is None:
        return None
    every = pairs(standings(old), standings(new))
    change = ProductChange(
        one.sku,
        old.sku if old else "",
        one.path,
        old.path if old else "",
        _kind(old, new),
        one.family,
        tuple(each for pair in every for each in value_changes(*_nodes(pair), pair.name, one.path)),
        (*_fact(one.sku, "family", old.family if old else "", new.family if new else ""), *_facts(every)),
        _categories(old, new),
        tuple(_links(old, new)),
        tuple(each for pair in every for each in _uses(*_nodes(pair), pair.name)),
        tuple(variant_changes(every)),
    )
    said = change.values or change.facts or change.categories or change.links or change.uses or change.variants
    return change if said or change.kind != "changed" else None


def _kind(old: Product | None, new: Product | None) -> Kind:
    if old is None or new is None:
        return "added" if new else "removed"
    if old.sku != new.sku:
        return "renamed"
    return "moved" if old.path != new.path else "changed"


def _nodes(pair: Pair) -> tuple[Node | None, Node | None]:
    return (pair.was.node if pair.was else None, pair.now.node if pair.now else None)


def _facts(every: tuple[Pair, ...]) -> Iterator[FactChange]:
    for pair in every:
        was, now = _nodes(pair)
        yield from _fact(pair.name, "status", was.status if was else "", now.status if now else "")
        before, after = (each.overrides if each else {} for each in (was, now))
        for channel in dict.fromkeys((*after, *before)):
            is_out, will_be = (said.get(channel, NOTHING).exclude for said in (before, after))
            texts = ("true" if is_out else "", "true" if will_be else "")
            yield from _fact(pair.name, "exclude", *texts, channel)


def _fact(sku: str, what: str, old: str, new: str, channel: str = "") -> Iterator[FactChange]:
    if old != new:
        yield FactChange(sku, what, old, new, channel)


def _categories(old: Product | None, new: Product | None) -> ListChange | None:
    was, now = (each.categories if each else () for each in (old, new))
    return ListChange("categories", was, now) if was != now else None


def _links(old: Product | None, new: Product | None) -> Iterator[ListChange]:
    before, after = _by_type(old), _by_type(new)
    for name in sorted({*before, *after}):
        was, now = tuple(before.get(name, ())), tuple(after.get(name, ()))
        if was != now:
            yield ListChange(name, was, now)


def _by_type(product: Product | None) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in product.associations if product else ():
        counted = f" x {each.quantity}" if each.quantity != 1 else ""
        found.setdefault(each.type, []).append(f"{each.sku}{counted}")
    return found


def _uses(old: Node | None, new: Node | None, sku: str) -> Iterator[UseChange]:
    before, after = _by_role(old), _by_role(new)
    for channel, role in dict.fromkeys((*after, *before)):
        was, now = before.get((channel, role), ()), after.get((channel, role), ())
        if [(each.path, each.alt) for each in was] != [(each.path, each.alt) for each in now]:
            yield UseChange(sku, role, channel, was, now)


def _by_role(node: Node | None) -> Mapping[tuple[str, str], tuple[AssetUse, ...]]:
    if node is None:
        return {}
    every = [("", node.assets), *((name, override.assets) for name, override in node.overrides.items())]
    return {(channel, role): uses for channel, roles in every for role, uses in roles.items()}
