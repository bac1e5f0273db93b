"""A film in a WebM file: what its head says; no picture of it is decoded."""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from omnicat.originals.findings import unreadable
from omnicat.originals.media import Facts, Media

# RFC 8794 (EBML), RFC 9559 (Matroska): the names of elements as they stand in the file
EBML, SEGMENT, INFO, TRACKS, TRACK = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE
SCALE, DURATION = 0x2AD7B1, 0x4489
KIND, CODEC, FRAME_NANOSECONDS, VIDEO, WIDTH, HEIGHT = 0x83, 0x86, 0x23E383, 0xE0, 0xB0, 0xBA
CLUSTER = 0x1F43B675
INSIDE = frozenset((SEGMENT, INFO, TRACKS, TRACK, VIDEO))

HEAD = 4 * 1024 * 1024
MOST_ELEMENTS, DEEPEST = 10_000, 8
CODECS = {"V_VP8": "vp8", "V_VP9": "vp9", "V_AV1": "av1", "V_MPEG4/ISO/AVC": "h264", "V_MPEGH/ISO/HEVC": "hevc"}


class Element(NamedTuple):
    """An element of the head: its name, its content."""

    name: int
    content: bytes


def facts_of(stream: BinaryIO, path: str) -> Facts:
    """Length, codec, size and frame rate of the film, as far as its head says them. Raises Refused."""
    head = stream.read(HEAD)
    if not head.startswith(EBML.to_bytes(4, "big")):
        raise unreadable(path, "it is no WebM film")
    try:
        said = list(_elements(memoryview(head), [MOST_ELEMENTS]))
    except IndexError:
        raise unreadable(path, "its head is damaged") from None
    tracks = _tracks(said)
    film = next((each for each in tracks if _number(each.get(KIND, b"")) == 1), None)
    if film is None:
        raise unreadable(path, "it has no pictures")
    general = {each.name: each.content for each in said}
    scale = _number(general.get(SCALE, b"")) or 1_000_000
    codec = film.get(CODEC, b"").decode("ascii", "replace").rstrip("\0")
    each_takes = _number(film.get(FRAME_NANOSECONDS, b""))
    media = Media(
        duration=round(_real(general.get(DURATION, b"")) * scale / 1e9, 3),
        codec=CODECS.get(codec, "".join(sign for sign in codec.lower() if sign.isalnum())[:20]),
        frame_rate=round(1e9 / each_takes, 3) if each_takes else 0.0,
        has_audio=any(_number(each.get(KIND, b"")) == 2 for each in tracks),
    )
    return Facts("webm", _number(film.get(WIDTH, b"")), _number(film.get(HEIGHT, b"")), media)


def _tracks(said: list[Element]) -> list[dict[int, bytes]]:
    tracks: list[dict[int, bytes]] = []
    for name, content in said:
        if name == TRACK:
            tracks.append({})
        elif tracks:
            tracks[-1].setdefault(name, content)
    return tracks


def _elements(content: memoryview, left: list[int], depth: int = 0) -> Iterator[Element]:
    """Every element before the first pictures, those that hold others before what is inside them."""
    place = 0
    while place < len(content):
        left[0] -= 1
        if left[0] < 0 or depth > DEEPEST:
            raise IndexError
        name, place = _read(content, place, keeps_mark=True)
        if name == CLUSTER:
            return
        length, place = _read(content, place, keeps_mark=False)
        end = len(content) if length < 0 else place + length
        inside = content[place : min(end, len(content))]
        yield Element(name, b"" if name in INSIDE else bytes(inside[:256]))
        if name in INSIDE:
            yield from _elements(inside, left, depth + 1)
        place = end


def _read(content: memoryview, place: int, *, keeps_mark: bool) -> tuple[int, int]:
    """A number of variable length, and where the next begins; -1 for a length that is not known (RFC 8794, 6.2)."""
    first = content[place]
    length = 9 - first.bit_length()
    if not first or place + length > len(content):
        raise IndexError
    number = int.from_bytes(content[place : place + length], "big")
    if keeps_mark:
        return number, place + length
    most = (1 << 7 * length) - 1
    number &= most
    return -1 if number == most else number, place + length


def _number(content: bytes) -> int:
    return min(int.from_bytes(content[:8], "big"), 2**53)


def _real(content: bytes) -> float:
    form = {4: ">f", 8: ">d"}.get(len(content))
    said = struct.unpack(form, content)[0] if form else 0.0
    return float(said) if 0 < said < 1e15 else 0.0
