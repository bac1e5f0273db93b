"""How likely it is that writing stands beside the thing in a picture, on its plain background."""

from collections.abc import Iterator

from PIL import Image

from omnicat.images.surround import Pixels, Surround

CELLS = 125
"""Cells along the longer side: letters are joined to words in them."""

GAP = 2
"""Cells between two letters, or two words, at most."""

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
    grid = mask.reduce(size)
    width, levels = grid.width, grid.tobytes()
    longest = max(mask.size)
    filled = {place for place, level in enumerate(levels) if level > LEAST * 255}
    while filled:
        left, top, right, bottom = _component(filled, width)
        box = (left * size, top * size, min((right + 1) * size, mask.width), min((bottom + 1) * size, mask.height))
        tall = box[3] - box[1]
        if LOWEST * longest <= tall <= HIGHEST * longest and box[2] - box[0] >= WIDE * tall:
            yield box


def _component(filled: set[int], width: int) -> Pixels:
    """Takes one group of cells that touch each other, or nearly so across, out of them; its box in cells."""
    waiting = [filled.pop()]
    xs, ys = [waiting[0] % width], [waiting[0] // width]
    while waiting:
        x, y = waiting[-1] % width, waiting.pop() // width
        for down in (-1, 0, 1):
            for across in range(-GAP - 1, GAP + 2):
                place = (y + down) * width + x + across
                if 0 <= x + across < width and place in filled:
                    filled.discard(place)
                    waiting.append(place)
                    xs.append(x + across)
                    ys.append(y + down)
    return min(xs), min(ys), max(xs), max(ys)


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
