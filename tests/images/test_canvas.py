"""What a picture stands on, and how it is cut free of what it stood on before."""

from itertools import pairwise, permutations

import pytest
from PIL import Image, ImageStat

from omnicat.images import RenditionSpec, render
from omnicat.images.canvas import on_canvas
from omnicat.images.geometry import Placement
from tests.images.pictures import opened, photo, pixel, saved
from tests.images.test_render import near, rendered

RED, WHITE = (255, 0, 0), (255, 255, 255)

# A red product of 200 x 100 pixels on white, off the middle of 800 x 600.
CONTENT = (0.5, 1 / 6, 0.75, 1 / 3)


def product() -> bytes:
    picture = Image.new("RGB", (800, 600), "white")
    picture.paste(RED, (400, 100, 600, 200))
    return saved(picture)


def red_box(picture: Image.Image) -> tuple[int, int, int, int]:
    """Where the red product lies."""
    return picture.convert("RGB").getchannel("G").point(lambda level: 255 * (level < 128)).getbbox() or (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("fields", "size", "box"),
    [
        ({"width": 200, "height": 200, "fill": 0.8}, (200, 200), (20, 60, 180, 140)),
        ({"width": 100, "height": 200, "fill": 0.5}, (100, 200), (25, 88, 75, 113)),
        ({"width": 200, "height": 60, "fill": 0.9}, (200, 60), (46, 3, 154, 57)),
        ({"width": 100, "fill": 0.5}, (100, 50), (25, 12, 75, 37)),
        ({"width": 200, "height": 200, "fill": 1.0}, (200, 200), (0, 50, 200, 150)),
    ],
)
def test_trim_gives_the_product_its_share_in_the_middle(
    fields: dict[str, object], size: tuple[int, int], box: tuple[int, int, int, int]
) -> None:
    spec = RenditionSpec(fit="trim", crop=CONTENT, format="png", **fields)  # type: ignore[arg-type] # as a profile says
    picture = rendered(product(), spec)
    assert picture.size == size
    assert all(abs(seen - expected) <= 1 for seen, expected in zip(red_box(picture), box, strict=True)), red_box(
        picture
    )
    assert near(picture.getpixel((0, 0)), WHITE) or fields["fill"] == 1.0


def test_a_product_too_small_for_its_frame_keeps_its_share_of_a_smaller_one() -> None:
    spec = RenditionSpec(width=1000, height=1000, fit="trim", crop=CONTENT, fill=0.8, format="png")
    picture = rendered(product(), spec)
    assert picture.size == (250, 250)
    assert red_box(picture) == (25, 75, 225, 175)


def test_it_is_enlarged_to_the_whole_frame_where_that_is_asked() -> None:
    spec = RenditionSpec(width=1000, height=1000, fit="trim", crop=CONTENT, fill=0.8, format="png", upscale=True)
    picture = rendered(product(), spec)
    assert picture.size == (1000, 1000)
    left, top, right, bottom = red_box(picture)
    assert (round(right - left, -1), round(bottom - top, -1)) == (800, 400)


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp", "avif"])
def test_a_blurred_background_has_the_pictures_colours_and_none_of_its_detail(format_: str) -> None:
    two = Image.new("RGB", (400, 100), (200, 30, 30))
    two.paste((30, 30, 200), (200, 0, 400, 100))
    # Fine stripes, which must not be seen in what surrounds them
    for x in range(0, 400, 8):
        two.paste((0, 0, 0), (x, 0, x + 2, 100))
    spec = RenditionSpec(width=200, height=200, fit="pad", background="blurred", format=format_, quality=95)  # type: ignore[arg-type]
    picture = rendered(saved(two), spec).convert("RGB")
    left, right = pixel(picture, 20, 15), pixel(picture, 180, 185)
    assert left[0] > left[2] + 40
    assert right[2] > right[0] + 40
    strip = picture.crop((0, 10, 90, 20)).resize((90, 1), Image.Resampling.BOX).convert("L")
    steps = [abs(pixel(strip.convert("RGB"), x, 0)[0] - pixel(strip.convert("RGB"), x + 1, 0)[0]) for x in range(89)]
    assert max(steps) <= 6
    assert max(ImageStat.Stat(picture.crop((60, 76, 140, 124)).convert("L")).stddev) > 20


def test_a_blurred_background_is_made_whatever_the_proportions() -> None:
    for width, height in permutations(range(7, 60, 4), 2):
        picture = Image.new("RGB", (width, height), "navy")
        for canvas in ((100, 150), (160, 220)):
            spec = RenditionSpec(fit="pad", background="blurred", format="png")
            assert on_canvas(picture, spec, Placement((0, 0, width, height), (1, 1), canvas)).size == canvas


def test_a_blurred_background_is_paler_than_the_picture() -> None:
    spec = RenditionSpec(width=100, height=100, fit="pad", background="blurred", format="png")
    picture = rendered(saved(Image.new("RGB", (100, 50), (0, 0, 0))), spec)
    assert pixel(picture, 50, 50) == (0, 0, 0)
    assert min(pixel(picture, 50, 5)) > 60


@pytest.mark.parametrize("format_", ["png", "webp", "avif"])
@pytest.mark.parametrize("fit", ["pad", "trim"])
def test_a_transparent_background_is_seen_through(format_: str, fit: str) -> None:
    spec = RenditionSpec(
        width=100,
        height=100,
        fit=fit,  # type: ignore[arg-type]
        crop=CONTENT,
        background="transparent",
        format=format_,  # type: ignore[arg-type]
    )
    picture = rendered(product(), spec)
    assert picture.mode == "RGBA"
    assert pixel(picture, 2, 2)[3] == 0
    assert pixel(picture, 50, 50)[3] == 255
    assert near(pixel(picture, 50, 50)[:3], RED, 8)


def test_what_was_transparent_stays_so_on_a_transparent_background() -> None:
    half = Image.new("RGBA", (100, 50), (255, 0, 0, 255))
    half.paste((0, 0, 0, 0), (0, 0, 50, 50))
    spec = RenditionSpec(width=100, height=100, fit="pad", background="transparent", format="png")
    picture = rendered(saved(half), spec)
    assert [pixel(picture, x, 50)[3] for x in (20, 80)] == [0, 255]


def test_a_jpeg_can_not_be_transparent() -> None:
    made, findings = render(saved(photo()), [RenditionSpec(background="transparent", fit="pad")], path="a.png")
    assert made == [None]
    assert "'transparent' can't be written as jpeg" in findings[0].message


def edge_step(picture: Image.Image) -> int:
    """The largest step between neighbours along the middle row."""
    grey = picture.convert("L")
    row = grey.crop((0, grey.height // 2, grey.width, grey.height // 2 + 1)).tobytes()
    return max(abs(one - other) for one, other in pairwise(row))


def test_sharpening_makes_edges_steeper_and_leaves_flat_parts_alone() -> None:
    soft = Image.new("RGB", (1200, 400), (90, 90, 90))
    soft.paste((160, 160, 160), (602, 0, 1200, 400))
    plain, mild, strong = (
        rendered(saved(soft), RenditionSpec(width=300, format="png", sharpen=amount)) for amount in (0, 0.4, 1.5)
    )
    assert edge_step(plain) < edge_step(mild) < edge_step(strong)
    assert [pixel(picture, 20, 50) for picture in (plain, mild, strong)] == [(90, 90, 90)] * 3


def test_what_is_not_shrunk_is_not_sharpened() -> None:
    content = saved(photo(100, 80))
    assert render(content, [RenditionSpec(sharpen=1.0)], path="a") == render(content, [RenditionSpec()], path="a")


def test_sharpening_one_rendition_changes_no_other() -> None:
    content = saved(photo(900, 600))
    specs = [RenditionSpec(width=600, sharpen=2.0), RenditionSpec(width=200)]
    plain = [RenditionSpec(width=600), RenditionSpec(width=200)]
    assert render(content, specs, path="a")[0][1] == render(content, plain, path="a")[0][1]


def test_sharpening_leaves_what_is_transparent() -> None:
    half = Image.new("RGBA", (400, 400), (200, 60, 60, 255))
    half.paste((0, 0, 0, 0), (0, 0, 200, 400))
    plain, sharp = (rendered(saved(half), RenditionSpec(width=50, format="png", sharpen=each)) for each in (0, 1.5))
    assert plain.getchannel("A").tobytes() == sharp.getchannel("A").tobytes()


def test_each_is_the_same_bytes_again() -> None:
    content = saved(photo(700, 300))
    specs = [
        RenditionSpec(width=100, height=100, fit="pad", background="blurred", format="png"),
        RenditionSpec(width=100, height=100, fit="trim", crop=(0.2, 0.2, 0.8, 0.9), background="blurred"),
        RenditionSpec(width=90, sharpen=0.5, format="webp"),
    ]
    made, _ = render(content, specs, path="a")
    again, _ = render(content, specs[::-1], path="a")
    assert made == again[::-1]
    assert all(opened(each).size for each in made)
