from itertools import product
from typing import Any

import pytest
from PIL import Image

from omnicat.images import RenditionSpec, probe, render
from tests.images.pictures import adobe_rgb, linear_grey, mean_difference, opened, pale_press, photo, pixel, saved

PNG = RenditionSpec(format="png")


def shown(picture: Image.Image, format_: str = "PNG", **options: Any) -> Image.Image:
    """The rendition of a picture saved with these options, which must raise no doubt."""
    made, findings = render(saved(picture, format_, **options), [PNG], path="a")
    assert findings == ()
    return opened(made[0])


def patches(levels: tuple[int, ...] = (0, 64, 128, 200, 255)) -> Image.Image:
    picture = Image.new("RGB", (len(levels) ** 2, len(levels)))
    for number, colour in enumerate(product(levels, repeat=3)):
        picture.putpixel((number % picture.width, number // picture.width), colour)
    return picture


def encode_srgb(linear: float) -> int:
    linear = min(max(linear, 0.0), 1.0)
    return round(255 * (12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055))


def adobe_to_srgb(colour: tuple[int, int, int]) -> tuple[int, int, int]:
    """By the formulas of both standards, with D65 throughout."""
    red, green, blue = ((level / 255) ** (563 / 256) for level in colour)
    return (
        encode_srgb(1.39836 * red - 0.39836 * green),
        encode_srgb(green),
        encode_srgb(-0.04293 * green + 1.04293 * blue),
    )


def mapped(picture: Image.Image, convert) -> Image.Image:  # type: ignore[no-untyped-def]
    result = Image.new("RGB", picture.size)
    for place in product(range(picture.width), range(picture.height)):
        result.putpixel(place, convert(picture.getpixel(place)))
    return result


@pytest.mark.parametrize(
    ("format_", "options"),
    [
        ("PNG", {}),
        ("TIFF", {}),
        ("WEBP", {"lossless": True}),
        ("AVIF", {"quality": 100, "subsampling": "4:4:4"}),
        ("JPEG", {"quality": 100, "subsampling": 0}),
    ],
)
def test_wide_gamut_is_converted(format_: str, options: dict[str, Any]) -> None:
    source = patches().resize((250, 50), Image.Resampling.NEAREST)
    picture = shown(source, format_, icc_profile=adobe_rgb(), **options)
    assert mean_difference(picture, mapped(source, adobe_to_srgb)) <= 2
    assert mean_difference(picture, source) > 4


def test_wide_gamut_keeps_its_alpha() -> None:
    source = patches().convert("RGBA")
    source.putalpha(100)
    picture = shown(source, icc_profile=adobe_rgb())
    assert picture.getchannel("A").getextrema() == (100, 100)
    assert mean_difference(picture.convert("RGB"), mapped(patches(), adobe_to_srgb)) <= 2


def test_a_palette_obeys_its_profile() -> None:
    source = patches((0, 128, 255)).convert("P", palette=Image.Palette.ADAPTIVE)
    assert mean_difference(shown(source, icc_profile=adobe_rgb()), mapped(source.convert("RGB"), adobe_to_srgb)) <= 2


@pytest.mark.parametrize("mode", ["L", "LA", "I;16"])
def test_grey_obeys_its_profile(mode: str) -> None:
    grey = Image.linear_gradient("L")
    source = (
        grey.convert("I").point(lambda level: level * 257).convert("I;16") if mode == "I;16" else grey.convert(mode)
    )
    expected = mapped(grey.convert("RGB"), lambda colour: (encode_srgb(colour[0] / 255),) * 3)
    assert mean_difference(shown(source, icc_profile=linear_grey()).convert("RGB"), expected) <= 2


def test_cmyk_obeys_its_profile() -> None:
    inks = [tuple(255 * (number >> bit & 1) for bit in range(4)) for number in range(16)]
    source = Image.new("CMYK", (16, 1))
    for x, colour in enumerate(inks):
        source.putpixel((x, 0), colour)
    picture = shown(source, "TIFF", icc_profile=pale_press())
    for x, colour in enumerate(inks):
        lightness = 100 - 25 * sum(colour) / 255
        luminance = ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3
        assert all(abs(level - encode_srgb(luminance)) <= 2 for level in pixel(picture, x, 0))


@pytest.mark.parametrize(("format_", "options"), [("TIFF", {}), ("JPEG", {"quality": 100})])
def test_cmyk_without_a_profile_is_ink_on_white(format_: str, options: dict[str, Any]) -> None:
    source = photo().convert("CMYK")
    assert mean_difference(shown(source, format_, **options), photo()) <= 2


def sixteen_bits() -> Image.Image:
    return Image.linear_gradient("L").convert("I").point(lambda level: level * 257)


@pytest.mark.parametrize(
    ("picture", "format_"),
    [
        (sixteen_bits().convert("I;16"), "PNG"),
        (sixteen_bits().convert("I;16"), "TIFF"),
        (sixteen_bits(), "TIFF"),
        (Image.linear_gradient("L").convert("F"), "TIFF"),
        (Image.linear_gradient("L").convert("F").point(lambda level: level / 255 + 0.0), "TIFF"),
    ],
)
def test_deep_grey_keeps_its_tones(picture: Image.Image, format_: str) -> None:
    expected = Image.linear_gradient("L").convert("RGB")
    assert mean_difference(shown(picture, format_), expected) <= 1


def test_sixteen_bits_big_endian_keep_their_tones() -> None:
    source = Image.frombytes("I;16B", (256, 1), bytes(byte for level in range(256) for byte in (level, level)))
    picture = shown(source, "TIFF")
    assert [pixel(picture, x, 0)[0] for x in (0, 1, 128, 255)] == [0, 1, 128, 255]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr", "LAB"])
def test_every_mode_is_shown_as_pillow_shows_it(mode: str) -> None:
    source = photo().convert("L").convert("1") if mode == "1" else _in_mode(mode)
    format_ = "PNG" if mode in ("1", "L", "P", "LA", "RGB", "RGBA") else "TIFF"
    picture = shown(source, format_)
    expected = opened(saved(source, format_)).convert("RGB") if mode != "LAB" else photo()
    assert mean_difference(picture.convert("RGB"), expected) <= (3 if mode == "LAB" else 1)


def _in_mode(mode: str) -> Image.Image:
    if mode == "PA":
        return photo().convert("P").convert("PA")
    if mode == "LAB":
        from PIL import ImageCms

        srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB", 5000)
        return ImageCms.ImageCmsTransform(
            ImageCms.ImageCmsProfile(srgb), ImageCms.ImageCmsProfile(lab), "RGB", "LAB"
        ).apply(photo())
    return photo().convert("L").convert(mode) if mode == "LA" else photo().convert(mode)


def test_a_transparent_colour_is_clear() -> None:
    palette = Image.new("P", (20, 10), 1)
    palette.putpalette([255, 0, 0, 0, 0, 255])
    palette.paste(0, (0, 0, 10, 10))
    picture = shown(palette, transparency=0)
    assert [pixel(picture, x, 5)[3] for x in (3, 15)] == [0, 255]
    grey = Image.new("L", (20, 10), 7)
    grey.paste(200, (0, 0, 10, 10))
    picture = shown(grey, transparency=200)
    assert [pixel(picture, x, 5)[3] for x in (3, 15)] == [0, 255]


@pytest.mark.parametrize("profile", [b"rubbish", pale_press(), adobe_rgb()[:200], linear_grey()])
def test_a_profile_that_can_not_be_used_is_a_warning_and_the_picture_is_kept(profile: bytes) -> None:
    made, findings = render(saved(photo(), icc_profile=profile), [PNG], path="assets/a.png")
    assert [(found.rule, str(found.severity)) for found in findings] == [("asset/bad-colour-profile", "warning")]
    assert mean_difference(opened(made[0]), photo()) == 0


def test_srgb_under_any_name_changes_nothing() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert mean_difference(shown(photo(), icc_profile=profile), photo()) == 0


def test_renditions_carry_no_profile() -> None:
    for format_ in ("jpeg", "png", "webp", "avif"):
        spec = RenditionSpec(format=format_)
        made, _ = render(saved(photo(), icc_profile=adobe_rgb()), [spec], path="a.png")
        assert made[0]
        assert not probe(made[0], "a")[0].icc  # type: ignore[union-attr] # it is a picture
