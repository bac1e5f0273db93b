"""Which of very many pictures look alike, without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from omnicat.images import Looks
from omnicat.model.asset import Asset

BITS, MOST = 64, 4
BANDS = MOST + 1
"""Where at most four of 64 bits differ, one of five parts of them is the same in both."""

WIDTH = -(-BITS // BANDS)
SAME_COLOUR = 4
SAME_SHAPE = 0.02
MANY = 400
"""So many pictures with the same part of a fingerprint are compared: where there are more, they say too little."""

STEP = 16
"""Levels of a colour that stand together: four times as many as may lie between two that are the same."""

Seen = tuple[int, Asset, Looks]
Place = tuple[int, int, int]
"""The bits of a part of a fingerprint, and where its red and green are."""


def alike(originals: Iterable[tuple[Asset, Looks]]) -> Iterator[tuple[Asset, Asset]]:
    """Pairs of an original and the first, by path, that looks like it. What is the same byte for byte is no pair."""
    by_path = sorted(originals, key=lambda each: each[0].path)
    # A plain area looks like every other.
    seen = [(bits, asset, looks) for asset, looks in by_path if (bits := int(looks.fingerprint, 16))]
    first: dict[int, int] = {}
    for band in range(BANDS):
        for later, earlier in _near_in(band, seen):
            first[later] = min(earlier, first.get(later, earlier))
    for later, earlier in sorted(first.items()):
        yield seen[later][1], seen[earlier][1]


def _near_in(band: int, seen: list[Seen]) -> Iterator[tuple[int, int]]:
    """The numbers of two that have this part of their fingerprints in common, and are near; the later one first."""
    by_place: defaultdict[Place, list[int]] = defaultdict(list)
    for number, each in enumerate(seen):
        bits, _, looks = each
        part = bits >> band * WIDTH & (1 << WIDTH) - 1
        red, green, _ = bytes.fromhex(looks.colour[1:])
        for place in product((part,), _steps(red), _steps(green)):
            for other in by_place.get(place, ())[:MANY]:
                if _is_near(each, seen[other]):
                    yield number, other
        by_place[part, red // STEP, green // STEP].append(number)


def _steps(level: int) -> tuple[int, ...]:
    """Where a level that is the same, or nearly so, may be."""
    return tuple({(level - SAME_COLOUR) // STEP, (level + SAME_COLOUR) // STEP})


def _is_near(each: Seen, other: Seen) -> bool:
    bits, asset, looks = each
    theirs, before, seen = other
    return (
        (bits ^ theirs).bit_count() <= MOST
        and asset.digest != before.digest
        and _is_close(looks.colour, seen.colour)
        and _is_close(looks.background, seen.background)
        and abs(asset.width * before.height - before.width * asset.height) <= SAME_SHAPE * asset.width * before.height
    )


def _is_close(one: str, other: str) -> bool:
    levels = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return all(abs(level - theirs) <= SAME_COLOUR for level, theirs in levels)
