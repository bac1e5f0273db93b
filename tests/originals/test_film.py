"""The picture that stands for a film."""

from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnicat.images import RenditionSpec, render
from omnicat.originals import examine, film, picture_of
from tests.images.pictures import opened, pixel

pytestmark = pytest.mark.skipif(not film.is_installed(), reason="omnicat[video] is not installed")
RED, BLUE = (200, 40, 40), (40, 40, 200)


def made(form: str = "mp4", *, codec: str = "", frames: int = 30, black: int = 8, turned: int = 0) -> bytes:
    """Ten frames a second, the first of them black, then red on the left and blue on the right."""
    av: Any = import_module("av")
    file = BytesIO()
    with av.open(file, "w", format=form) as container:
        stream = container.add_stream(codec or {"webm": "libvpx", "avi": "mpeg4"}.get(form, "libx264"), rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        if turned:
            stream.set_display_rotation(turned)
        for number in range(frames):
            row = bytes(3) * 64 if number < black else bytes(RED) * 32 + bytes(BLUE) * 32
            frame = av.VideoFrame(64, 48, "rgb24")
            frame.planes[0].update(row.ljust(frame.planes[0].line_size, b"\0") * 48)
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return file.getvalue()


def shown(content: bytes, name: str = "film.mp4") -> tuple[tuple[int, int], tuple[int, ...], tuple[int, ...]]:
    """Its poster's size, and the colours of two of its corners, as a rendition shows them."""
    picture, findings = picture_of(content, f"assets/{name}", "video")
    assert findings == ()
    (rendition,), _ = render(picture or b"", [RenditionSpec(format="png")], path="assets/a.png")
    image = opened(rendition)
    return image.size, pixel(image, 2, 2), pixel(image, image.width - 3, image.height - 3)


def alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 25 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("form", ["mp4", "mov", "webm", "avi"])
def test_the_poster_is_the_first_frame_behind_the_black(form: str) -> None:
    content = made(form)
    size, left, right = shown(content, f"film.{form}")
    assert size == (64, 48)
    assert alike(left, RED)
    assert alike(right, BLUE)
    facts, findings = examine(content, f"assets/film.{form}", "video")
    assert (facts is not None, findings) == (True, ())
    assert facts is not None
    assert (facts.width, facts.height, facts.media.duration, facts.media.frame_rate) == (64, 48, 3.0, 10.0)


def test_a_film_that_stays_black_has_a_black_poster() -> None:
    assert alike(shown(made(black=99))[1], (0, 0, 0))


@pytest.mark.parametrize(("turned", "first"), [(90, BLUE), (-90, RED), (180, BLUE)])
def test_the_poster_is_upright(turned: int, first: tuple[int, ...]) -> None:
    """By the definition of ISO/IEC 14496-12: the matrix turns what was coded against the clock."""
    content = made(turned=turned)
    size, upper_left, _ = shown(content)
    facts, _ = examine(content, "assets/film.mp4", "video")
    assert facts is not None
    assert (facts.width, facts.height) == size == ((48, 64) if abs(turned) == 90 else (64, 48))
    assert alike(upper_left, first)


def test_the_same_film_gives_the_same_bytes() -> None:
    content = made()
    assert picture_of(content, "a.mp4", "video") == picture_of(content, "a.mp4", "video")


@pytest.mark.parametrize("cut", [0, 30, 200, 1000])
def test_a_film_cut_off_is_one_finding(cut: int) -> None:
    picture, findings = picture_of(made()[:cut], "assets/film.mp4", "video")
    assert picture is None
    assert [each.rule for each in findings] == ["asset/unreadable"]


def test_a_film_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film, "SECONDS", -1.0)
    findings = picture_of(made(), "assets/film.mp4", "video")[1]
    assert "takes too long" in findings[0].message


def test_frames_that_are_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film, "MOST_PIXELS", 100)
    findings = picture_of(made(), "assets/film.mp4", "video")[1]
    assert "more than 50 megapixels" in findings[0].message


def test_sound_alone_has_no_poster() -> None:
    av: Any = import_module("av")
    file = BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=48000)
        frame = av.AudioFrame(format="fltp", layout="mono", samples=1024)
        frame.sample_rate = 48000
        frame.planes[0].update(bytes(4096))
        container.mux(stream.encode(frame))
        container.mux(stream.encode())
    picture, findings = picture_of(file.getvalue(), "assets/film.mp4", "video")
    assert (picture, len(findings)) == (None, 1)


WHOLE = made() if film.is_installed() else b""


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4000), st.binary(max_size=12), st.integers(0, 20))
def test_no_damage_raises(place: int, put: bytes, gone: int) -> None:
    content = WHOLE[:place] + put + WHOLE[place + gone :]
    picture, findings = picture_of(content, "assets/film.mp4", "video")
    assert (picture is None) == bool(findings)


def test_without_the_library_the_facts_are_still_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film, "is_installed", lambda: False)
    facts, findings = examine(WHOLE, "assets/film.mp4", "video")
    assert (facts is not None, findings) == (True, ())
    picture, problems = picture_of(WHOLE, "assets/film.mp4", "video")
    assert picture is None
    assert [(each.rule, each.hint) for each in problems] == [("asset/not-installed", "install `omnicat[video]`")]
    assert examine(made("avi"), "assets/film.avi", "video")[1][0].rule == "asset/not-examined"
