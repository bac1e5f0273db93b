"""Photos that no camera took, the same each time."""

from io import BytesIO

from PIL import Image


def a_photo(width: int, height: int) -> bytes:
    """A JPEG with soft and with fine parts."""
    return _saved(_drawn(width, height))


def a_main_photo(width: int, height: int, blue: int) -> bytes:
    """A thing on white that fills most of the frame; with so much blue (0 to 255) it looks like no other."""
    across, down = width * 24 // 25, height * 24 // 25
    red, green, _ = _drawn(across, down).point(lambda level: level // 2).split()
    thing = Image.merge("RGB", (red, green, Image.new("L", (across, down), blue)))
    photo = Image.new("RGB", (width, height), "white")
    photo.paste(thing, ((width - across) // 2, (height - down) // 2))
    return _saved(photo)


def _drawn(width: int, height: int) -> Image.Image:
    soft = Image.radial_gradient("L").resize((width, height))
    fine = Image.effect_mandelbrot((width // 4, height // 4), (-2.0, -1.5, 1.0, 1.5), 60).resize((width, height))
    return Image.merge("RGB", (soft, fine, soft))


def _saved(picture: Image.Image) -> bytes:
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=90)
    return stream.getvalue()
