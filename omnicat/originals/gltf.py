"""A 3D model in glTF 2.0: its header and its JSON are read, its meshes are not."""

import json
import struct
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from omnicat.originals.findings import Refused, about, name_of, unreadable
from omnicat.originals.media import Facts, Media
from omnicat.originals.rules import OUTSIDE_REFERENCE
from omnicat.originals.source import size_of

# https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html, section 4.4: magic, version, length; then chunks
MAGIC, VERSION, JSON_CHUNK = b"glTF", 2, b"JSON"
HEADER, CHUNK = struct.Struct("<4sII"), struct.Struct("<I4s")
MOST_JSON = 16 * 1024 * 1024
EXPORT = "export it again as GLB, with everything in one file"


def facts_of(stream: BinaryIO, path: str) -> Facts:
    """Who wrote the model, and which extensions it uses. Raises Refused."""
    is_binary = path.lower().endswith(".glb")
    said = _document(_json(stream, path) if is_binary else _text(stream, path), path)
    asset = said.get("asset")
    version = str(asset.get("version", "")) if isinstance(asset, Mapping) else ""
    if not version.startswith("2."):
        raise unreadable(path, f"it is of glTF version '{version[:20]}', not 2", EXPORT)
    for uri in _outside(said):
        raise Refused(about(OUTSIDE_REFERENCE, path, f"'{name_of(path)}' needs '{uri[:80]}' beside it", EXPORT))
    generator = _word(asset.get("generator")) if isinstance(asset, Mapping) else ""
    return Facts("glb" if is_binary else "gltf", media=Media(generator=generator, extensions=_extensions(said)))


def _json(stream: BinaryIO, path: str) -> bytes:
    """The first chunk of a GLB, which has to be its JSON."""
    size = size_of(stream)
    head = stream.read(HEADER.size)
    if not head.startswith(MAGIC):
        raise unreadable(path, "it is no GLB model", EXPORT)
    if len(head) < HEADER.size:
        raise unreadable(path, "it ends in its header")
    _, version, length = HEADER.unpack(head)
    if version != VERSION:
        raise unreadable(path, f"it is of GLB version {version}, not 2", EXPORT)
    if length != size:
        raise unreadable(path, f"it has {size:,} bytes where its header says {length:,}")
    chunk = stream.read(CHUNK.size)
    count, kind = CHUNK.unpack(chunk) if len(chunk) == CHUNK.size else (0, b"")
    if kind != JSON_CHUNK or count > size - HEADER.size - CHUNK.size:
        raise unreadable(path, "its first part is not its description")
    return _bounded(stream, count, path)


def _text(stream: BinaryIO, path: str) -> bytes:
    return _bounded(stream, size_of(stream), path)


def _bounded(stream: BinaryIO, count: int, path: str) -> bytes:
    if count > MOST_JSON:
        raise unreadable(path, "its description is larger than 16 MB", EXPORT)
    return stream.read(count)


def _document(text: bytes, path: str) -> Mapping[str, Any]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        raise unreadable(path, "its description is no JSON") from None
    if not isinstance(said, dict):
        raise unreadable(path, "its description is no JSON object")
    return said


def _outside(said: Mapping[str, Any]) -> Iterator[str]:
    """The addresses of buffers and images that are not in the file itself."""
    for key in ("buffers", "images"):
        listed = said.get(key)
        for each in listed if isinstance(listed, list) else ():
            uri = each.get("uri") if isinstance(each, dict) else None
            if isinstance(uri, str) and not uri.startswith("data:"):
                yield "".join(sign if sign.isprintable() else "?" for sign in uri)


def _extensions(said: Mapping[str, Any]) -> tuple[str, ...]:
    listed = said.get("extensionsUsed")
    return tuple(sorted({_word(each) for each in listed[:100]} - {""})) if isinstance(listed, list) else ()


def _word(said: Any) -> str:
    text = said if isinstance(said, str) else ""
    return "".join(sign for sign in text if sign.isprintable())[:100]
