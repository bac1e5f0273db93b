"""Which SKU is another one's new name: its values tell."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from omnicat.looking.history.values import PARENT, SKU, Contents, Key

ENOUGH = Fraction(1, 2)
"""So many of a product's values stay as they are where only its SKU changes."""

ENOUGH_OF_A_VARIANT = Fraction(2, 3)
"""Variants are alike anyway: more is asked of them."""

ENOUGH_ELSEWHERE = Fraction(4, 5)
"""Still more is asked of what became a product, or a variant of another, at the same time."""


def renamed(here: Contents, there: Contents) -> Mapping[str, str]:
    """SKU here -> SKU there, for those that only one of the two has and that say nearly the same, the likeliest first."""
    new = [sku for sku in here.parent_by_sku if sku not in there.parent_by_sku]
    gone = [sku for sku in there.parent_by_sku if sku not in here.parent_by_sku]
    if not new or not gone:
        return {}
    values_here, values_there = _values(here, new), _values(there, gone)
    found: dict[str, str] = {}
    # Products come before their variants, so that a variant's parent has its old name by then.
    for sku in new:
        parent = here.parent_by_sku[sku]
        was = found.get(parent, parent)
        fitting = [
            (there.parent_by_sku[other] == was, likeness, other)
            for other in gone
            if other not in found.values()
            if (likeness := _likeness(values_here[sku], values_there[other]))
            >= _enough(was, there.parent_by_sku[other])
        ]
        if fitting:
            found[sku] = max(fitting, key=lambda each: each[:2])[2]
    return found


def _enough(parent: str, other: str) -> Fraction:
    if parent != other:
        return ENOUGH_ELSEWHERE
    return ENOUGH_OF_A_VARIANT if parent else ENOUGH


def _values(contents: Contents, skus: Iterable[str]) -> Mapping[str, Mapping[Key, object]]:
    wanted: dict[str, dict[Key, object]] = {sku: {} for sku in skus}
    for key, said in contents.said.items():
        if key.sku in wanted and key.name not in (SKU, PARENT):
            wanted[key.sku][key._replace(sku="")] = said.value
    return wanted


def _likeness(one: Mapping[Key, object], other: Mapping[Key, object]) -> Fraction:
    """The share of values that both say alike."""
    every = len(one.keys() | other.keys())
    alike = sum(key in other and value == other[key] for key, value in one.items())
    return Fraction(alike, every) if every else Fraction(1)
