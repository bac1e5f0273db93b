"""Whether a border of another colour runs around a picture."""

from functools import reduce

from PIL import Image, ImageChops

from omnicat.images.surround import Surround

THINNEST, WIDEST = 0.004, 0.08
"""The border of a frame, as shares of the picture; a wider one is what a thing lies on."""

ALIKE = 0.012
"""By so much of the picture its sides may differ."""

ALL_OF_IT, UNBROKEN = 0.985, 0.985
DEEP = 4
"""Pixels over which an edge may waver: colour is held in blocks."""

DEEPER = 0.03
EMPTY = 0.35
LIGHT = 235


def has_frame(surround: Surround, size: tuple[int, int]) -> bool:
    """Whether the content begins on all four sides at once with a straight edge: within a border that is no white, or
    as a line behind which the background goes on.
    """
    mask = surround.mask
    if mask is None or surround.uniform < ALL_OF_IT:
        return False
    width, height = size
    left, top, right, bottom = surround.content
    margins = left / width, top / height, (width - right) / width, (height - bottom) / height
    if min(margins) < THINNEST or max(margins) > WIDEST or max(margins) - min(margins) > ALIKE:
        return False
    if min(_sides(mask, surround.content)) < UNBROKEN:
        return False
    is_light = min(surround.colour) >= LIGHT
    return not is_light or max(_sides(mask, _within(surround.content))) < EMPTY


def _within(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    x, y = max(2, round((right - left) * DEEPER)), max(2, round((bottom - top) * DEEPER))
    return left + x, top + y, right - x, bottom - y


def _sides(mask: Image.Image, box: tuple[int, int, int, int]) -> tuple[float, ...]:
    """How much of each side of the box is no background within a few pixels."""
    left, top, right, bottom = box
    if right - left < 2 * DEEP or bottom - top < 2 * DEEP:
        return (0.0,)
    lines = (
        [(left, top + line, right, top + line + 1) for line in range(DEEP)],
        [(left, bottom - line - 1, right, bottom - line) for line in range(DEEP)],
        [(left + line, top, left + line + 1, bottom) for line in range(DEEP)],
        [(right - line - 1, top, right - line, bottom) for line in range(DEEP)],
    )
    return tuple(_full([mask.crop(line) for line in side]) for side in lines)


def _full(lines: list[Image.Image]) -> float:
    every = reduce(ImageChops.lighter, lines)
    return every.histogram()[255] / (every.width * every.height)
