"""What is done to be fast can't be seen, and colours come out as a conversion by the standards' own formulas says."""

import struct
import zlib
from functools import cache
from io import BytesIO
from itertools import product

import pytest
from PIL import Image, ImageChops

from omnicat.images import RenditionSpec, render
from tests.images.hostile import png
from tests.images.measures import psnr, ssim
from tests.images.pictures import mean_difference, opened, photo, profile, rippled, saved, xyz
from tests.often import some

SSIM_LOST = 0.004
DECIBELS = 42
LEVELS = 2

SIZES = ((2400, 1800), (2399, 1801))
WIDTHS = some((1080, 910, 620, 400, 300, 144), 3)


@cache
def source(size: tuple[int, int], format_: str) -> bytes:
    picture = ImageChops.add(rippled(*size), photo(*size), 2)
    return saved(
        picture, format_, **({"quality": 95, "subsampling": 0} if format_ == "JPEG" else {"compress_level": 1})
    )


@cache
def whole(size: tuple[int, int], format_: str) -> Image.Image:
    return opened(source(size, format_)).convert("RGB")


def made(content: bytes, *specs: RenditionSpec) -> list[Image.Image]:
    contents, findings = render(content, specs, path="a")
    assert findings == ()
    return [opened(each).convert("RGB") for each in contents]


WAYS = list(product(SIZES, ("JPEG", "PNG"), (False, True)))
"""Sizes, formats, and whether all renditions are made together, chained."""

TARGETS = list(product(SIZES, ("JPEG", "PNG"), ("jpeg", "webp", "avif")))


@pytest.mark.parametrize(("size", "format_", "together"), some(WAYS[1:] + WAYS[:1], 3))
def test_a_fast_way_is_near_plain_lanczos(size: tuple[int, int], format_: str, together: bool) -> None:
    specs = [RenditionSpec(width=width, format="png") for width in WIDTHS]
    content = source(size, format_)
    pictures = made(content, *specs) if together else [made(content, spec)[0] for spec in specs]
    for picture in pictures:
        plain = whole(size, format_).resize(picture.size, Image.Resampling.LANCZOS)
        assert psnr(picture, plain) >= DECIBELS


@pytest.mark.parametrize(("size", "format_", "target"), some(TARGETS, 3))
def test_it_loses_as_little_as_plain_lanczos_in_the_same_encoder(
    size: tuple[int, int], format_: str, target: str
) -> None:
    specs = [RenditionSpec(width=width, format=target, quality=85) for width in WIDTHS]  # type: ignore[arg-type] # of its formats
    for picture, spec in zip(made(source(size, format_), *specs), specs, strict=True):
        plain = whole(size, format_).resize(picture.size, Image.Resampling.LANCZOS)
        # A picture of its own size only goes through the encoder.
        (encoded,) = made(saved(plain), RenditionSpec(format=spec.format, quality=85))
        assert ssim(picture, plain) >= ssim(encoded, plain) - SSIM_LOST


# Columns of red, green and blue in XYZ, adapted to D50, and the exponent of the curve: for Display P3 as SMPTE EG 432-1
# has its primaries, for Adobe RGB (1998), section 4.3, and for ROMM RGB, ISO 22028-2, which ProPhoto is.
WIDE = {
    "Display P3": (((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)), 2.2),
    "Adobe RGB": (((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)), 563 / 256),
    "ProPhoto": (((0.79767, 0.28804, 0.0), (0.13519, 0.71188, 0.0), (0.03134, 0.00009, 0.82491)), 1.8),
}
# IEC 61966-2-1 with the Bradford adaptation to D50: XYZ to linear red, green and blue
FROM_XYZ = ((3.1338561, -1.6168667, -0.4906146), (-0.9787684, 1.9161415, 0.0334540), (0.0719453, -0.2289914, 1.4052427))


def wide_profile(name: str, version: int) -> bytes:
    columns, exponent = WIDE[name]
    body = b"curv" + (0).to_bytes(4) + (1).to_bytes(4) + round(exponent * 256).to_bytes(2)
    tags = {
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        **{tag: xyz(*column) for tag, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, strict=True)},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), body),
    }
    made_up = bytearray(profile(b"RGB ", tags))
    made_up[8:12] = (version << 24).to_bytes(4)
    return bytes(made_up)


def by_formula(name: str, colour: tuple[int, ...]) -> tuple[int, ...]:
    columns, exponent = WIDE[name]
    linear = [(level / 255) ** (round(exponent * 256) / 256) for level in colour]
    parts = [sum(column[row] * share for column, share in zip(columns, linear, strict=True)) for row in range(3)]
    return tuple(_encoded(sum(a * b for a, b in zip(row, parts, strict=True))) for row in FROM_XYZ)


def _encoded(linear: float) -> int:
    linear = min(max(linear, 0.0), 1.0)
    return round(255 * (12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055))


def patches() -> Image.Image:
    colours = [*product((0, 36, 73, 109, 146, 182, 219, 255), repeat=3)]
    picture = Image.new("RGB", (32, 16))
    picture.putdata(colours)
    return picture


@pytest.mark.parametrize("version", [2, 4])
@pytest.mark.parametrize("name", WIDE)
@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_wide_colours_are_what_the_formulas_say(name: str, version: int, mode: str) -> None:
    source_picture = patches().convert("RGBA") if mode == "RGBA" else patches()
    if mode == "P":
        source_picture = patches().quantize(256, method=Image.Quantize.MEDIANCUT)
    (picture,) = made(saved(source_picture, icc_profile=wide_profile(name, version)), RenditionSpec(format="png"))
    expected = Image.new("RGB", picture.size)
    seen = source_picture.convert("RGB").get_flattened_data()
    expected.putdata([by_formula(name, colour) for colour in seen])  # type: ignore[arg-type] # three numbers each
    assert mean_difference(picture, expected) <= LEVELS


def deep(size: tuple[int, int]) -> bytes:
    """A PNG of 16 bits for each colour: Pillow writes none."""
    rows = [b"".join(struct.pack(">H", level * 257) for level in row) for row in _levels(size)]
    return png(*size, zlib.compress(b"".join(b"\0" + row for row in rows)), depth=16, kind=2)


def _levels(size: tuple[int, int]) -> list[bytes]:
    content, stride = photo(*size).tobytes(), size[0] * 3
    return [content[at : at + stride] for at in range(0, len(content), stride)]


def test_sixteen_bits_of_each_colour_keep_their_tones() -> None:
    (picture,) = made(deep((160, 120)), RenditionSpec(format="png"))
    assert mean_difference(picture, photo(160, 120)) <= LEVELS


def test_colours_are_converted_after_shrinking_as_well_as_before() -> None:
    large = ImageChops.add(rippled(1600, 1200), photo(1600, 1200), 2)
    wide = wide_profile("Adobe RGB", 4)
    (picture,) = made(saved(large, compress_level=1, icc_profile=wide), RenditionSpec(width=300, format="png"))
    (full,) = made(saved(large, compress_level=1, icc_profile=wide), RenditionSpec(format="png"))
    assert psnr(picture, full.resize(picture.size, Image.Resampling.LANCZOS)) >= DECIBELS


def test_cmyk_of_adobe_is_the_same_ink() -> None:
    ink = photo().convert("CMYK")
    content = saved(ink, "JPEG", quality=98, subsampling=0)
    assert b"Adobe" in content
    with Image.open(BytesIO(content)) as file:
        assert file.mode == "CMYK"
    (picture,) = made(content, RenditionSpec(format="png"))
    assert mean_difference(picture, photo()) <= LEVELS
