"""Badges and watermarks over a picture."""

import pytest
from PIL import Image

from omnicat.images import Overlay, RenditionSpec, render
from tests.images.pictures import opened, pixel, saved

BLUE, RED, WHITE = (0, 0, 255), (255, 0, 0), (255, 255, 255)
BADGE = Overlay(image="badges/b.png", digest="b", width=0.2, margin=0.1)


def badge(size: tuple[int, int] = (50, 50)) -> bytes:
    return saved(Image.new("RGB", size, BLUE))


def laid(
    *overlays: Overlay, size: tuple[int, int] = (200, 100), over: bytes | None = None, **more: object
) -> Image.Image:
    spec = RenditionSpec(format="png", overlays=overlays, **more)  # type: ignore[arg-type] # as a profile says
    content = saved(Image.new("RGB", size, "white"))
    made, findings = render(content, [spec], path="a.png", overlays={"b": over or badge()})
    assert findings == ()
    return opened(made[0])


def blue_box(picture: Image.Image) -> tuple[int, int, int, int] | None:
    return picture.convert("RGB").getchannel("R").point(lambda level: 255 * (level < 128)).getbbox()


@pytest.mark.parametrize(
    ("at", "box"),
    [
        ("top-left", (20, 20, 60, 60)),
        ("top", (80, 20, 120, 60)),
        ("top-right", (140, 20, 180, 60)),
        ("left", (20, 30, 60, 70)),
        ("center", (80, 30, 120, 70)),
        ("right", (140, 30, 180, 70)),
        ("bottom-left", (20, 40, 60, 80)),
        ("bottom", (80, 40, 120, 80)),
        ("bottom-right", (140, 40, 180, 80)),
    ],
)
def test_it_lies_where_it_is_put(at: str, box: tuple[int, int, int, int]) -> None:
    overlay = Overlay(image="b", digest="b", at=at, width=0.2, margin=0.1)  # type: ignore[arg-type]
    assert blue_box(laid(overlay)) == box


def test_it_never_sticks_out() -> None:
    tall = laid(Overlay(image="b", digest="b", at="top", width=0.5, margin=0.05), over=badge((50, 500)))
    assert blue_box(tall) == (96, 10, 104, 90)


@pytest.mark.parametrize(("opacity", "level"), [(1.0, 0), (0.5, 128), (0.1, 230)])
def test_opacity_lets_the_picture_through(opacity: float, level: int) -> None:
    overlay = Overlay(image="b", digest="b", at="center", width=0.3, opacity=opacity)
    red, _, blue = pixel(laid(overlay), 100, 50)
    assert abs(red - level) <= 2
    assert blue == 255


def test_what_is_transparent_in_a_badge_shows_the_picture() -> None:
    ring = Image.new("RGBA", (40, 40), (*BLUE, 255))
    ring.paste((0, 0, 0, 0), (10, 10, 30, 30))
    picture = laid(Overlay(image="b", digest="b", at="center", width=0.4), over=saved(ring))
    assert pixel(picture, 100, 50) == WHITE
    assert pixel(picture, 65, 50) == BLUE


def test_the_first_lies_below_the_others() -> None:
    over = Overlay(image="c", digest="c", at="center", width=0.1)
    spec = RenditionSpec(format="png", overlays=(Overlay(image="b", digest="b", at="center", width=0.4), over))
    sources = {"b": badge(), "c": saved(Image.new("RGB", (9, 9), RED))}
    made, _ = render(saved(Image.new("RGB", (200, 100), "white")), [spec], path="a", overlays=sources)
    picture = opened(made[0])
    assert (pixel(picture, 100, 50), pixel(picture, 70, 50), pixel(picture, 20, 50)) == (RED, BLUE, WHITE)


def test_it_lies_on_the_canvas_and_not_on_the_picture() -> None:
    picture = laid(BADGE, width=200, height=200, fit="pad")
    assert blue_box(picture) == (140, 140, 180, 180)


def test_a_transparent_picture_keeps_its_alpha_beside_it() -> None:
    content = saved(Image.new("RGBA", (200, 100), (0, 0, 0, 0)))
    made, _ = render(content, [RenditionSpec(format="png", overlays=(BADGE,))], path="a", overlays={"b": badge()})
    picture = opened(made[0])
    assert (pixel(picture, 5, 5)[3], pixel(picture, 160, 60)) == (0, (*BLUE, 255))


def test_a_badge_that_can_not_be_read_leaves_its_renditions_out_and_no_others() -> None:
    content = saved(Image.new("RGB", (200, 100), "white"))
    specs = [RenditionSpec(width=100, overlays=(BADGE,)), RenditionSpec(width=100)]
    made, findings = render(content, specs, path="assets/a.png", overlays={"b": badge()[:40]}, folder="assets/")
    assert [each is None for each in made] == [True, False]
    assert [(each.rule, each.where.path) for each in findings] == [("asset/unreadable", "assets/badges/b.png")]
    made, findings = render(content, specs, path="assets/a.png", folder="assets/")
    assert [each is None for each in made] == [True, False]
    assert len(findings) == 1


@pytest.mark.parametrize(
    ("overlay", "words"),
    [
        (Overlay(image="b", at="middle"), "place 'middle'"),  # type: ignore[arg-type] # as a profile may say it
        (Overlay(image="b", width=0), "width '0'"),
        (Overlay(image="b", width=1.5), "width '1.5'"),
        (Overlay(image="b", margin=0.5), "margin '0.5'"),
        (Overlay(image="b", opacity=0), "opacity '0'"),
    ],
)
def test_what_can_not_be_laid_says_why(overlay: Overlay, words: str) -> None:
    assert words in RenditionSpec(overlays=(overlay,)).problem()


def test_other_pixels_have_another_text() -> None:
    others = (
        BADGE,
        Overlay(image="badges/b.png", digest="c", width=0.2, margin=0.1),
        Overlay(image="badges/b.png", digest="b", width=0.3, margin=0.1),
        Overlay(image="badges/b.png", digest="b", width=0.2, margin=0.2),
        Overlay(image="badges/b.png", digest="b", width=0.2, margin=0.1, opacity=0.5),
        Overlay(image="badges/b.png", digest="b", width=0.2, margin=0.1, at="top"),
    )
    assert len({RenditionSpec(overlays=(each,)).text() for each in others}) == len(others)
    same = Overlay(image="elsewhere.png", digest="b", width=0.2, margin=0.1, when="color")
    assert RenditionSpec(overlays=(same,)).text() == RenditionSpec(overlays=(BADGE,)).text()
