"""What a file says about itself is read from every format, and a file that says evil things is merely silent."""

import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from omnicat.images import NOTHING_EMBEDDED, Embedded, probe
from omnicat.images.exif import read_exif
from omnicat.images.iptc import iim_in, read_iim
from omnicat.images.xmp import LARGEST_PACKET, read_xmp
from tests.images.labels import iim, in_languages, labelled, listed, packet, resources
from tests.images.pictures import photo

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")
TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"

SAID = packet(
    in_languages("dc:title", {"x-default": "Harbor tee", "de-de": "Hafenhemd", "zh-hant-tw": "T"})
    + in_languages("dc:description", {"x-default": "A description"})
    + in_languages("Iptc4xmpCore:AltTextAccessibility", {"x-default": "Navy tee &amp; mug"})
    + listed("dc:creator", "Ada", "Grace")
    + listed("dc:subject", "tee", "navy", "tee", " ")
    + in_languages("xmpRights:UsageTerms", {"x-default": "Web only"})
    + "<plus:LicenseStartDate>2026-01-31T10:00:00Z</plus:LicenseStartDate>"
    + "<plus:LicenseEndDate>2026-12-31</plus:LicenseEndDate>",
    f'Iptc4xmpExt:DigitalSourceType="{TYPES}trainedAlgorithmicMedia"',
)
READ = Embedded(
    titles={"": "Harbor tee", "de-DE": "Hafenhemd", "zh-Hant-TW": "T"},
    alt={"": "Navy tee & mug"},
    tags=("tee", "navy"),
    creator="Ada, Grace",
    licence="Web only",
    since="2026-01-31",
    expires="2026-12-31",
    source_type=f"{TYPES}trainedAlgorithmicMedia",
)


def embedded(content: bytes, name: str) -> Embedded:
    facts, findings = probe(content, f"a.{name.lower()}")
    assert facts, findings
    return facts.embedded


@pytest.mark.parametrize("format_", FORMATS)
def test_xmp_is_read_from_every_format(format_: str) -> None:
    assert embedded(labelled(photo(), format_, xmp=SAID), format_) == READ


@pytest.mark.parametrize("format_", FORMATS)
def test_a_picture_without_words_says_nothing(format_: str) -> None:
    assert embedded(labelled(photo(), format_), format_) == NOTHING_EMBEDDED


BLOCK = iim(
    (1, 90, b"\x1b%G"),
    (2, 5, "Hafenhemd – blau".encode()),
    (2, 25, b"tee"),
    (2, 25, b"navy"),
    (2, 30, b"20260131"),
    (2, 37, b"20261231"),
    (2, 80, b"Ada"),
    (2, 116, b"Harbor & Pine"),
    (2, 120, b"A navy tee\r\non a hanger"),
)


@pytest.mark.parametrize("format_", ["JPEG", "TIFF"])
def test_iptc_is_read_where_formats_keep_it(format_: str) -> None:
    assert embedded(labelled(photo(), format_, block=BLOCK), format_) == Embedded(
        titles={"": "Hafenhemd – blau"},
        alt={"": "A navy tee on a hanger"},
        tags=("tee", "navy"),
        creator="Ada",
        licence="Harbor & Pine",
        since="2026-01-31",
        expires="2027-01-01",
    )


def test_iptc_without_a_character_set_is_utf_8_or_else_windows_latin() -> None:
    assert read_iim(iim((2, 5, "Café".encode()))).titles == {"": "Café"}
    assert read_iim(iim((2, 5, "Café".encode("cp1252")))).titles == {"": "Café"}


def test_the_iptc_block_is_found_among_photoshops_resources() -> None:
    assert iim_in(resources(BLOCK)) == BLOCK
    assert iim_in(b"") == iim_in(b"8BIM") == iim_in(b"8BIM\x04\x04\0\0\xff\xff\xff\xff") == b""


def exif(description: str = "A navy tee") -> Image.Exif:
    tags = Image.Exif()
    tags[0x010E] = description
    tags[0x013B] = "Ada"
    tags[0x8298] = "Harbor & Pine"
    return tags


@pytest.mark.parametrize("format_", FORMATS)
def test_exif_is_read_from_every_format(format_: str) -> None:
    read = embedded(labelled(photo(), format_, exif=exif()), format_)
    assert (read.alt, read.creator, read.licence) == ({"": "A navy tee"}, "Ada", "Harbor & Pine")


@pytest.mark.parametrize(
    "said", ["OLYMPUS DIGITAL CAMERA", "DCIM\\100GOPRO", "SONY DSC", "Kodak Digital Still Camera", ""]
)
def test_what_cameras_write_is_no_alt_text(said: str) -> None:
    assert read_exif(exif(said)).alt == {}


def test_exif_of_windows_is_read() -> None:
    tags = {0x9C9B: "Hemd\0".encode("utf-16-le"), 0x9C9E: tuple("a;b\0".encode("utf-16-le"))}
    assert read_exif(tags) == Embedded(titles={"": "Hemd"}, tags=("a", "b"))


def test_xmp_wins_over_iptc_and_that_over_exif() -> None:
    content = labelled(
        photo(),
        "JPEG",
        xmp=packet(in_languages("dc:title", {"x-default": "From XMP"})),
        block=iim((2, 5, b"From IPTC"), (2, 80, b"Ida")),
        exif=exif(),
    )
    read = embedded(content, "JPEG")
    assert (read.titles, read.creator, read.licence) == ({"": "From XMP"}, "Ida", "Harbor & Pine")


def test_texts_are_clean_and_of_bounded_length() -> None:
    said = packet(
        in_languages("dc:title", {"x-default": "a\u202eb\u200b\n c" + "x" * 9_000})
        + listed("dc:subject", *map(str, range(900)))
    )
    read = read_xmp(said)
    assert read.titles[""].startswith("ab cxxx")
    assert len(read.titles[""]) <= 2_000
    assert len(read.tags) == 200


def test_a_source_type_is_one_of_iptcs() -> None:
    for uri, read in (
        (f"{TYPES}composite", f"{TYPES}composite"),
        (f"https{TYPES[4:]}print", f"{TYPES}print"),
        ("http://evil", ""),
    ):
        said = packet(f'<Iptc4xmpExt:DigitalSourceType rdf:resource="{uri}"/>')
        assert read_xmp(said).source_type == read
        assert (
            read_xmp(packet(f"<Iptc4xmpExt:DigitalSourceType>{uri}</Iptc4xmpExt:DigitalSourceType>")).source_type
            == read
        )


def test_days_that_are_none_are_not_read() -> None:
    for day in ("2026-02-30", "soon", "0000-00-00", "99999999"):
        assert read_xmp(packet(f"<plus:LicenseEndDate>{day}</plus:LicenseEndDate>")).expires == ""
    assert read_iim(iim((2, 37, b"99991231"))).expires == ""


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {c} '{f'&{p};' * 20}'>" for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)

HOSTILE = {
    "a billion laughs": packet(in_languages("dc:title", {"x-default": "&i;"}), before=LAUGHS),
    "a file of the system": packet(
        "<dc:title>&x;</dc:title>", before='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "a document type from elsewhere": packet(
        "<dc:title>T</dc:title>", before='<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">'
    ),
    "endless depth": b"<a>" * 300_000,
    "endless attributes": packet("", " ".join(f'dc:a{n}="1"' for n in range(20_000))),
    "too large": packet("<dc:title>" + "x" * LARGEST_PACKET + "</dc:title>"),
    "cut off": SAID[: len(SAID) // 2],
    "no text": bytes(range(256)) * 100,
    "an encoding nobody knows": b"<?xml version='1.0' encoding='klingon'?>" + SAID,
    "an encoding of wide signs": "<?xml version='1.0' encoding='utf-16'?><a/>".encode("utf-16"),
    "one long tag": b"<" + b"a" * 900_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xmp_says_nothing_soon_and_in_little_room(name: str) -> None:
    tracemalloc.start()
    begun = time.process_time()
    read = read_xmp(HOSTILE[name])
    took, peak = time.process_time() - begun, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert read == NOTHING_EMBEDDED
    assert (took < 1, peak < 20_000_000) == (True, True), (took, peak)


@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_words_do_not_keep_a_picture_from_being_read(format_: str) -> None:
    content = labelled(photo(), format_, xmp=HOSTILE["a billion laughs"], block=b"\x1c\x02\x05\xff\xff" * 50)
    assert embedded(content, format_) == NOTHING_EMBEDDED


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_silent(block: bytes) -> None:
    read_iim(b"\x1c\x02" + block)
    iim_in(b"8BIM\x03\xed" + block)
    read_xmp(block)
    read_xmp(SAID[:400] + block)
    read_exif({0x010E: block, 0x013B: block.decode("latin-1"), 0x9C9B: tuple(block)})
