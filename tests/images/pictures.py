"""Pictures and colour profiles made for the tests."""

import struct
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops, ImageStat

RED, GREEN, BLUE, YELLOW = (255, 0, 0), (0, 128, 0), (0, 0, 255), (255, 255, 0)


def saved(picture: Image.Image, format_: str = "PNG", **options: Any) -> bytes:
    file = BytesIO()
    picture.save(file, format_, **options)
    return file.getvalue()


def pixel(picture: Image.Image, x: int, y: int) -> tuple[int, ...]:
    level = picture.getpixel((x, y))
    assert isinstance(level, tuple)
    return level


def opened(content: bytes | None) -> Image.Image:
    assert content is not None
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def quarters(width: int = 120, height: int = 80) -> Image.Image:
    """Red and green above, blue and yellow below: no two ways up look the same."""
    picture = Image.new("RGB", (2, 2))
    for number, colour in enumerate((RED, GREEN, BLUE, YELLOW)):
        picture.putpixel((number % 2, number // 2), colour)
    return picture.resize((width, height), Image.Resampling.NEAREST)


def photo(width: int = 240, height: int = 160) -> Image.Image:
    """Smooth colours in every channel and a little grain, as in a photo."""
    ramp = Image.linear_gradient("L").resize((width, height))
    side = Image.linear_gradient("L").rotate(90).resize((width, height))
    round_ = Image.radial_gradient("L").resize((width, height))
    return Image.merge("RGB", (ramp, side, round_))


def rippled(width: int, height: int) -> Image.Image:
    """Fine detail everywhere, so that a careless shrinking shows."""
    small = Image.effect_mandelbrot((width, height), (-1.5, -1.0, 0.5, 1.0), 60)
    return Image.merge("RGB", (small, photo(width, height).getchannel("G"), ImageChops.invert(small)))


def mean_difference(one: Image.Image, other: Image.Image) -> float:
    """In levels of 255, the largest of the channels."""
    assert (one.mode, one.size) == (other.mode, other.size)
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def profile(space: bytes, tags: dict[bytes, bytes], connection: bytes = b"XYZ ") -> bytes:
    """An ICC profile, version 2.4, of the colour space with these tags (ICC.1:2001-04, section 6)."""
    table, content = struct.pack(">I", len(tags)), b""
    for name, body in tags.items():
        table += struct.pack(">4sII", name, 132 + 12 * len(tags) + len(content), len(body))
        content += body + b"\0" * (-len(body) % 4)
    day = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    size = 128 + len(table) + len(content)
    head = struct.pack(">I4sI4s4s4s12s4s", size, b"lcms", 0x02400000, b"prtr", space, connection, day, b"acsp")
    white = struct.pack(">3i", 63190, 65536, 54061)
    return head + b"\0" * 28 + white + b"\0" * (128 - len(head) - 28 - 12) + table + content


def gamma(value: float) -> bytes:
    return b"curv" + struct.pack(">IIH", 0, 1, round(value * 256))


def xyz(x: float, y: float, z: float) -> bytes:
    return b"XYZ " + struct.pack(">I3i", 0, *(round(part * 65536) for part in (x, y, z)))


def adobe_rgb() -> bytes:
    """Wider than sRGB: Adobe RGB (1998), section 4.3, adapted to D50."""
    primaries = {
        b"rXYZ": xyz(0.60974, 0.31111, 0.01947),
        b"gXYZ": xyz(0.20528, 0.62567, 0.06087),
        b"bXYZ": xyz(0.14919, 0.06322, 0.74457),
    }
    curves = dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), gamma(563 / 256))
    return profile(b"RGB ", {b"wtpt": xyz(0.9642, 1.0, 0.8249), **primaries, **curves})


def linear_grey() -> bytes:
    return profile(b"GRAY", {b"wtpt": xyz(0.9642, 1.0, 0.8249), b"kTRC": gamma(1.0)})


def pale_press() -> bytes:
    """A CMYK press whose every ink only darkens: paper is L* 100, each ink takes 25 away, no colour at all."""
    inks = [bin(number).count("1") for number in range(16)]
    cube = bytes(part for count in inks for part in (round((100 - 25 * count) * 2.55), 128, 128))
    even = bytes(range(256))
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    body = b"mft1" + struct.pack(">I4B", 0, 4, 3, 2, 0) + matrix + even * 4 + cube + even * 3
    return profile(b"CMYK", {b"wtpt": xyz(0.9642, 1.0, 0.8249), b"A2B0": body}, b"Lab ")
