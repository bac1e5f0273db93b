"""Photos that no camera took, the same each time."""

from io import BytesIO

from PIL import Image


def a_photo(width: int, height: int) -> bytes:
    """A JPEG with soft and with fine parts."""
    soft = Image.radial_gradient("L").resize((width, height))
    fine = Image.effect_mandelbrot((width // 4, height // 4), (-2.0, -1.5, 1.0, 1.5), 60).resize((width, height))
    stream = BytesIO()
    Image.merge("RGB", (soft, fine, soft)).save(stream, "JPEG", quality=90)
    return stream.getvalue()
