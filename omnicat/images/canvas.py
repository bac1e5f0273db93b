"""What a resized picture stands on: nothing, a colour, or a soft copy of itself."""

from PIL import Image
from PIL.Image import Resampling
from PIL.ImageFilter import GaussianBlur, UnsharpMask

from omnicat.images.colours import rgb
from omnicat.images.geometry import Placement
from omnicat.images.spec import BLURRED, TRANSPARENT, RenditionSpec

# The longer side of the copy that is blurred: what is left of the picture is its light and its colours.
SMALL = 48
BLUR = 2.5
SOFTENED = 0.3

# Wide enough for the edge of two pixels that Lanczos leaves; what differs by less is grain.
RADIUS = 0.7
GRAIN = 2


def on_canvas(image: Image.Image, spec: RenditionSpec, placement: Placement) -> Image.Image:
    """Flat on the background where the format has no alpha or the canvas shows; else as it is."""
    shows = spec.fit in ("pad", "trim")
    if not shows and (spec.format != "jpeg" or image.mode == "RGB"):
        return image
    if spec.background == TRANSPARENT:
        canvas = Image.new("RGBA", placement.canvas, (0, 0, 0, 0))
        canvas.paste(image, placement.offset)
        return canvas
    if spec.background == BLURRED:
        canvas = _blurred(image, placement.canvas)
    else:
        canvas = Image.new("RGB", placement.canvas, rgb(spec.background))
    canvas.paste(image, placement.offset, image if image.mode == "RGBA" else None)
    return canvas


def sharpened(image: Image.Image, amount: float) -> Image.Image:
    """With so much more of its detail; what is transparent stays as it is."""
    mask = UnsharpMask(RADIUS, round(100 * amount), GRAIN)
    if image.mode != "RGBA":
        return image.filter(mask)
    colours = image.convert("RGB").filter(mask)
    colours.putalpha(image.getchannel("A"))
    return colours


def _blurred(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture filling that size, without detail and paler, so that it does not compete with the one before it."""
    flat = image
    if image.mode == "RGBA":
        flat = Image.new("RGB", image.size, "white")
        flat.paste(image, None, image)
    shrink = SMALL / max(size)
    small = max(1, round(size[0] * shrink)), max(1, round(size[1] * shrink))
    filled = flat.resize(small, Resampling.BOX, _middle(flat.size, size))
    soft = Image.blend(filled.filter(GaussianBlur(BLUR)), Image.new("RGB", small, "white"), SOFTENED)
    return soft.resize(size, Resampling.BICUBIC)


def _middle(size: tuple[int, int], shape: tuple[int, int]) -> tuple[float, float, float, float]:
    """The largest part of the shape, in the middle."""
    scale = min(size[0] / shape[0], size[1] / shape[1])
    width, height = shape[0] * scale, shape[1] * scale
    # Rounding may make a side a little longer than the picture's own.
    left, top = max(size[0] - width, 0.0) / 2, max(size[1] - height, 0.0) / 2
    return left, top, min(left + width, size[0]), min(top + height, size[1])
