"""Pictures with something to find in them, by name."""

from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.images.ean import ean13

Size = tuple[int, int]


def thing(size: Size, colour: str = "white", share: float = 0.9, tint: str = "#a04020") -> Image.Image:
    """A vessel with a shadowed side and a few sharp marks, in the middle of a plain background."""
    width, height = size
    canvas = Image.new("RGB", size, colour)
    draw = ImageDraw.Draw(canvas)
    half = share / 2
    left, top = width * (0.5 - half * 0.8), height * (0.5 - half)
    right, bottom = width * (0.5 + half * 0.8) - 1, height * (0.5 + half) - 1
    draw.rectangle((left, top, right, bottom), fill=tint)
    draw.ellipse((left + width / 12, top + height / 12, left + width / 4, bottom - height / 8), fill="#203040")
    draw.polygon(
        [(left + width / 4, top + height / 5), (right - 9, top + height / 4), (right - 30, bottom - 9)], fill="#d0c080"
    )
    return canvas


def framed(size: Size) -> Image.Image:
    """A thing with a red band around it."""
    picture = thing(size, share=0.6)
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] - 1, size[1] - 1), outline="#c01020", width=max(4, size[0] // 40))
    return picture


def written(size: Size) -> Image.Image:
    """A thing with a line of writing below it."""
    picture = thing((size[0], size[1] * 3 // 4))
    canvas = Image.new("RGB", size, "white")
    canvas.paste(picture)
    font = ImageFont.load_default(size[0] // 14)
    ImageDraw.Draw(canvas).text((size[0] // 12, size[1] * 5 // 6), "SUMMER SALE -20 % NOW", fill="#101010", font=font)
    return canvas


def coded(size: Size, digits: str = "9521234543213") -> Image.Image:
    """A thing with a barcode on it."""
    picture = thing(size)
    bars = ean13(digits, max(1, size[0] // 260), size[1] // 6)
    picture.paste(bars, ((size[0] - bars.width) // 2, (size[1] - bars.height) // 2))
    return picture


def cut_out(size: Size) -> Image.Image:
    """A thing on nothing."""
    picture = thing(size)
    alpha = picture.convert("L").point(lambda level: 0 if level == 255 else 255)
    picture.putalpha(alpha)
    return picture


DRAWN: Mapping[str, Callable[[Size], Image.Image]] = {
    "thing": thing,
    "green-thing": lambda size: thing(size, tint="#20a050"),
    "small-thing": lambda size: thing(size, share=0.5),
    "grey-thing": lambda size: thing(size, "#ececec"),
    "blurred-thing": lambda size: thing(size).filter(ImageFilter.GaussianBlur(size[0] / 120)),
    "framed-thing": framed,
    "written-thing": written,
    "cmyk-thing": lambda size: thing(size).convert("CMYK"),
    "coded-thing": coded,
    "cut-out-thing": cut_out,
}
