"""Pictures with words in them: XMP, IPTC and EXIF written into each format that omnicat reads."""

import struct
from io import BytesIO
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import ImageFileDirectory_v2

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def packet(inside: str, attributes: str = "", before: str = "") -> bytes:
    """An XMP packet with these properties."""
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMESPACES.items())
    return (
        f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>{before}'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">'
        f'<rdf:Description rdf:about="" {spaces} {attributes}>{inside}</rdf:Description>'
        f'</rdf:RDF></x:xmpmeta>{" " * 100}<?xpacket end="w"?>'
    ).encode()


def in_languages(name: str, texts: dict[str, str]) -> str:
    items = "".join(f'<rdf:li xml:lang="{language}">{text}</rdf:li>' for language, text in texts.items())
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def listed(name: str, *texts: str) -> str:
    items = "".join(f"<rdf:li>{text}</rdf:li>" for text in texts)
    return f"<{name}><rdf:Bag>{items}</rdf:Bag></{name}>"


def iim(*said: tuple[int, int, bytes]) -> bytes:
    """IPTC datasets: record, number and content of each."""
    return b"".join(b"\x1c" + struct.pack(">BBH", record, number, len(text)) + text for record, number, text in said)


def resources(block: bytes) -> bytes:
    """Photoshop's image resources with an IPTC block behind another one."""
    entries = ((0x03ED, b"\0" * 15), (0x0404, block))
    return b"".join(
        b"8BIM" + struct.pack(">H", code) + b"\0\0" + struct.pack(">I", len(body)) + body + b"\0" * (len(body) % 2)
        for code, body in entries
    )


def labelled(
    picture: Image.Image, format_: str, *, xmp: bytes = b"", block: bytes = b"", exif: Image.Exif | None = None
) -> bytes:
    """The picture in a format with that metadata; an IPTC block only where formats keep one."""
    options: dict[str, Any] = {"exif": exif} if exif else {}
    if format_ == "PNG":
        chunks = PngInfo()
        if xmp:
            chunks.add_itxt("XML:com.adobe.xmp", xmp.decode())
        options["pnginfo"] = chunks
    elif format_ == "TIFF":
        options = {"tiffinfo": _tags(xmp, block, exif)}
    elif xmp:
        options["xmp"] = xmp
    file = BytesIO()
    picture.save(file, format_, **options)
    content = file.getvalue()
    return _with_segment(content, block) if format_ == "JPEG" and block else content


def _tags(xmp: bytes, block: bytes, exif: Image.Exif | None) -> ImageFileDirectory_v2:
    tags = ImageFileDirectory_v2()
    for number, content in ((700, xmp), (33723, block)):
        if content:
            tags.tagtype[number] = 7
            tags[number] = content
    for number, value in (exif or {}).items():
        if isinstance(value, str):
            tags[number] = value
    return tags


def _with_segment(jpeg: bytes, block: bytes) -> bytes:
    body = b"Photoshop 3.0\0" + resources(block)
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]
