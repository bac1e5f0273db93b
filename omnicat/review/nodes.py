"""The variants of a product before and after: which is which, and where each stands."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from msgspec import Struct

from omnicat.model.product import Node, Product
from omnicat.review.changes import Kind, VariantChange

ALIKE = 0.6
"""A variant that came is one that went when so large a share of what both say is the same."""


class Standing(Struct, frozen=True):
    """A node with its place: the key of its parent, '' for the product itself, and its number among its siblings."""

    key: str
    node: Node
    parent: str
    place: int


class Pair(NamedTuple):
    """One node before and after, and what it is called: its key after, or before where it is gone; with a `#was` behind
    that where something else is called so now.
    """

    was: Standing | None
    now: Standing | None
    name: str


def standings(product: Product | None) -> Mapping[str, Standing]:
    """Every node by its key: its SKU, with a number where the product has that SKU twice."""
    found: dict[str, Standing] = {}
    seen: Counter[str] = Counter()

    def take(node: Node, parent: str, place: int) -> None:
        seen[node.sku] += 1
        key = node.sku if seen[node.sku] == 1 else f"{node.sku}#{seen[node.sku]}"
        found[key] = Standing(key, node, parent, place)
        for number, child in enumerate(node.variants):
            take(child, key, number)

    if product:
        take(product.root, "", 0)
    return found


def pairs(before: Mapping[str, Standing], after: Mapping[str, Standing]) -> tuple[Pair, ...]:
    """Each node of both sides with itself: the product with the product, else by SKU, else the one that says most of the
    same below the same parent. In the order of the new file; what is gone comes last.
    """
    same = {next(iter(after)): next(iter(before))} if before and after else {}
    taken = set(same.values())
    same |= {key: key for key in after if key in before and key not in same and key not in taken}
    gone = [each for key, each in before.items() if key not in set(same.values())]
    for standing in after.values():
        if standing.key in same:
            continue
        near = [each for each in gone if each.parent == same.get(standing.parent, standing.parent)]
        best = max(near, key=lambda each: likeness(each.node, standing.node), default=None)
        if best and likeness(best.node, standing.node) >= ALIKE:
            same[standing.key] = best.key
            gone.remove(best)
    found = [Pair(before.get(same.get(key, "")), standing, key) for key, standing in after.items()]
    return (*found, *(Pair(each, None, f"{each.key}#was" if each.key in after else each.key) for each in gone))


def variant_changes(every: Sequence[Pair]) -> Iterator[VariantChange]:
    """Variants added, removed, renamed and moved."""
    name = {was.key: now.key for was, now, _ in every if was and now}
    displaced = _displaced(every, name)
    for was, now, called in every:
        top = now or was
        if top is None or not top.parent:
            continue
        if was is None and now:
            yield VariantChange(now.key, "", "added", now.parent, "", now.place)
        elif now is None and was:
            yield VariantChange(called, was.key, "removed", was.parent, was.parent, was.place)
        elif was and now and (now.key in displaced or was.key != now.key):
            kind: Kind = "moved" if now.key in displaced else "renamed"
            yield VariantChange(now.key, was.key, kind, now.parent, name.get(was.parent, was.parent), now.place)


def _displaced(every: Sequence[Pair], name: Mapping[str, str]) -> frozenset[str]:
    """Those that have another parent, and the fewest of each parent that change places with the others."""
    elsewhere: set[str] = set()
    old: dict[str, list[str]] = {}
    new: dict[str, list[str]] = {}
    stayed = [(was, now) for was, now, _ in every if was and now]
    for was, now in stayed:
        # A parent that is gone is none of those there are now, whatever they are called.
        if now.parent and name.get(was.parent) != now.parent:
            elsewhere.add(now.key)
        else:
            new.setdefault(now.parent, []).append(now.key)
    for _, now in sorted(stayed, key=lambda pair: pair[0].place):
        if now.key not in elsewhere:
            old.setdefault(now.parent, []).append(now.key)
    for parent, keys in new.items():
        blocks = SequenceMatcher(None, old[parent], keys, autojunk=False).get_matching_blocks()
        kept = {key for block in blocks for key in keys[block.b : block.b + block.size]}
        elsewhere.update(key for key in keys if key not in kept)
    return frozenset(elsewhere)


def likeness(old: Node, new: Node) -> float:
    """The share of values that both say alike, from 0 to 1; nothing said is like nothing."""
    was = {(code, locale): str(value) for code, said in old.values.items() for locale, value in said.items()}
    now = {(code, locale): str(value) for code, said in new.values.items() for locale, value in said.items()}
    alike = sum(1 for key, text in now.items() if was.get(key) == text)
    return alike / max(len(was), len(now)) if was and now else 0.0
