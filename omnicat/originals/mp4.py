"""A film in an MP4 or QuickTime file: what its index says; no picture of it is decoded."""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from omnicat.originals.findings import unreadable
from omnicat.originals.media import Facts, Media
from omnicat.originals.source import size_of

# ISO/IEC 14496-12:2022, section 4.2: a box is its length, its name and its content
MOST_BOXES, DEEPEST, MOST_INDEX = 10_000, 8, 64 * 1024 * 1024
INSIDE = frozenset((b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex"))

CODECS = {
    "avc1": "h264",
    "avc3": "h264",
    "hvc1": "hevc",
    "hev1": "hevc",
    "av01": "av1",
    "vp08": "vp8",
    "vp09": "vp9",
    "mp4v": "mpeg4",
    "apcn": "prores",
    "apch": "prores",
    "jpeg": "mjpeg",
}


class Box(NamedTuple):
    """A box in the index: its name and its content."""

    name: bytes
    content: memoryview


class Track(NamedTuple):
    """A film's picture or sound: `kind` is vide or soun; pixels are those of a picture the way up it is seen."""

    kind: str
    codec: str = ""
    width: int = 0
    height: int = 0
    frame_rate: float = 0.0
    duration: float = 0.0


def facts_of(stream: BinaryIO, path: str) -> Facts:
    """Length, codec, size and frame rate of the film. Raises Refused."""
    index = _index(stream, path)
    try:
        boxes = list(_boxes(index, [MOST_BOXES]))
        length = next((_duration(each.content) for each in boxes if each.name == b"mvhd"), 0.0)
        tracks = [_track(list(_boxes(each.content, [MOST_BOXES]))) for each in boxes if each.name == b"trak"]
    except (struct.error, IndexError, _TooMany):
        raise unreadable(path, "its index is damaged") from None
    film = next((each for each in tracks if each.kind == "vide"), None)
    if film is None:
        raise unreadable(path, "it has no pictures")
    has_audio = any(each.kind == "soun" for each in tracks)
    duration = round(length or film.duration, 3)
    media = Media(duration=duration, codec=film.codec, frame_rate=film.frame_rate, has_audio=has_audio)
    return Facts("mov" if path.lower().endswith(".mov") else "mp4", film.width, film.height, media)


class _TooMany(Exception):
    """More boxes than any film has."""


def _index(stream: BinaryIO, path: str) -> memoryview:
    """The content of `moov`, wherever in the file it is; what lies between is leapt over."""
    size, place = size_of(stream), 0
    for _ in range(MOST_BOXES):
        stream.seek(place)
        head = stream.read(16)
        if len(head) < 8:
            break
        length, start = int.from_bytes(head[:4], "big"), 8
        if length == 1:
            length, start = int.from_bytes(head[8:16], "big"), 16
        length = length or size - place
        if length < start or place + length > size:
            raise unreadable(path, "it is cut off, or its index is damaged")
        if head[4:8] == b"moov":
            if length > MOST_INDEX:
                raise unreadable(path, "its index is larger than 64 MB")
            stream.seek(place + start)
            return memoryview(stream.read(length - start))
        place += length
    raise unreadable(path, "it has no index: it is cut off, or was never finished")


def _boxes(content: memoryview, left: list[int], depth: int = 0) -> Iterator[Box]:
    """Every box, and behind those that hold boxes what is inside them; a track's own come with the track."""
    place = 0
    while place + 8 <= len(content):
        left[0] -= 1
        if left[0] < 0 or depth > DEEPEST:
            raise _TooMany
        length, name = int.from_bytes(content[place : place + 4], "big"), bytes(content[place + 4 : place + 8])
        length = length or len(content) - place
        if length < 8:
            raise IndexError
        inside = content[place + 8 : place + length]
        yield Box(name, inside)
        if name in INSIDE and name != b"trak":
            yield from _boxes(inside, left, depth + 1)
        place += length


def _track(boxes: list[Box]) -> Track:
    by_name = {each.name: each.content for each in reversed(boxes)}
    kind = bytes(by_name.get(b"hdlr", memoryview(b""))[8:12]).decode("ascii", "replace")
    if kind != "vide":
        return Track(kind)
    duration = _duration(by_name[b"mdhd"]) if b"mdhd" in by_name else 0.0
    described = by_name.get(b"stsd", memoryview(b""))
    codec = bytes(described[12:16]).decode("ascii", "replace")
    coded = struct.unpack_from(">HH", described, 8 + 8 + 24)
    width, height = _turned(by_name.get(b"tkhd", memoryview(b"")), coded)
    frames = _frames(by_name.get(b"stts", memoryview(b"")))
    rate = round(frames / duration, 3) if frames > 1 and duration > 0 else 0.0
    word = "".join(sign for sign in codec if sign.isalnum())
    return Track(kind, CODECS.get(codec, word), width, height, rate, duration)


def _duration(header: memoryview) -> float:
    """Of `mvhd` or `mdhd`, in seconds (sections 8.2.2 and 8.4.2)."""
    place = 20 if header[0] == 1 else 12
    scale, length = struct.unpack_from(">IQ" if header[0] == 1 else ">II", header, place)
    unknown = 2**64 - 1 if header[0] == 1 else 2**32 - 1
    return length / scale if scale and length != unknown else 0.0


def _turned(header: memoryview, coded: tuple[int, int]) -> tuple[int, int]:
    """The frame's pixels the way up it is seen: a phone that was held upright turns them by its track's matrix."""
    if len(header) < 84:
        return coded
    matrix = struct.unpack_from(">9i", header, 52 if header[0] == 1 else 40)
    is_on_its_side = matrix[0] == matrix[4] == 0 and matrix[1] != 0 and matrix[3] != 0
    return (coded[1], coded[0]) if is_on_its_side else coded


def _frames(times: memoryview) -> int:
    """How many frames the time-to-sample table counts (section 8.6.1.2)."""
    if len(times) < 8:
        return 0
    entries = min(int.from_bytes(times[4:8], "big"), (len(times) - 8) // 8)
    return sum(struct.unpack_from(">I", times, 8 + 8 * number)[0] for number in range(min(entries, 1_000_000)))
