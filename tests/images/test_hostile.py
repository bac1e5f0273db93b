"""Files that were made to hurt: each is a picture or one finding, soon and in little memory."""

import os
import threading
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from omnicat.images import RenditionSpec, probe, render
from tests.images import hostile
from tests.images.pictures import adobe_rgb, photo, saved
from tests.images.watched import Watched, watched
from tests.often import often, some

SPECS = (
    RenditionSpec(width=300, height=300, fit="pad", quality=88),
    RenditionSpec(width=200, format="webp"),
    RenditionSpec(width=100, height=100, fit="cover", format="png"),
)
WIDE, HIGH = 8_000, 6_200

SECONDS = 5
MEGABYTES = 640
"""A worker may have 700, and begins with 60 at most."""


def made_of(content: bytes | Path) -> Watched:
    """What comes of the three renditions in a process of their own, once Pillow is there."""
    render(saved(photo(64, 64)), SPECS, path="a")
    return watched(lambda: _told(content))


def _told(content: bytes | Path) -> str:
    made, findings = render(content, SPECS, path="assets/a")
    assert [one is None for one in made] in ([True] * len(SPECS), [False] * len(SPECS))
    assert len(findings) == (1 if made[0] is None else 0), findings
    return findings[0].message if findings else "made"


def held(content: bytes | Path) -> str:
    """What was said, and it took neither long nor much."""
    seen = made_of(content)
    assert seen.cpu < SECONDS, seen
    assert seen.megabytes < MEGABYTES, seen
    return seen.said


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a PNG that unfolds into 2 GB": (
        lambda: hostile.png(50_000, 40_000, hostile.of_zeros(4_000_000)),
        "more than 50 megapixels",
    ),
    "a PNG of little size with a quarter of a gigabyte": (
        lambda: hostile.png(600, 400, hostile.of_zeros(1 << 28)),
        "made",
    ),
    "a PNG in three million chunks": (
        lambda: hostile.many_chunks(3_000_000),
        "cut into too many pieces",
    ),
    "a JPEG in five thousand scans": (
        lambda: hostile.many_scans(7_000, 7_000, 5_000),
        "5006 scans, more than 100",
    ),
    "a JPEG in a few scans more than usual": (lambda: hostile.many_scans(7_000, 7_000, 80), "made"),
    "a JPEG in three million segments": (lambda: hostile.many_segments(3_000_000), "cut into too many pieces"),
    "a GIF of a hundred thousand frames": (lambda: hostile.endless_gif(100_000), "made"),
    "a TIFF whose directory comes again and again": (lambda: hostile.tiff(64, 48), "made"),
    "a TIFF of five million strips": (
        lambda: hostile.tiff(1, 5_000_000, strips=5_000_000),
        "consists of 5000000 pieces, more than 200000",
    ),
    "a TIFF of very large tiles": (
        lambda: hostile.tiff(64, 64, {322: (322, 4, 1, 1 << 20), 323: (323, 4, 1, 1 << 20)}),
        "tiles are larger than 50 megapixels",
    ),
    "a TIFF whose every tag is the same megabyte": (
        lambda: hostile.tiff(
            64, 48, {tag: (tag, 7, 1_000_000, 8) for tag in range(1_000, 6_000)}, tail=bytes(1_000_000)
        ),
        "made",
    ),
}


@pytest.mark.parametrize("name", some([*BOMBS], 6))
def test_a_bomb_is_a_picture_or_one_finding(name: str) -> None:
    make, expected = BOMBS[name]
    assert expected in held(make())


LARGE: dict[str, Callable[[], bytes]] = {
    "16 bits and alpha, with a wide profile": lambda: _deep_png(),
    "alpha, with a wide profile": lambda: saved(_large("RGBA"), compress_level=1, icc_profile=adobe_rgb()),
    "progressive CMYK": lambda: saved(_large("CMYK"), "JPEG", progressive=True, quality=60),
    "WebP with alpha": lambda: saved(Image.new("RGBA", (8_000, 4_000), (9, 99, 199, 99)), "WEBP", method=0),
    "LZW and alpha": lambda: saved(_large("RGBA"), "TIFF", compression="tiff_lzw"),
    "16 bits of grey": lambda: saved(_large("L").convert("I").convert("I;16"), "TIFF"),
    "a palette": lambda: saved(_large("P"), "GIF"),
}


@pytest.mark.parametrize("name", some([*LARGE], 3))
def test_the_largest_pictures_take_little(name: str) -> None:
    assert held(LARGE[name]()) == "made"


def _large(mode: str) -> Image.Image:
    size = WIDE, HIGH
    if mode == "RGBA":
        return Image.merge("RGBA", [Image.linear_gradient("L").resize(size)] * 4)
    return Image.linear_gradient("L").resize(size).convert(mode)


def _deep_png() -> bytes:
    row = b"\0" + bytes(range(250)) * (WIDE * 8 // 250)
    whole = hostile.png(WIDE, HIGH, zlib.compress(row * HIGH, 1), depth=16, kind=6)
    return whole[:33] + hostile.chunk(b"iCCP", b"a\0\0" + zlib.compress(adobe_rgb())) + whole[33:]


FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "jpg": ("JPEG", {"quality": 80}),
    "progressive.jpg": ("JPEG", {"quality": 80, "progressive": True}),
    "png": ("PNG", {}),
    "webp": ("WEBP", {"quality": 80}),
    "avif": ("AVIF", {"quality": 60, "speed": 10}),
    "gif": ("GIF", {}),
    "tif": ("TIFF", {}),
    "lzw.tif": ("TIFF", {"compression": "tiff_lzw"}),
    "jpeg.tif": ("TIFF", {"compression": "jpeg"}),
    "bmp": ("BMP", {}),
}
WHOLE = {ending: saved(photo(160, 120), format_, **options) for ending, (format_, options) in FORMATS.items()}


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_cut_off_anywhere_is_a_picture_or_one_finding(ending: str) -> None:
    whole = WHOLE[ending]
    said = [_told(whole[: len(whole) * part // 16]) for part in range(17)]
    assert said[0] == "'a' is empty"
    assert said[16] == "made"
    assert sum(each == "made" for each in said) < 6, said


@settings(max_examples=often(150, 60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    ending=st.sampled_from(sorted(WHOLE)),
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=12),
)
def test_flipped_bits_are_a_picture_or_one_finding(ending: str, flips: list[tuple[float, int]]) -> None:
    content = bytearray(WHOLE[ending])
    for place, bits in flips:
        content[int(place * len(content))] ^= bits
    begin = time.thread_time()
    made, findings = render(bytes(content), SPECS, path="assets/a")
    assert time.thread_time() - begin < SECONDS
    assert all(one is not None for one in made) or len(findings) == 1
    probe(bytes(content), "assets/a")


@pytest.mark.skipif(os.name == "nt", reason="no such pipes there")
def test_a_pipe_and_a_device_are_findings_and_nobody_waits(tmp_path: Path) -> None:
    pipe = tmp_path / "a.jpg"
    os.mkfifo(pipe)
    for source in (pipe, Path(os.devnull), tmp_path):
        assert _told(source) == "'a' can't be read: not a regular file"


@pytest.mark.skipif(os.name == "nt", reason="a file that is read can't be cut off there")
@pytest.mark.parametrize("ending", some(["jpg", "png", "tif", "lzw.tif", "webp"], 3))
def test_a_file_that_is_cut_off_while_it_is_read_ends_nothing(ending: str, tmp_path: Path) -> None:
    format_, options = FORMATS[ending]
    file = tmp_path / "a"
    content = saved(Image.effect_noise((3_000, 2_000), 90).convert("RGB"), format_, **options)
    for wait in (0.0, 0.01, 0.04):
        file.write_bytes(content)
        cut = threading.Timer(wait, lambda: os.truncate(file, 1_000))
        cut.start()
        assert made_of(file).said.startswith(("made", "'a' can't be read"))
        cut.join()


def test_a_file_that_vanished_is_a_finding(tmp_path: Path) -> None:
    assert _told(tmp_path / "gone.jpg") == "'a' can't be read: no such file or directory"
