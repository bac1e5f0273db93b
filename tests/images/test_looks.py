"""What pixels say: measured on pictures whose answer is known."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

from omnicat.images import Looks, examine
from omnicat.images.fingerprint import distance
from tests.images.pictures import opened, photo, quarters, rippled, saved

PATH = "assets/a.jpg"
ASSETS = Path(__file__).parents[2] / "assets"


def looks(content: bytes) -> Looks:
    seen, findings = examine(content, PATH)
    assert seen is not None
    assert findings == ()
    return seen


def jpeg(picture: Image.Image, quality: int = 90) -> bytes:
    return saved(picture, "JPEG", quality=quality)


def thing(
    size: tuple[int, int] = (800, 600), colour: str = "white", box: tuple[int, int, int, int] = (200, 150, 600, 450)
) -> Image.Image:
    """Something with much to see on a plain background."""
    canvas = Image.new("RGB", size, colour)
    canvas.paste(rippled(box[2] - box[0], box[3] - box[1]).point(lambda level: level // 2 + 20), box[:2])
    return canvas


def shot(name: str) -> Image.Image:
    """One of the example shop's photos."""
    return Image.open(ASSETS / f"{name}.jpg").convert("RGB")


def test_the_content_lies_within_a_plain_background() -> None:
    seen = looks(saved(thing()))
    assert seen.content == pytest.approx((0.25, 0.25, 0.75, 0.75), abs=0.003)
    assert seen.fill == pytest.approx(0.5, abs=0.005)
    assert (seen.background, seen.uniform, seen.white) == ("#ffffff", 1.0, 1.0)


@pytest.mark.parametrize("width", [400, 1600, 5000])
def test_the_content_is_found_whatever_the_size(width: int) -> None:
    seen = looks(jpeg(thing().resize((width, width * 3 // 4)), 95))
    assert seen.content == pytest.approx((0.25, 0.25, 0.75, 0.75), abs=0.01)


def test_a_few_specks_are_no_content() -> None:
    picture = thing()
    for place in ((3, 5), (790, 20), (400, 590)):
        picture.putpixel(place, (0, 0, 0))
    assert looks(saved(picture)).content == pytest.approx((0.25, 0.25, 0.75, 0.75), abs=0.003)


def test_a_thin_line_is_content() -> None:
    picture = thing()
    ImageDraw.Draw(picture).line((400, 20, 400, 200), fill="black", width=1)
    assert looks(saved(picture)).content[1] == pytest.approx(20 / 600, abs=0.002)


def test_a_photo_up_to_its_edges_has_no_background() -> None:
    seen = looks(jpeg(photo()))
    assert (seen.content, seen.white, seen.frame) == ((0.0, 0.0, 1.0, 1.0), 0.0, False)


def test_an_almost_white_background_is_not_pure_white() -> None:
    seen = looks(jpeg(thing(colour="#f8f8f8")))
    assert seen.white < 0.05
    assert seen.content == pytest.approx((0.25, 0.25, 0.75, 0.75), abs=0.006)


def test_what_is_transparent_is_white() -> None:
    picture = Image.new("RGBA", (400, 400))
    picture.paste(quarters(200, 200), (100, 100))
    seen = looks(saved(picture))
    assert (seen.background, seen.white) == ("#ffffff", 1.0)
    assert seen.content == (0.25, 0.25, 0.75, 0.75)


def test_a_blurred_picture_is_less_sharp() -> None:
    picture = thing((900, 600))
    ImageDraw.Draw(picture).polygon([(250, 200), (640, 300), (300, 420)], fill="#202020")
    sharp = [looks(jpeg(picture.filter(ImageFilter.GaussianBlur(radius)))).sharpness for radius in (0, 1.5, 5)]
    assert sharp == sorted(sharp, reverse=True)
    assert sharp[0] > 0.6
    assert sharp[2] < 0.2


@pytest.mark.parametrize("quality", [20, 30, 50, 75, 90, 95])
def test_the_tables_tell_the_quality(quality: int) -> None:
    assert looks(jpeg(photo(), quality)).quality == pytest.approx(quality, abs=2)


def test_only_a_jpeg_has_a_quality() -> None:
    assert looks(saved(photo())).quality == 0


def test_blocks_show_where_a_picture_was_pressed_hard() -> None:
    fine, coarse = (
        looks(jpeg(photo(640, 480), 95)).blocking,
        looks(jpeg(shot("tee-harbor/navy").crop((400, 400, 1100, 1100)), 6)).blocking,
    )
    assert fine < 1.3 < 1.6 < coarse


def test_the_eye_goes_to_what_there_is_to_see() -> None:
    seen = looks(jpeg(thing(box=(520, 60, 720, 210))))
    assert seen.attention == pytest.approx((0.775, 0.225), abs=0.06)


def test_nothing_to_see_leaves_the_middle() -> None:
    seen = looks(saved(Image.new("RGB", (300, 200), "#204060")))
    assert (seen.attention, seen.content) == ((0.5, 0.5), (0.0, 0.0, 1.0, 1.0))


@pytest.mark.parametrize(("colour", "inner"), [("black", "white"), ("#c01020", "#f0f0f0")])
def test_a_border_of_another_colour_is_a_frame(colour: str, inner: str) -> None:
    picture = Image.new("RGB", (600, 600), colour)
    picture.paste(thing((576, 576), inner, (150, 150, 420, 420)), (12, 12))
    assert looks(jpeg(picture)).frame


def test_a_line_around_the_picture_is_a_frame() -> None:
    picture = thing((600, 600), "white", (150, 150, 420, 420))
    ImageDraw.Draw(picture).rectangle((10, 10, 589, 589), outline="#333333", width=3)
    assert looks(jpeg(picture)).frame


@pytest.mark.parametrize("box", [(20, 20, 580, 580), (0, 0, 600, 600), (100, 20, 500, 580)])
def test_a_rectangular_thing_on_white_has_no_frame(box: tuple[int, int, int, int]) -> None:
    assert not looks(jpeg(thing((600, 600), "white", box))).frame


def test_the_placeholder_is_a_tiny_picture() -> None:
    address = looks(jpeg(photo(1200, 800))).placeholder
    assert address.startswith("data:image/webp;base64,")
    assert len(address) <= 200


def test_a_placeholder_can_be_opened() -> None:
    small = opened(b64decode(looks(jpeg(photo(1200, 800))).placeholder.partition(",")[2]))
    assert small.format == "WEBP"
    assert max(small.size) <= 20


@pytest.mark.parametrize(("format_", "options"), [("JPEG", {"quality": 40}), ("WEBP", {"quality": 50}), ("PNG", {})])
def test_the_same_picture_saved_otherwise_has_nearly_the_same_fingerprint(
    format_: str, options: dict[str, int]
) -> None:
    picture = shot("tee-harbor/navy")
    other = saved(picture.resize((700, 700)), format_, **options)
    assert distance(looks(saved(picture)).fingerprint, looks(other).fingerprint) <= 4


def test_other_things_have_other_fingerprints_and_other_colours_another_colour() -> None:
    navy, moss, candle = (
        looks(saved(shot(name))) for name in ("tee-harbor/navy", "tee-harbor/moss", "candle-jar/pine-resin")
    )
    assert distance(navy.fingerprint, candle.fingerprint) > 12
    assert navy.colour != moss.colour


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "I", "F"])
def test_every_kind_of_pixels_is_looked_at(mode: str) -> None:
    grey = photo(1400, 60).convert("L")
    picture = (
        grey.convert("I").point(lambda level: level * 256).convert("I;16") if mode == "I;16" else grey.convert(mode)
    )
    seen = looks(saved(picture, "TIFF"))
    assert seen.fingerprint != "0" * 16


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (3000, 1), (2, 2), (7, 5)])
def test_the_smallest_pictures_are_looked_at(size: tuple[int, int]) -> None:
    assert looks(saved(Image.new("RGB", size, "red"))).background == "#ff0000"


def test_a_turned_picture_is_measured_upright() -> None:
    file = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    thing((800, 600), "white", (600, 50, 780, 200)).save(file, "JPEG", quality=95, exif=exif)
    left, top, right, _ = looks(file.getvalue()).content
    assert (left, top, right) == pytest.approx((1 - 200 / 600, 600 / 800, 1 - 50 / 600), abs=0.01)


def test_a_picture_that_is_cut_off_has_no_looks_and_one_finding() -> None:
    content = jpeg(rippled(600, 400))
    seen, findings = examine(content[: len(content) // 2], PATH)
    assert seen is None
    assert [each.rule for each in findings] == ["asset/unreadable"]


def test_a_profile_that_cannot_be_used_is_told_and_the_rest_is_measured() -> None:
    seen, findings = examine(saved(photo(), "JPEG", icc_profile=b"no profile at all"), PATH)
    assert seen is not None
    assert [each.rule for each in findings] == ["asset/bad-colour-profile"]
