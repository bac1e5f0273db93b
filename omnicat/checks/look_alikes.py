"""Which of very many pictures look alike, without comparing each with each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

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

Seen = tuple[int, Asset, Looks]


def alike(originals: Iterable[tuple[Asset, Looks]]) -> Iterator[tuple[Asset, Asset]]:
    """Pairs of an original and the first, by path, that looks like it. What is the same byte for byte is no pair."""
    by_part: defaultdict[tuple[int, int], list[Seen]] = defaultdict(list)
    for asset, looks in sorted(originals, key=lambda each: each[0].path):
        bits = int(looks.fingerprint, 16)
        if not bits:
            continue  # a plain area looks like every other
        together = [by_part[part] for part in _parts(bits)]
        near = [each for group in together for each in group[:MANY] if _is_near(bits, asset, looks, each)]
        if near:
            yield asset, min((other for _, other, _ in near), key=lambda other: other.path)
        for group in together:
            group.append((bits, asset, looks))


def _parts(bits: int) -> Iterator[tuple[int, int]]:
    for band in range(BANDS):
        yield band, bits >> band * WIDTH & (1 << WIDTH) - 1


def _is_near(bits: int, asset: Asset, looks: Looks, other: Seen) -> bool:
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
