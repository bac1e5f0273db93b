"""A picture without an original: a flat colour, or two that meet on the diagonal."""

from PIL import Image, ImageDraw
from PIL.Image import Resampling

from omnicat.images.colours import rgb
from omnicat.images.encoding import encoded
from omnicat.images.geometry import painted_size
from omnicat.images.provenance import xmp_packet
from omnicat.images.spec import RenditionSpec

FINER = 4


def painted(spec: RenditionSpec) -> bytes | None:
    """The encoded picture of the colours in `spec.paint`, as large as its box; None where that can't be written."""
    if not spec.paint or spec.problem():
        return None
    said = dict(spec.metadata)
    return encoded(_colours(spec.paint, painted_size(spec)), spec, xmp_packet(said) if said else b"")


def _colours(colours: tuple[str, ...], size: tuple[int, int]) -> Image.Image:
    first, last = rgb(colours[0]), rgb(colours[-1])
    if first == last:
        return Image.new("RGB", size, first)
    # Drawn larger and shrunk, so that the edge is smooth.
    width, height = size[0] * FINER, size[1] * FINER
    mask = Image.new("L", (width, height), 0)
    ImageDraw.Draw(mask).polygon([(width, 0), (width, height), (0, height)], fill=255)
    picture = Image.new("RGB", size, first)
    picture.paste(Image.new("RGB", size, last), (0, 0), mask.resize(size, Resampling.BOX))
    return picture
