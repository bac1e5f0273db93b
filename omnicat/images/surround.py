"""What surrounds the thing in a picture: the colour of the border, and the box that holds all that is not of it."""

from functools import reduce

from msgspec import Struct
from PIL import Image, ImageChops
from PIL.ImageFilter import BoxBlur

from omnicat.images.looks import PURE, UNIFORM, Fractions

Pixels = tuple[int, int, int, int]

SAME, LEAST, MOST = 12, 10, 24
"""Levels within which the border is of one colour; and the bounds of what is then told apart from it."""

# Of nine neighbours three are part of what is no background: a line of one pixel stays, a speck of two goes.
THREE_OF_NINE = 3 * 255 // 9


class Surround(Struct, frozen=True):
    """The colour (red, green, blue) of the border, and the share of the border that has it. `content` is the smallest
    box in pixels around all that has another, `mask` is 255 for every pixel of that; None without a background.
    `white` is the share of pure white in what is not in the mask.
    """

    colour: tuple[int, int, int]
    uniform: float
    content: Pixels
    mask: Image.Image | None = None
    white: float = 0.0

    def fractions(self, size: tuple[int, int]) -> Fractions:
        """The box of the content as shares of a picture of that size."""
        left, top, right, bottom = self.content
        width, height = size
        return round(left / width, 4), round(top / height, 4), round(right / width, 4), round(bottom / height, 4)


def surround_of(picture: Image.Image) -> Surround:
    """The surround of an RGB picture."""
    border = _border(picture)
    colour = _median(border)
    away = _away(border, colour).histogram()
    uniform = sum(away[: SAME + 1]) / sum(away)
    whole = (0, 0, *picture.size)
    if uniform < UNIFORM:
        return Surround(colour, round(uniform, 3), whole)
    mask = _mask(_away(picture, colour), _told_apart(away))
    box = mask.getbbox()
    if box is None:
        return Surround(colour, round(uniform, 3), whole, mask, _white(picture, mask))
    return Surround(colour, round(uniform, 3), box, mask, _white(picture, mask))


def _border(picture: Image.Image) -> Image.Image:
    """The outermost pixels of all four sides, in one row."""
    width, height = picture.size
    sides = ((0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height))
    row = Image.new("RGB", (2 * (width + height), 1))
    start = 0
    for side in sides:
        strip = picture.crop(side)
        length = strip.width * strip.height
        row.paste(strip if strip.height == 1 else strip.transpose(Image.Transpose.ROTATE_90), (start, 0))
        start += length
    return row


def _median(row: Image.Image) -> tuple[int, int, int]:
    red, green, blue = (_middle(channel.histogram()) for channel in row.split())
    return red, green, blue


def _middle(histogram: list[int]) -> int:
    half, seen = sum(histogram) / 2, 0
    for level, count in enumerate(histogram):
        seen += count
        if seen >= half:
            return level
    return 0


def _away(picture: Image.Image, colour: tuple[int, int, int]) -> Image.Image:
    """How far each pixel is from the colour, in levels, by the channel that is farthest."""
    apart = ImageChops.difference(picture, Image.new("RGB", picture.size, colour))
    return reduce(ImageChops.lighter, apart.split())


def _told_apart(away: list[int]) -> int:
    """How many levels off a pixel is no background: a little more than the background's own noise."""
    near = away[: SAME + 1]
    seen, all_ = 0, sum(near)
    for level, count in enumerate(near):
        seen += count
        if seen >= all_ * 0.99:
            return min(max(level * 2, LEAST), MOST)
    return MOST


def _mask(away: Image.Image, above: int) -> Image.Image:
    rough = away.point(lambda level: 255 if level > above else 0)
    dense = rough.filter(BoxBlur(1)).point(lambda level: 255 if level >= THREE_OF_NINE else 0)
    return ImageChops.darker(rough, dense)


def _white(picture: Image.Image, mask: Image.Image) -> float:
    darkest = reduce(ImageChops.darker, picture.split())
    around = ImageChops.invert(mask)
    levels = darkest.histogram(around)
    return round(sum(levels[PURE:]) / max(sum(levels), 1), 3)
