import pytest
from PIL import Image

from omnicat.images import RenditionSpec, probe, render
from tests.images.pictures import (
    BLUE,
    GREEN,
    RED,
    YELLOW,
    mean_difference,
    opened,
    photo,
    pixel,
    quarters,
    rippled,
    saved,
)

Colour = tuple[int, int, int]


def rendered(content: bytes, spec: RenditionSpec) -> Image.Image:
    made, findings = render(content, [spec], path="assets/a.png")
    assert findings == ()
    return opened(made[0])


def near(one: object, other: Colour, by: int = 6) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def corners(picture: Image.Image, inset: int = 3) -> list[object]:
    right, bottom = picture.width - 1 - inset, picture.height - 1 - inset
    return [picture.getpixel(place) for place in ((inset, inset), (right, inset), (inset, bottom), (right, bottom))]


# How the stored pixels lie when a person sees the quarters upright
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def lying(orientation: int, format_: str, size: tuple[int, int] = (960, 640)) -> bytes:
    how = STORED[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = quarters(*size)
    return saved(picture.transpose(how) if how is not None else picture, format_, exif=exif)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_becomes_upright_in_every_fit(orientation: int, format_: str) -> None:
    specs = [
        RenditionSpec(width=90, height=90, fit="inside", format="png"),
        RenditionSpec(width=90, height=60, fit="pad", format="png"),
        RenditionSpec(width=80, height=80, fit="cover", format="png"),
        RenditionSpec(width=90, height=90, fit="crop", crop=(0.25, 0.25, 0.75, 0.75), format="png"),
        RenditionSpec(format="png"),
    ]
    made, findings = render(lying(orientation, format_), specs, path="a")
    pictures = [opened(content) for content in made]
    assert findings == ()
    assert [picture.size for picture in pictures] == [(90, 60), (90, 60), (80, 80), (90, 60), (960, 640)]
    for picture in pictures:
        seen = corners(picture)
        assert all(near(*pair) for pair in zip(seen, (RED, GREEN, BLUE, YELLOW), strict=True)), seen


def test_a_focal_point_is_one_of_the_upright_picture() -> None:
    spec = RenditionSpec(width=40, height=40, fit="cover", focal=(0.0, 0.0), format="png")
    for orientation in STORED:
        picture = rendered(lying(orientation, "PNG", (200, 50)), spec)
        assert [near(*pair) for pair in zip(corners(picture), (RED, RED, BLUE, BLUE), strict=True)] == [True] * 4


@pytest.mark.parametrize(("focal", "colour"), [((0.1, 0.5), RED), ((0.9, 0.5), GREEN)])
def test_cover_is_cut_around_the_focal_point(focal: tuple[float, float], colour: Colour) -> None:
    spec = RenditionSpec(width=60, height=60, fit="cover", focal=focal, format="png")
    picture = rendered(saved(quarters(400, 100)), spec)
    assert picture.size == (60, 60)
    assert all(near(picture.getpixel(place), colour) for place in ((5, 5), (54, 5)))


@pytest.mark.parametrize("fit", ["inside", "pad", "cover", "crop"])
@pytest.mark.parametrize("format_", ["jpeg", "png", "webp", "avif"])
def test_a_small_picture_is_never_enlarged(fit: str, format_: str) -> None:
    source = photo(60, 40)
    spec = RenditionSpec(width=300, height=300, fit=fit, format=format_, quality=95)  # type: ignore[arg-type]
    picture = rendered(saved(source), spec).convert("RGB")
    assert picture.size == {"pad": (300, 300), "cover": (40, 40)}.get(fit, (60, 40))
    seen = picture.crop((120, 130, 180, 170)) if fit == "pad" else picture
    expected = source.crop((10, 0, 50, 40)) if fit == "cover" else source
    assert mean_difference(seen, expected) <= {"png": 0, "webp": 4}.get(format_, 2)


def test_it_is_enlarged_where_that_is_asked() -> None:
    assert rendered(saved(photo(60, 40)), RenditionSpec(width=300, upscale=True)).size == (300, 200)


@pytest.mark.parametrize(("background", "expected"), [("white", (255, 255, 255)), ("#0a141e", (10, 20, 30))])
@pytest.mark.parametrize("format_", ["png", "jpeg"])
def test_the_canvas_has_exactly_the_size_and_colour(background: str, expected: Colour, format_: str) -> None:
    spec = RenditionSpec(width=200, height=200, fit="pad", background=background, format=format_)  # type: ignore[arg-type]
    picture = rendered(saved(photo(240, 80)), spec)
    assert picture.size == (200, 200)
    # JPEG holds colours as brightness and two differences, each rounded once
    assert all(near(pixel, expected, 0 if format_ == "png" else 1) for pixel in corners(picture, 1))


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp", "avif"])
def test_alpha_shows_the_background_where_none_can_be_kept(format_: str) -> None:
    half = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    half.paste((255, 0, 0, 255), (20, 0, 40, 40))
    spec = RenditionSpec(background="blue", format=format_, quality=95)  # type: ignore[arg-type]
    picture = rendered(saved(half), spec)
    if format_ == "jpeg":
        assert near(picture.getpixel((5, 20)), BLUE)
        assert near(picture.getpixel((35, 20)), RED)
    else:
        assert picture.mode == "RGBA"
        assert [pixel(picture, x, 20)[3] for x in (5, 35)] == [0, 255]


def test_a_transparent_edge_takes_no_colour_from_what_is_not_seen() -> None:
    ghost = Image.new("RGBA", (80, 80), (0, 255, 0, 0))
    ghost.paste((255, 0, 0, 255), (0, 0, 40, 80))
    picture = rendered(saved(ghost), RenditionSpec(width=8, background="white"))
    assert max(pixel(picture, x, 4)[1] for x in range(4)) < 60
    assert near(picture.getpixel((7, 4)), (255, 255, 255))


def test_an_animation_gives_its_first_frame() -> None:
    frames = [Image.new("RGB", (30, 30), colour) for colour in ((255, 0, 0), (0, 0, 255))]
    for format_ in ("GIF", "WEBP", "PNG", "AVIF"):
        content = saved(frames[0], format_, save_all=True, append_images=frames[1:], duration=100)
        assert probe(content, "a")[0].animated  # type: ignore[union-attr]
        assert near(rendered(content, RenditionSpec(format="png")).convert("RGB").getpixel((9, 9)), RED)


@pytest.mark.parametrize("widths", [(500,), (200,), (700, 300, 130, 60), (640, 620, 600)])
def test_the_fast_path_looks_like_plain_lanczos(widths: tuple[int, ...]) -> None:
    content = saved(rippled(1500, 1000), "JPEG", quality=95, subsampling=0)
    specs = [RenditionSpec(width=width, format="png") for width in widths]
    made, _ = render(content, specs, path="a.jpg")
    for picture in map(opened, made):
        plain = opened(content).resize(picture.size, Image.Resampling.LANCZOS)
        assert mean_difference(picture, plain) < 1


SIZES = (
    RenditionSpec(width=2600),
    RenditionSpec(width=1300),
    RenditionSpec(width=700, height=700, fit="pad"),
    RenditionSpec(width=333, height=200, fit="cover", format="webp"),
    RenditionSpec(width=300, crop=(0.5, 0.0, 1.0, 0.5)),
    RenditionSpec(width=60, sharpen=0.5),
    RenditionSpec(width=59, format="png"),
)


def _moving(picture: Image.Image) -> bytes:
    return saved(picture, "WEBP", save_all=True, append_images=[picture.rotate(180)])


ORIGINALS = {
    "photo": lambda: saved(photo(2700, 1801), "JPEG"),
    "press": lambda: saved(photo(2700, 1801).convert("CMYK"), "JPEG"),
    "lying": lambda: lying(6, "JPEG", (2700, 1801)),
    "see-through": lambda: saved(photo(2700, 1801).convert("RGBA")),
    "few colours": lambda: saved(photo(2700, 1801).quantize(16)),
    "animation": lambda: _moving(photo(1400, 901)),
    "small": lambda: saved(photo(301, 201), "JPEG"),
}


@pytest.mark.parametrize("original", ORIGINALS)
def test_a_rendition_is_the_same_whichever_others_are_made_with_it(original: str) -> None:
    source = ORIGINALS[original]()
    together, findings = render(source, SIZES, path="a")
    assert findings == ()
    assert all(together)
    for spec, one in zip(SIZES, together, strict=True):
        assert render(source, [spec], path="a")[0] == [one]
    assert render(source, SIZES[::-2], path="a")[0] == together[::-2]


def test_a_picture_cut_off_is_one_finding() -> None:
    whole = saved(photo(800, 600), "JPEG")
    made, findings = render(
        whole[: len(whole) // 2], [RenditionSpec(width=10), RenditionSpec(width=20)], path="assets/a.jpg"
    )
    assert made == [None, None]
    assert [(found.rule, found.where.path) for found in findings] == [("asset/unreadable", "assets/a.jpg")]
    assert "truncated" in findings[0].message


def test_one_impossible_rendition_leaves_the_others() -> None:
    specs = [RenditionSpec(width=20), RenditionSpec(width=20, background="whit"), RenditionSpec(width=20, format="png")]
    made, findings = render(saved(photo(40, 40)), specs, path="a.png")
    assert [content is not None for content in made] == [True, False, True]
    assert [found.rule for found in findings] == ["asset/no-rendition"]
    assert "whit" in findings[0].message


@pytest.mark.parametrize(
    "spec",
    [
        RenditionSpec(width=9_000, upscale=True),
        RenditionSpec(format="webp"),
        RenditionSpec(height=3, width=20_000, fit="pad", format="webp"),
    ],
)
def test_what_the_format_can_not_hold_is_a_finding(spec: RenditionSpec) -> None:
    content = saved(Image.new("L", (3, 20_000)))
    made, findings = render(content, [spec], path="a.png")
    assert (made, [found.rule for found in findings]) == ([None], ["asset/no-rendition"])
