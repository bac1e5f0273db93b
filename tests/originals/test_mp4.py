"""What a film's index says, read without a decoder."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnicat.originals import Facts, Media, examine
from tests.originals.files import ON_ITS_SIDE, box, full, mp4, picture_track, sound_track


def facts(content: bytes, name: str = "film.mp4") -> Facts:
    found, findings = examine(content, f"assets/{name}", "video")
    assert findings == ()
    assert found is not None
    return found


@pytest.mark.parametrize("behind", [False, True])
def test_a_film_says_how_long_and_large_it_is(behind: bool) -> None:
    said = facts(mp4(picture_track(1920, 1080), sound_track(), seconds=2.0, behind=behind))
    assert said == Facts("mp4", 1920, 1080, Media(2.0, "h264", frame_rate=25.0, has_audio=True))


@pytest.mark.parametrize(
    ("mark", "codec"), [(b"hvc1", "hevc"), (b"av01", "av1"), (b"vp09", "vp9"), (b"mp4v", "mpeg4"), (b"x\0y!", "xy")]
)
def test_the_codec_has_the_name_people_use(mark: bytes, codec: str) -> None:
    assert facts(mp4(picture_track(64, 48, mark))).media.codec == codec


def test_a_film_held_upright_is_as_high_as_it_is_seen() -> None:
    said = facts(mp4(picture_track(1920, 1080, matrix=ON_ITS_SIDE)))
    assert (said.width, said.height) == (1080, 1920)


def test_long_times_are_read() -> None:
    said = facts(mp4(picture_track(64, 48, version=1)))
    assert (said.media.frame_rate, said.media.duration) == (25.0, 2.0)


def test_a_quicktime_film_is_one() -> None:
    content = mp4(brand=b"qt  ")
    assert facts(content, "film.mov").format == "mov"
    assert facts(content[content.index(b"moov") - 4 :], "film.mov").format == "mov"


SIZED = struct.pack(">I", 1) + b"moov" + struct.pack(">Q", 2**60)
BROKEN = {
    "empty": (b"", "is empty"),
    "no film": (b"MZ" + bytes(100), "it is no film in MP4, MOV, WebM, AVI or MPEG"),
    "no index": (box(b"ftyp", b"isom", bytes(4)) + box(b"mdat", bytes(9)), "it has no index"),
    "cut off": (mp4(behind=True)[:-20], "it is cut off"),
    "only sound": (mp4(sound_track()), "it has no pictures"),
    "a box of no length": (box(b"ftyp", bytes(8)) + struct.pack(">I4s", 3, b"free"), "its index is damaged"),
    "a box longer than the file": (box(b"ftyp", bytes(8)) + SIZED, "it is cut off"),
    "a track cut off": (mp4(box(b"trak", box(b"mdia", full(b"hdlr", bytes(4), b"vide")))), "its index is damaged"),
    "boxes in boxes": (b"", ""),
    "too many boxes": (mp4(*[box(b"free")] * 20_000), "its index is damaged"),
}
NESTED = b""
for _ in range(500):
    NESTED = box(b"minf", NESTED)
BROKEN["boxes in boxes"] = (mp4(NESTED), "its index is damaged")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_film_is_one_finding(name: str) -> None:
    content, says = BROKEN[name]
    found, findings = examine(content, "assets/film.mp4", "video")
    assert found is None
    assert len(findings) == 1
    assert says in findings[0].message


WHOLE = mp4(picture_track(64, 48), sound_track())


@settings(max_examples=300)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=12), st.integers(0, 20))
def test_no_damage_raises(place: int, put: bytes, gone: int) -> None:
    found, findings = examine(WHOLE[:place] + put + WHOLE[place + gone :], "assets/film.mp4", "video")
    assert (found is None) == bool(findings)


def ebml(name: int, content: bytes) -> bytes:
    """An element of a WebM file (RFC 8794, section 5)."""
    length = (name.bit_length() + 7) // 8
    return name.to_bytes(length, "big") + (len(content) | 1 << 56).to_bytes(8, "big") + content


def webm(*, kind: int = 1) -> bytes:
    video = ebml(0xE0, ebml(0xB0, b"\x05\x00") + ebml(0xBA, b"\x02\xd0"))
    track = ebml(0x83, bytes([kind])) + ebml(0x86, b"V_VP9") + ebml(0x23E383, (40_000_000).to_bytes(4, "big")) + video
    info = ebml(0x2AD7B1, (1_000_000).to_bytes(3, "big")) + ebml(0x4489, struct.pack(">d", 2500.0))
    tracks = ebml(0xAE, track) + ebml(0xAE, ebml(0x83, b"\2"))
    inside = ebml(0x1549A966, info) + ebml(0x1654AE6B, tracks) + ebml(0x1F43B675, bytes(10))
    return ebml(0x1A45DFA3, ebml(0x4282, b"webm")) + ebml(0x18538067, inside)


def test_a_webm_film_says_the_same() -> None:
    said = facts(webm(), "film.webm")
    assert said == Facts("webm", 1280, 720, Media(2.5, "vp9", frame_rate=25.0, has_audio=True))


@settings(max_examples=300)
@given(st.integers(4, len(webm())), st.binary(max_size=12), st.integers(0, 20))
def test_no_damage_of_a_webm_raises(place: int, put: bytes, gone: int) -> None:
    content = webm()
    found, findings = examine(content[:place] + put + content[place + gone :], "assets/film.webm", "video")
    assert (found is None) == bool(findings)


def test_a_webm_of_sound_alone_is_no_film() -> None:
    assert "it has no pictures" in examine(webm(kind=2), "assets/film.webm", "video")[1][0].message
