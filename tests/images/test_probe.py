import os
import struct
import subprocess
import sys
import time
import warnings
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from omnicat.findings import Finding, Severity
from omnicat.images import ImageFacts, RenditionSpec, probe, render
from tests.images.pictures import adobe_rgb, photo, quarters, saved

SPECS = (RenditionSpec(width=10, height=10, fit="pad"),)


def rules_of(findings: tuple[Finding, ...]) -> list[str]:
    return [found.rule for found in findings]


@pytest.mark.parametrize(
    ("format_", "extension"),
    [
        ("JPEG", "jpg"),
        ("PNG", "png"),
        ("WEBP", "webp"),
        ("AVIF", "avif"),
        ("GIF", "gif"),
        ("TIFF", "tif"),
        ("BMP", "bmp"),
    ],
)
def test_each_format_tells_its_facts(format_: str, extension: str) -> None:
    facts, findings = probe(saved(photo(24, 16), format_), f"assets/a.{extension}")
    assert facts is not None
    assert (facts.format, facts.width, facts.height, facts.has_alpha, facts.animated) == (
        format_.lower(),
        24,
        16,
        False,
        False,
    )
    assert findings == ()


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_width_and_height_are_those_a_person_sees(format_: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    facts, _ = probe(saved(quarters(120, 80), format_, exif=exif), "a")
    assert facts is not None
    assert facts.orientation == orientation
    assert (facts.width, facts.height) == ((80, 120) if orientation >= 5 else (120, 80))


def test_alpha_animation_and_profile_are_facts() -> None:
    clear = Image.new("RGBA", (4, 4), (1, 2, 3, 4))
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue", "green")]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    facts = [
        probe(saved(clear), "a.png")[0],
        probe(saved(photo(4, 4), icc_profile=adobe_rgb()), "a.png")[0],
        probe(content, "a.gif")[0],
    ]
    assert [(one.has_alpha, one.icc, one.animated) for one in facts if one] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


def test_a_file_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(saved(photo(9, 7)))
    assert probe(file, "a.png") == probe(file.read_bytes(), "a.png")
    assert probe(file, "a.png")[0] == ImageFacts("png", 9, 7, "RGB", False, False, False, 1)


POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n"


@pytest.mark.parametrize(
    ("content", "rule", "words"),
    [
        (b"", "asset/empty", "'a.jpg' is empty"),
        (POINTER, "asset/git-lfs-pointer", "not fetched"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "asset/unknown-format", "SVG"),
        (b"\n<?xml version='1.0'?><svg/>", "asset/unknown-format", "SVG"),
        (b"%PDF-1.7", "asset/unknown-format", "PDF"),
        (b"just text", "asset/unknown-format", "no picture format"),
        (b"\x89PNG\r\n\x1a\nrubbish", "asset/unreadable", "can't be read"),
        (b"\xff\xd8\xff\xe0", "asset/unreadable", "can't be read"),
    ],
)
def test_what_is_no_picture_is_one_finding(content: bytes, rule: str, words: str) -> None:
    facts, findings = probe(content, "assets/tee/a.jpg")
    assert facts is None
    assert rules_of(findings) == [rule]
    assert words in findings[0].message
    assert findings[0].hint
    assert (findings[0].where.path, findings[0].subject.kind) == ("assets/tee/a.jpg", "asset")
    assert rules_of(render(content, SPECS, path="a.jpg")[1]) == [rule]


def test_a_pointer_says_how_to_fetch() -> None:
    assert probe(POINTER, "a.jpg")[1][0].hint == "run `git lfs pull`"


@pytest.mark.parametrize(("name", "hint"), [("a.jpg", "'a.png'"), ("a", "'a.png'"), ("a.b.JPEG", "'a.b.png'")])
def test_a_name_that_hides_the_format_is_a_warning(name: str, hint: str) -> None:
    facts, findings = probe(saved(photo(4, 4)), f"assets/{name}")
    assert facts is not None
    assert (rules_of(findings), findings[0].severity) == (["asset/wrong-extension"], Severity.WARNING)
    assert hint in findings[0].hint


@pytest.mark.parametrize("name", ["a.PNG", "a.png", "x.y.Png"])
def test_a_name_that_says_the_format_is_fine(name: str) -> None:
    assert probe(saved(photo(4, 4)), name)[1] == ()


def png_of(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(7072, 7072), (12_000, 9_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_by_its_header_at_once(size: tuple[int, int]) -> None:
    started = time.perf_counter()
    assert rules_of(probe(png_of(*size), "a.png")[1]) == ["asset/too-many-pixels"]
    assert render(png_of(*size), SPECS, path="a.png")[0] == [None]
    assert time.perf_counter() - started < 1


def test_fifty_megapixels_are_let_in() -> None:
    facts, findings = probe(png_of(10_000, 5_000), "a.png")
    assert facts is not None
    assert findings == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in the file system here")
def test_a_pipe_is_a_finding_and_no_endless_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    assert rules_of(probe(tmp_path / "a.jpg", "a.jpg")[1]) == ["asset/unreadable"]


def test_a_folder_and_a_missing_file_are_findings(tmp_path: Path) -> None:
    folder, missing = probe(tmp_path, "a.jpg")[1], probe(tmp_path / "b.jpg", "b.jpg")[1]
    assert rules_of(folder + missing) == ["asset/unreadable", "asset/unreadable"]
    assert str(tmp_path) not in missing[0].message


def broken_exif() -> bytes:
    whole = saved(photo(8, 8), "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01\x03\0" * 9)
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        Image.Exif().load(b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01\x03\0" * 9)
    assert heard, "this EXIF is meant to make Pillow warn"
    return whole


def test_broken_exif_is_silence_and_the_right_way_up() -> None:
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        facts, findings = probe(broken_exif(), "a.jpg")
    assert facts is not None
    assert (facts.orientation, findings, heard) == (1, (), [])


def test_importing_the_room_does_not_import_pillow() -> None:
    code = "import sys, omnicat.images, omnicat.images.spec, omnicat.renditions; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


SEEDS = [
    saved(photo(24, 16), "JPEG", icc_profile=adobe_rgb(), exif=Image.Exif().tobytes()),
    saved(photo(24, 16).convert("P"), "PNG"),
    saved(photo(24, 16).convert("RGBA"), "WEBP"),
    saved(photo(24, 16), "AVIF"),
    saved(photo(24, 16), "GIF"),
    saved(photo(24, 16).convert("CMYK"), "TIFF"),
    saved(photo(24, 16), "BMP"),
]


@given(st.binary(max_size=300), st.sampled_from([b"", *(seed[:40] for seed in SEEDS)]))
@settings(max_examples=300, deadline=None)
def test_arbitrary_bytes_never_raise(content: bytes, start: bytes) -> None:
    facts, findings = probe(start + content, "a.png")
    assert facts is not None or len(findings) == 1


@given(st.sampled_from(SEEDS), st.data())
@settings(max_examples=300, deadline=None)
def test_damaged_pictures_never_raise(seed: bytes, data: st.DataObject) -> None:
    content = bytearray(seed[: data.draw(st.integers(len(seed) // 2, len(seed)))])
    for _ in range(data.draw(st.integers(0, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    made, findings = render(bytes(content), SPECS, path="a.png")
    assert made != [None] or len(findings) == 1
