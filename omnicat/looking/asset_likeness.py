"""Originals that are the same, byte for byte, and pictures that look alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from msgspec import Struct

from omnicat.looking.asset_library import Library
from omnicat.model.asset import Asset

BITS = 64
"""The length of a fingerprint."""


class Copy(Struct, frozen=True):
    """One of several originals that are the same: its path below `assets/`, and the SKUs of products that use it."""

    path: str
    products: tuple[str, ...]


class Copies(Struct, frozen=True):
    """Originals with one content, of so many bytes; those that products use come first."""

    size: int
    originals: tuple[Copy, ...]


class Alike(Struct, frozen=True):
    """Two pictures that look alike: their fingerprints differ in `distance` of 64 bits."""

    distance: int
    originals: tuple[Copy, Copy]


class Likeness(Struct, frozen=True):
    """What a library holds more than once. `saved` are the bytes that all copies but one of each take; `within` counts
    pairs that look alike and are left out, since one product alone uses both: its variants do."""

    copies: tuple[Copies, ...]
    alike: tuple[Alike, ...]
    saved: int
    within: int = 0


def likeness_of(library: Library, distance: int, *, has_within: bool) -> Likeness:
    """All copies, and all pairs of pictures whose fingerprints differ in at most so many bits, the nearest first, those
    within one product if `has_within`. Pictures that are the same are no pair; one of them stands for all."""
    by_digest: dict[str, list[Asset]] = defaultdict(list)
    for _, asset in sorted(library.assets.items()):
        if asset.size and asset.digest:
            by_digest[asset.digest].append(asset)
    copies = tuple(
        Copies(several[0].size, tuple(sorted((_copy(each, library) for each in several), key=_used_first)))
        for several in by_digest.values()
        if len(several) > 1
    )
    prints = {
        several[0].path: int(looks.fingerprint, 16) for several in by_digest.values() if (looks := several[0].looks)
    }
    alike = tuple(
        Alike(away, (_copy(library.assets[one], library), _copy(library.assets[other], library)))
        for away, one, other in sorted(near(prints, distance))
    )
    told = alike if has_within else tuple(each for each in alike if not _is_within(each))
    saved = sum(each.size * (len(each.originals) - 1) for each in copies)
    return Likeness(copies, told, saved, len(alike) - len(told))


def _is_within(pair: Alike) -> bool:
    one, other = pair.originals
    return len(one.products) == 1 and one.products == other.products


def near(prints: Mapping[str, int], distance: int) -> Iterator[tuple[int, str, str]]:
    """Every pair of names whose prints of 64 bits differ in at most so many, with how many; each pair once.

    Two prints that differ in n bits are equal in one of n + 1 parts, so only those with a part in common are compared.
    """
    told: set[tuple[str, str]] = set()
    for names in _with_a_part_in_common(prints, distance + 1):
        for pair in combinations(sorted(names), 2):
            away = (prints[pair[0]] ^ prints[pair[1]]).bit_count()
            if away <= distance and pair not in told:
                told.add(pair)
                yield away, *pair


def _with_a_part_in_common(prints: Mapping[str, int], parts: int) -> Iterator[Iterable[str]]:
    edges = [BITS * number // parts for number in range(parts + 1)]
    for low, high in pairwise(edges):
        mask = (1 << (high - low)) - 1
        same: dict[int, list[str]] = defaultdict(list)
        for name, print_ in prints.items():
            same[print_ >> low & mask].append(name)
        yield from (names for names in same.values() if len(names) > 1)


def _copy(asset: Asset, library: Library) -> Copy:
    return Copy(asset.path, library.products_of(asset.path))


def _used_first(each: Copy) -> tuple[bool, str]:
    return not each.products, each.path
