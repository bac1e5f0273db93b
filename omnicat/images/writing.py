"""How likely it is that writing stands beside the thing in a picture, on its plain background."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from PIL import Image

from omnicat.images.surround import Pixels, Surround

CELLS = 125
"""Cells along the longer side: letters are joined to words in them."""

GAP = 2
"""Cells between two letters, or two words, at most."""

RUN = re.compile(rb"\xff(?:\x00{0,%d}\xff)*" % GAP)
"""Cells in a row with something in them, and no wider gap than that."""

LEAST = 0.03
"""The share of a cell that is no background, so that something is in it."""

LOWEST, HIGHEST = 0.012, 0.13
WIDE = 3.0
"""A line of writing is so many times wider than it is high; its height as a share of the longer side."""

EMPTIEST, FULLEST = 0.08, 0.62
STROKES, SURE = 9, 36
"""Strokes across a line from which it may be writing, and with which it is."""

STROKES_BY_HEIGHT = 1.1
"""Strokes in as much of a line as it is high: a letter is narrower than high and has one to three."""

HEIGHTS = (0.35, 0.5, 0.65)


def writing_in(surround: Surround) -> float:
    """0 for none to 1, by the strokes of what is long, low, and full of gaps. 0 without a plain background: what is
    printed on the thing itself is part of it, and a photo up to its edges is full of things that look like letters.
    """
    if surround.mask is None:
        return 0.0
    strokes = sum(_strokes(surround.mask, line) for line in _lines(surround.mask))
    return round(min(strokes / SURE, 1.0), 3)


def _lines(mask: Image.Image) -> Iterator[Pixels]:
    """The boxes of what stands alone and is long and low."""
    size = max(1, max(mask.size) // CELLS)
    longest = max(mask.size)
    for left, top, right, bottom in _groups(mask.reduce(size)):
        box = (left * size, top * size, min(right * size, mask.width), min(bottom * size, mask.height))
        tall = box[3] - box[1]
        if LOWEST * longest <= tall <= HIGHEST * longest and box[2] - box[0] >= WIDE * tall:
            yield box


def _groups(grid: Image.Image) -> Iterator[Pixels]:
    """The boxes, in cells, around those with something in them that touch each other, or nearly so across."""
    filled = grid.point([255 if level > LEAST * 255 else 0 for level in range(256)]).tobytes()
    runs = [
        (found.start(), y, found.end(), y + 1)
        for y in range(grid.height)
        for found in RUN.finditer(filled[y * grid.width : (y + 1) * grid.width])
    ]
    group_of: dict[Pixels, list[Pixels]] = {}
    above: list[Pixels] = []
    for _, row in groupby(runs, key=itemgetter(1)):
        here = list(row)
        for run in here:
            group_of[run] = [run]
            for each in above:
                if each[3] == run[1] and each[0] <= run[2] + GAP and run[0] <= each[2] + GAP:
                    _join(group_of, each, run)
        above = here
    for group in {id(group): group for group in group_of.values()}.values():
        lefts, tops, rights, bottoms = zip(*group, strict=True)
        yield min(lefts), min(tops), max(rights), max(bottoms)


def _join(group_of: dict[Pixels, list[Pixels]], one: Pixels, other: Pixels) -> None:
    """Both are of one group from here on, the larger one."""
    large, small = sorted((group_of[one], group_of[other]), key=len, reverse=True)
    if large is not small:
        large += small
        group_of |= dict.fromkeys(small, large)


def _strokes(mask: Image.Image, box: Pixels) -> int:
    """How many strokes the box has across, 0 where it is no line of writing."""
    line = mask.crop(box)
    line = line.crop(line.getbbox() or (0, 0, 1, 1))
    share = line.histogram()[255] / (line.width * line.height)
    if not EMPTIEST <= share <= FULLEST:
        return 0
    most = max(_crossed(line, int(line.height * height)) for height in HEIGHTS)
    return most if most >= max(STROKES, STROKES_BY_HEIGHT * line.width / line.height) else 0


def _crossed(line: Image.Image, y: int) -> int:
    row = line.crop((0, y, line.width, y + 1)).tobytes()
    return row.count(b"\x00\xff") + (row[:1] == b"\xff")
