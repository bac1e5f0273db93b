"""Photos of phones, and TIFF with several pages."""

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from omnicat.images import RenditionSpec, heic, opening, probe, render
from tests.images.pictures import mean_difference, opened, photo, pixel, quarters, saved

PATH = "assets/photo.heic"
needs_heic = pytest.mark.skipif(find_spec("pillow_heif") is None, reason="omnicat[heic] is not installed")


def heic_of(picture: Image.Image, **options: Any) -> bytes:
    file = BytesIO()
    library = import_module("pillow_heif")
    library.from_pillow(picture).save(file, quality=95, **options)
    return file.getvalue()


@needs_heic
def test_a_phones_photo_is_a_picture_like_any_other() -> None:
    content = heic_of(photo(240, 160))
    facts, findings = probe(content, PATH)
    assert findings == ()
    assert facts is not None
    assert (facts.format, facts.width, facts.height, facts.mode, facts.has_alpha) == ("heic", 240, 160, "RGB", False)
    (made,), problems = render(content, [RenditionSpec(width=120, format="png")], path=PATH)
    assert problems == ()
    expected = photo(240, 160).resize((120, 80), Image.Resampling.LANCZOS)
    assert mean_difference(opened(made), expected) < 4


@needs_heic
@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_upright_and_as_large_as_it_is_seen(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = heic_of(quarters(120, 80), exif=exif.tobytes())
    facts, _ = probe(content, PATH)
    assert facts is not None
    (made,), _ = render(content, [RenditionSpec(format="png")], path=PATH)
    picture = opened(made)
    assert picture.size == (facts.width, facts.height)
    (same,), _ = render(
        saved(quarters(120, 80), "JPEG", quality=95, exif=exif), [RenditionSpec(format="png")], path="assets/a.jpg"
    )
    assert mean_difference(picture, opened(same)) < 6


@needs_heic
def test_the_name_has_to_say_what_it_is() -> None:
    assert [each.rule for each in probe(heic_of(photo()), "assets/a.jpg")[1]] == ["asset/wrong-extension"]


WHOLE = heic_of(photo(64, 64)) if find_spec("pillow_heif") else b""


@needs_heic
@settings(max_examples=80, deadline=None)
@given(st.integers(12, 2000), st.binary(max_size=8), st.integers(0, 40))
def test_no_damage_raises(place: int, put: bytes, gone: int) -> None:
    content = WHOLE[:place] + put + WHOLE[place + gone :]
    facts, findings = probe(content, PATH)
    assert (facts is None) == bool(findings)
    made, problems = render(content, [RenditionSpec(width=10)], path=PATH)
    assert (made == [None]) == bool(problems)


@needs_heic
def test_a_photo_that_claims_to_be_huge_is_refused() -> None:
    size = (64).to_bytes(4, "big") * 2
    huge = (40_000).to_bytes(4, "big") * 2
    content = WHOLE.replace(b"ispe" + bytes(4) + size, b"ispe" + bytes(4) + huge)
    assert content != WHOLE
    findings = probe(content, PATH)[1]
    assert findings[0].rule in ("asset/too-many-pixels", "asset/unreadable")


def test_without_the_library_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "can_read_heic", lambda: False)
    facts, findings = probe(b"\0\0\0\x18ftypheic" + bytes(60), PATH)
    assert facts is None
    assert [(each.rule, each.hint) for each in findings] == [
        ("asset/not-installed", "install `omnicat[heic]`, or save it as JPEG")
    ]


def test_the_library_is_loaded_only_when_such_a_photo_comes() -> None:
    program = (
        "import sys; from omnicat.images import probe; "
        "probe(open(sys.argv[1], 'rb').read(), 'a.png'); print('pillow_heif' in sys.modules)"
    )
    picture = __file__
    done = subprocess.run([sys.executable, "-c", program, picture], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    assert heic.can_read_heic() == (find_spec("pillow_heif") is not None)


def test_of_a_tiff_with_several_pages_the_first_is_shown() -> None:
    pages = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue", "green")]
    content = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    facts, findings = probe(content, "assets/a.tif")
    assert findings == ()
    assert facts is not None
    assert (facts.width, facts.height, facts.animated) == (60, 40, False)
    (made,), _ = render(content, [RenditionSpec(format="png")], path="assets/a.tif")
    assert pixel(opened(made), 5, 5) == (255, 0, 0)
