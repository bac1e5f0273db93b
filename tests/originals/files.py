"""Films, documents, models and drawings made for the tests, as small as they can be."""

import json
import struct
from typing import Any

SVG_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def box(name: bytes, *content: bytes) -> bytes:
    """ISO/IEC 14496-12, section 4.2."""
    inside = b"".join(content)
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def full(name: bytes, *content: bytes, version: int = 0) -> bytes:
    return box(name, bytes([version, 0, 0, 0]), *content)


UPRIGHT = struct.pack(">9i", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
ON_ITS_SIDE = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30)


def picture_track(
    width: int, height: int, codec: bytes = b"avc1", matrix: bytes = UPRIGHT, frames: int = 50, version: int = 0
) -> bytes:
    times = struct.pack(">IIII" if not version else ">QQIQ", 0, 0, 1000, 2000)
    header = full(
        b"tkhd",
        bytes(32 if version else 20),
        bytes(16),
        matrix,
        struct.pack(">II", width << 16, height << 16),
        version=version,
    )
    entry = box(codec, bytes(24), struct.pack(">HH", width, height), bytes(50))
    table = box(
        b"stbl",
        full(b"stsd", struct.pack(">I", 1), entry),
        full(b"stts", struct.pack(">III", 1, frames, 40)),
    )
    media = box(
        b"mdia",
        full(b"mdhd", times, bytes(4), version=version),
        full(b"hdlr", bytes(4), b"vide", bytes(13)),
        box(b"minf", table),
    )
    return box(b"trak", header, media)


def sound_track() -> bytes:
    return box(b"trak", box(b"mdia", full(b"hdlr", bytes(4), b"soun", bytes(13))))


def mp4(*tracks: bytes, seconds: float = 2.0, brand: bytes = b"isom", behind: bool = False) -> bytes:
    """A film with an index and nothing that could be decoded; the index stands `behind` the pictures or before."""
    general = full(b"mvhd", struct.pack(">IIII", 0, 0, 1000, round(seconds * 1000)), bytes(80))
    index = box(b"moov", general, *(tracks or (picture_track(64, 48),)))
    pictures = box(b"mdat", bytes(40))
    return box(b"ftyp", brand, bytes(4)) + (pictures + index if behind else index + pictures)


def glb(said: dict[str, Any] | bytes, *, length: int | None = None, version: int = 2, kind: bytes = b"JSON") -> bytes:
    """glTF 2.0, section 4.4."""
    text = said if isinstance(said, bytes) else json.dumps(said).encode()
    text += b" " * (-len(text) % 4)
    size = 20 + len(text)
    head = struct.pack("<4sII", b"glTF", version, size if length is None else length)
    return head + struct.pack("<I4s", len(text), kind) + text


CHAIR = {
    "asset": {"version": "2.0", "generator": "Harbor & Pine"},
    "extensionsUsed": ["KHR_materials_unlit"],
    "buffers": [{"byteLength": 4}],
}


def pdf(
    pages: int = 1, width: int = 144, height: int = 72, title: str = "Care", content: bytes = b"1 0 0 rg 0 0 72 72 re f"
) -> bytes:
    """PDF 2.0, section 7.5: objects, a table of where they are, a trailer."""
    kids = " ".join(f"{4 + number} 0 R" for number in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        *(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 3 0 R >>".encode()
            for _ in range(pages)
        ),
        f"<< /Title ({title}) >>".encode(),
    ]
    file, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return file + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(file)


def svg(inside: str = '<path d="M0 0h24v24z"/>', head: str = 'width="24" height="12"') -> bytes:
    return f"{SVG_HEAD} {head}>{inside}</svg>".encode()


def pointer(digest: str = "4" * 64, size: int = 2_831_155) -> bytes:
    return f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {size}\n".encode()
