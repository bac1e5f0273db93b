"""Where a picture was taken, by whom and with what never reaches a rendition, whatever the formats."""

import struct
from io import BytesIO
from typing import get_args

import pytest
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from omnicat.images import DIGITAL_SOURCE_TYPE, OutputFormat, RenditionSpec, render
from tests.images.labels import iim, in_languages, labelled, packet
from tests.images.pictures import opened, photo, saved

SECRET = b"Ada-Lovelace-4711"
"""Stands in every place where a file keeps words, numbers or pictures about itself."""
TEXT = SECRET.decode()
TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF", "GIF")


def exif() -> bytes:
    tags = Image.Exif()
    for number in (0x010E, 0x010F, 0x0110, 0x0131, 0x013B, 0x8298, 0xC62F):
        tags[number] = TEXT
    for number in (0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E):
        tags[number] = TEXT.encode("utf-16-le")
    camera = tags.get_ifd(ExifTags.IFD.Exif)
    camera |= {0x927C: SECRET, 0x9286: b"ASCII\0\0\0" + SECRET, 0xA430: TEXT, 0xA431: TEXT, 0xA435: TEXT, 0xA420: TEXT}
    place = tags.get_ifd(ExifTags.IFD.GPSInfo)
    place |= {1: "N", 2: (48.0, 51.0, 29.5), 3: "E", 4: (2.0, 17.0, 40.2), 28: SECRET, 29: "2026:01:31"}
    return _with_thumbnail(tags.tobytes())


def _with_thumbnail(block: bytes) -> bytes:
    """A second directory behind the first (Exif 2.32, section 4.5.8), with a small JPEG that says who made it."""
    begin = len(b"Exif\0\0")
    order = "<" if block[begin : begin + 2] == b"II" else ">"
    (first,) = struct.unpack_from(order + "I", block, begin + 4)
    (count,) = struct.unpack_from(order + "H", block, begin + first)
    link = begin + first + 2 + 12 * count
    picture = saved(photo(32, 24), "JPEG", comment=SECRET)
    at = len(block) - begin
    entries = ((0x0103, 3, 6), (0x0201, 4, at + 2 + 3 * 12 + 4), (0x0202, 4, len(picture)))
    rows = b"".join(
        struct.pack(order + "HHI", tag, kind, 1)
        + struct.pack(order + ("HH" if kind == 3 else "I"), *([value, 0] if kind == 3 else [value]))
        for tag, kind, value in entries
    )
    directory = struct.pack(order + "H", len(entries)) + rows + struct.pack(order + "I", 0)
    return block[:link] + struct.pack(order + "I", at) + block[link + 4 :] + directory + picture


XMP = packet(
    in_languages("dc:title", {"x-default": TEXT})
    + in_languages("dc:rights", {"x-default": TEXT})
    + f"<dc:creator><rdf:Seq><rdf:li>{TEXT}</rdf:li></rdf:Seq></dc:creator>"
    + f"<aux:SerialNumber>{TEXT}</aux:SerialNumber><exif:GPSLatitude>{TEXT}</exif:GPSLatitude>"
    + f"<xmp:Thumbnails><rdf:Alt><rdf:li>{TEXT}</rdf:li></rdf:Alt></xmp:Thumbnails>",
    f'Iptc4xmpExt:DigitalSourceType="{TYPE}"',
)
BLOCK = iim(*((2, number, SECRET) for number in (5, 25, 80, 90, 92, 116, 120, 122)))


def told(format_: str) -> bytes:
    """A picture that tells everything in every way its format has."""
    if format_ == "GIF":
        return saved(photo().convert("P"), "GIF", comment=SECRET)
    if format_ == "PNG":
        chunks = PngInfo()
        chunks.add_itxt("XML:com.adobe.xmp", XMP.decode())
        chunks.add_text("Author", TEXT)
        chunks.add_text("Comment", TEXT, zip=False)
        chunks.add_itxt("Location", TEXT)
        return saved(photo(), "PNG", pnginfo=chunks, exif=exif())
    if format_ == "TIFF":
        return labelled(photo(), "TIFF", xmp=XMP, block=BLOCK, exif=_as_exif())
    more = {"comment": SECRET} if format_ == "JPEG" else {}
    content = saved(photo(), format_, xmp=XMP, exif=exif(), **more)
    return (
        labelled(Image.open(BytesIO(content)), "JPEG", xmp=XMP, block=BLOCK, exif=_as_exif()) + SECRET
        if more
        else content
    )


def _as_exif() -> Image.Exif:
    tags = Image.Exif()
    tags.load(exif())
    return tags


@pytest.mark.parametrize("format_", FORMATS)
def test_the_originals_tell_it(format_: str) -> None:
    content = told(format_)
    assert SECRET in content
    assert opened(content).size == photo().size


@pytest.mark.parametrize("wanted", get_args(OutputFormat))
@pytest.mark.parametrize("format_", FORMATS)
def test_no_rendition_tells_it(format_: str, wanted: OutputFormat) -> None:
    specs = [
        RenditionSpec(width=240, height=160, format=wanted),
        RenditionSpec(width=60, format=wanted),
        RenditionSpec(width=90, height=90, fit="pad", format=wanted, keep_metadata=(DIGITAL_SOURCE_TYPE,)),
    ]
    made, findings = render(told(format_), specs, path="a")
    assert findings == ()
    for content in made:
        assert content is not None
        for secret in (SECRET, TEXT.encode("utf-16-le"), b"2026:01:31", b"GPS", b"Photoshop", b"<dc:"):
            assert secret not in content
        assert not opened(content).getexif()
        assert "comment" not in opened(content).info


@pytest.mark.parametrize("wanted", get_args(OutputFormat))
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_only_what_is_named_is_kept(format_: str, wanted: OutputFormat) -> None:
    kept = RenditionSpec(width=60, format=wanted, keep_metadata=(DIGITAL_SOURCE_TYPE,))
    ((with_it, without), _) = render(told(format_), [kept, RenditionSpec(width=60, format=wanted)], path="a")
    assert with_it is not None
    assert without is not None
    assert TYPE.encode() in with_it
    assert b"DigitalSourceType" not in without
    assert SECRET not in with_it
