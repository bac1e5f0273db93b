"""Swatches: a colour without an original."""

import pytest

from omnicat.images import RenditionSpec, paint
from tests.images.pictures import opened, pixel


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp", "avif"])
def test_a_colour_is_a_flat_picture_of_it(format_: str) -> None:
    spec = RenditionSpec(width=40, height=30, format=format_, paint=("#1b2a49",))  # type: ignore[arg-type]
    picture = opened(paint([spec])[0]).convert("RGB")
    assert picture.size == (40, 30)
    assert all(abs(one - other) <= 3 for one, other in zip(pixel(picture, 20, 15), (0x1B, 0x2A, 0x49), strict=True))
    assert picture.getcolors() is not None
    assert len(picture.getcolors() or ()) == 1


def test_two_colours_meet_on_the_diagonal() -> None:
    picture = opened(paint([RenditionSpec(width=40, format="png", paint=("#ffffff", "#000000"))])[0])
    assert picture.size == (40, 40)
    assert pixel(picture, 5, 5) == (255, 255, 255)
    assert pixel(picture, 34, 34) == (0, 0, 0)
    assert [pixel(picture, x, 39 - x)[0] not in (0, 255) for x in (10, 20, 30)] == [True] * 3


def test_one_colour_twice_is_one_colour() -> None:
    once, twice = paint([RenditionSpec(format="png", paint=each) for each in (("#123456",), ("#123456", "#123456"))])
    assert once == twice
    assert opened(once).size == (64, 64)


def test_what_is_no_colour_gives_nothing() -> None:
    assert paint([RenditionSpec(paint=("#12345",)), RenditionSpec()]) == [None, None]
