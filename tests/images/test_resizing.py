"""What shrinks pictures by vector instructions is Lanczos, and the same wherever it runs."""

import pytest
from cykooz_resizer import CpuExtensions, FilterType, ResizeAlg, ResizeOptions, Resizer
from PIL import Image
from PIL.Image import Resampling

from omnicat.images import encoder_mark, encoder_version, resizing
from omnicat.images.resizing import Box, resized, resizer
from tests.images.measures import psnr
from tests.images.pictures import photo

NEAR = 50
"""Decibels; levels are rounded otherwise, twice where there is alpha."""


def picture(mode: str, size: tuple[int, int] = (803, 601)) -> Image.Image:
    plain = photo(*size)
    if mode == "RGBA":
        plain.putalpha(Image.linear_gradient("L").resize(size))
    return plain


def seen(picture: Image.Image) -> Image.Image:
    """On grey: colours that can't be seen are nobody's."""
    grey = Image.new("RGBA", picture.size, "grey")
    return Image.alpha_composite(grey, picture.convert("RGBA")).convert("RGB")


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
@pytest.mark.parametrize(
    ("size", "box"),
    [
        ((300, 225), (0, 0, 803, 601)),
        ((300, 300), (101.3, 0, 702.3, 601)),
        ((97, 400), (0.1, 0.2, 100.7, 600.9)),
        ((1000, 700), (0, 0, 803, 601)),
        ((1, 1), (802, 600, 803, 601)),
        ((70, 70), (733 - 1e-13, 531 + 1e-13, 803, 601)),
    ],
)
def test_it_is_near_plain_lanczos(mode: str, size: tuple[int, int], box: Box) -> None:
    source = picture(mode)
    plain = source.resize(size, Resampling.LANCZOS, box)
    assert psnr(seen(resized(source, size, box)), seen(plain)) >= NEAR


def test_a_picture_in_several_blocks_of_memory_is_whole() -> None:
    source = picture("RGB", (5_000, 4_000))
    plain = source.resize((700, 560), Resampling.LANCZOS)
    assert psnr(resized(source, (700, 560), (0, 0, 5_000, 4_000)), plain) >= NEAR


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_every_processor_makes_the_same_bytes(mode: str) -> None:
    made = set()
    for each in CpuExtensions:
        by = Resizer()
        try:
            by.cpu_extensions = each
        except ValueError:
            continue  # of another kind of processor
        out = Image.new(mode, (333, 250))
        by.resize_pil(picture(mode), out, ResizeOptions(ResizeAlg.convolution(FilterType.lanczos3)))
        made.add(out.tobytes())
    assert made == {resized(picture(mode), (333, 250), (0, 0, 803, 601)).tobytes()}


def test_no_length_goes_beyond_the_edge() -> None:
    for part in range(1, 500):
        begin = 803 * part / 500
        assert begin + resizing._inside(begin, 803.0000000001, 803) <= 803


def test_a_pillow_that_is_not_known_resizes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    known, mark = encoder_version(), encoder_mark()
    monkeypatch.setattr(resizing, "pillow_version", "99.0.0")
    resizer.cache_clear()
    try:
        assert resizer() == "none"
        assert encoder_version() != known
        assert encoder_mark() == mark
        plain = picture("RGB").resize((300, 225), Resampling.LANCZOS)
        assert resized(picture("RGB"), (300, 225), (0, 0, 803, 601)).tobytes() == plain.tobytes()
    finally:
        resizer.cache_clear()
