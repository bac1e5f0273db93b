"""How many renditions a second come out of one original."""

from io import BytesIO

from PIL import Image

from benchmarks.measure import Result, usual_seconds
from omnicat.images import RenditionSpec, render

SPECS = (
    RenditionSpec(width=1500, height=1500, fit="pad", format="jpeg", quality=88),
    RenditionSpec(width=800, height=800, fit="inside", format="webp", quality=80),
    RenditionSpec(width=200, height=200, fit="cover", format="jpeg", quality=80),
)


def measured() -> list[Result]:
    """One photo of 12 megapixels, alone to each spec and then to all three at once."""
    photo = a_photo(4000, 3000)
    each = [_result(f"{spec.fit} {spec.width} {spec.format} of 12 megapixels", photo, (spec,)) for spec in SPECS]
    return [*each, _result("all three of them, decoded once", photo, SPECS)]


def _result(what: str, photo: bytes, specs: tuple[RenditionSpec, ...]) -> Result:
    taken = usual_seconds(lambda: render(photo, specs, path="assets/photo.jpg"), 3)
    return Result(what, taken, f"{len(specs) / taken:.1f} renditions/s")


def a_photo(width: int, height: int) -> bytes:
    """A JPEG with soft and with fine parts, the same each time."""
    soft = Image.radial_gradient("L").resize((width, height))
    fine = Image.effect_mandelbrot((width // 4, height // 4), (-2.0, -1.5, 1.0, 1.5), 60).resize((width, height))
    stream = BytesIO()
    Image.merge("RGB", (soft, fine, soft)).save(stream, "JPEG", quality=90)
    return stream.getvalue()
