"""An original of any kind but plain pictures is looked at: what it is, and what is wrong with it."""

from collections.abc import Callable
from typing import BinaryIO

from omnicat.findings import Finding
from omnicat.originals.findings import Refused, about, empty, name_of, unreadable
from omnicat.originals.media import Facts
from omnicat.originals.rules import NOT_EXAMINED
from omnicat.originals.source import Source, opened, size_of

Examined = tuple[Facts | None, tuple[Finding, ...]]

MAGIC_OF_FILM = 12
GROUP_OF_PICTURES = b"\0\0\x01\xba"
SEQUENCE = b"\0\0\x01\xb3"
MATROSKA = b"\x1aE\xdf\xa3"
BOXES = (b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip")


def examine(source: Source, path: str, kind: str) -> Examined:
    """What an original says about itself; None where a finding at `path` says why it can't be used. `kind` is video,
    document, model or vector. Nothing is decoded."""
    look = LOOKS.get(kind)
    if look is None:
        return Facts(path.rpartition(".")[2].lower()), ()
    try:
        with opened(source) as stream:
            if size_of(stream) == 0:
                raise empty(path)
            return look(stream, path)
    except Refused as refused:
        return None, (refused.found,)
    except OSError as error:
        return None, (unreadable(path, (error.strerror or "it is no file").lower()).found,)


def is_decoded(source: Source, kind: str) -> bool:
    """Whether `examine` asks a library that was written in C."""
    if kind != "video":
        return kind == "document"
    try:
        with opened(source) as stream:
            return _is_for_ffmpeg(stream.read(MAGIC_OF_FILM))
    except OSError:
        return False


def _is_for_ffmpeg(head: bytes) -> bool:
    return (head[:4] == b"RIFF" and head[8:] == b"AVI ") or head.startswith((GROUP_OF_PICTURES, SEQUENCE))


def _vector(stream: BinaryIO, path: str) -> Examined:
    from omnicat.originals.svg import MOST_BYTES, facts_of

    return facts_of(stream.read(MOST_BYTES + 1), path)


def _document(stream: BinaryIO, path: str) -> Examined:
    from omnicat.originals.pdf import facts_of

    return facts_of(stream, path)


def _model(stream: BinaryIO, path: str) -> Examined:
    from omnicat.originals.gltf import facts_of

    return facts_of(stream, path), ()


def _video(stream: BinaryIO, path: str) -> Examined:
    """MP4, MOV and WebM are read by omnicat itself, so that a check runs no decoder; others by FFmpeg."""
    from omnicat.originals import film, mp4, webm

    head = stream.read(MAGIC_OF_FILM)
    stream.seek(0)
    if head.startswith(MATROSKA):
        return webm.facts_of(stream, path), ()
    if head[4:8] in BOXES:
        return mp4.facts_of(stream, path), ()
    if not _is_for_ffmpeg(head):
        raise unreadable(path, "it is no film in MP4, MOV, WebM, AVI or MPEG", "export it again as MP4")
    if film.is_installed():
        return film.facts_of(stream, path), ()
    message = f"'{name_of(path)}' was not looked into"
    return Facts(path.rpartition(".")[2].lower()), (about(NOT_EXAMINED, path, message, film.INSTALL),)


LOOKS: dict[str, Callable[[BinaryIO, str], Examined]] = {
    "vector": _vector,
    "document": _document,
    "model": _model,
    "video": _video,
}
"""How each kind is looked at."""
