"""The point of a picture that draws the eye: where there is most to see, and most colour."""

from PIL import Image, ImageChops
from PIL.ImageFilter import FIND_EDGES, GaussianBlur

from omnicat.images.thumbnail import thumbnail_of

SIDE = 96
REACH = 8
"""Pixels over which what is to be seen is gathered."""

NEAR_THE_MOST = 0.8


def attention_of(picture: Image.Image) -> tuple[float, float]:
    """As shares of the width and the height; the middle where there is nothing to see."""
    small = thumbnail_of(picture, SIDE)
    if min(small.size) <= 2:
        return 0.5, 0.5
    seen = _to_see(small)
    most = seen.getextrema()[1]
    if not isinstance(most, int) or most < 1:
        return 0.5, 0.5
    return _middle_of(seen.point(lambda level: level if level >= most * NEAR_THE_MOST else 0))


def _to_see(small: Image.Image) -> Image.Image:
    width, height = small.size
    edges = Image.new("L", small.size)
    # The filter leaves the outermost pixels as they are, which are no edges.
    edges.paste(small.convert("L").filter(FIND_EDGES).crop((1, 1, width - 1, height - 1)), (1, 1))
    _, colour, light = small.convert("HSV").split()
    vivid = ImageChops.multiply(colour, light)
    return ImageChops.add(edges, vivid, 2).filter(GaussianBlur(REACH))


def _middle_of(weights: Image.Image) -> tuple[float, float]:
    width, levels = weights.width, weights.tobytes()
    every = sum(levels)
    across = sum(sum(levels[x::width]) * (x + 0.5) for x in range(width)) / every
    rows = (sum(levels[start : start + width]) for start in range(0, len(levels), width))
    down = sum(row * (y + 0.5) for y, row in enumerate(rows)) / every
    return round(across / width, 3), round(down / weights.height, 3)
