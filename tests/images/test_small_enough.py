"""The highest quality below so many bytes, chroma, and what a file says of itself."""

import pytest
from PIL import Image, JpegImagePlugin

from omnicat.images import DIGITAL_SOURCE_TYPE, RenditionSpec, render
from omnicat.images.spec import COPYRIGHT, CREATOR
from tests.images.pictures import opened, pixel, rippled, saved
from tests.often import often

CONTENT = saved(rippled(400, 300))
MACHINE_MADE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def made(**fields: object) -> bytes:
    content, findings = render(CONTENT, [RenditionSpec(**fields)], path="a.png")  # type: ignore[arg-type]
    assert findings == ()
    assert content[0] is not None
    return content[0]


@pytest.mark.parametrize("format_", ["jpeg", "webp", "avif"])
def test_the_highest_quality_that_fits_is_found(format_: str) -> None:
    best = often(90, 78)
    sizes = {quality: len(made(format=format_, quality=quality)) for quality in range(often(60, 66), best + 1)}
    most = sizes[72] + 1
    small = made(format=format_, quality=best, max_bytes=most)
    assert len(small) <= most
    assert len(small) == max(size for size in sizes.values() if size <= most)
    assert small == made(format=format_, quality=best, max_bytes=most)


def test_what_fits_already_is_as_without_a_limit() -> None:
    assert made(quality=80, max_bytes=10_000_000) == made(quality=80)


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp"])
def test_what_is_too_large_in_the_lowest_quality_is_a_finding(format_: str) -> None:
    spec = RenditionSpec(format=format_, max_bytes=3_000, min_quality=50)  # type: ignore[arg-type]
    content, findings = render(CONTENT, [spec, RenditionSpec(width=50)], path="assets/a.png")
    assert [each is None for each in content] == [True, False]
    assert [(each.rule, each.where.path) for each in findings] == [("asset/rendition-too-large", "assets/a.png")]
    assert "3,000 bytes" in findings[0].message
    assert ("quality 50" in findings[0].message) == (format_ != "png")


def test_the_lowest_quality_is_a_bound() -> None:
    lowest = len(made(quality=70))
    assert len(made(quality=90, min_quality=70, max_bytes=lowest)) == lowest
    _, findings = render(CONTENT, [RenditionSpec(quality=90, min_quality=71, max_bytes=lowest)], path="a")
    assert [each.rule for each in findings] == ["asset/rendition-too-large"]


@pytest.mark.parametrize(
    ("chroma", "quality", "sampling"),
    [("auto", 80, 2), ("auto", 92, 0), ("4:4:4", 80, 0), ("4:2:0", 95, 2)],
)
def test_chroma_is_what_is_asked(chroma: str, quality: int, sampling: int) -> None:
    assert JpegImagePlugin.get_sampling(opened(made(chroma=chroma, quality=quality))) == sampling


def test_chroma_in_full_keeps_thin_red_lines_red() -> None:
    lines = Image.new("RGB", (64, 64), "white")
    for x in range(0, 64, 4):
        lines.paste((255, 0, 0), (x, 0, x + 1, 64))
    specs = [
        RenditionSpec(format=format_, chroma=chroma) for format_ in ("jpeg", "avif") for chroma in ("4:4:4", "4:2:0")
    ]
    full, half, avif_full, avif_half = (
        opened(each).convert("RGB") for each in render(saved(lines), specs, path="a")[0]
    )
    assert pixel(full, 32, 32)[1] + 40 < pixel(half, 32, 32)[1]
    assert pixel(avif_full, 32, 32)[1] + 40 < pixel(avif_half, 32, 32)[1]


def test_webp_has_no_chroma_in_full() -> None:
    assert "chroma '4:4:4' can't be written as webp" in RenditionSpec(format="webp", chroma="4:4:4").problem()


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp", "avif"])
def test_the_file_says_who_made_it_whose_it_is_and_how(format_: str) -> None:
    said = ((COPYRIGHT, "© Fjäll & Co <2026>"), (CREATOR, 'Ada "A" Løve'), (DIGITAL_SOURCE_TYPE, MACHINE_MADE))
    content = made(format=format_, metadata=said)
    picture = opened(content)
    xmp = picture.info.get("xmp") or picture.info["XML:com.adobe.xmp"].encode()
    text = xmp.decode()
    assert "<rdf:li>Ada &quot;A&quot; Løve</rdf:li>" in text or '<rdf:li>Ada "A" Løve</rdf:li>' in text
    assert "© Fjäll &amp; Co &lt;2026&gt;</rdf:li>" in text
    assert f'Iptc4xmpExt:DigitalSourceType="{MACHINE_MADE}"' in text


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp", "avif"])
def test_what_is_written_can_be_read_as_an_originals_metadata(format_: str) -> None:
    from omnicat.images import probe

    said = ((COPYRIGHT, "Fjäll & Co"), (CREATOR, "Ada Løve"), (DIGITAL_SOURCE_TYPE, MACHINE_MADE))
    facts, _ = probe(made(format=format_, metadata=said), f"a.{format_}")
    assert facts is not None
    embedded = facts.embedded
    assert (embedded.creator, embedded.licence, embedded.source_type) == ("Ada Løve", "Fjäll & Co", MACHINE_MADE)


def test_signs_that_xml_can_not_hold_are_left_out() -> None:
    assert b"A\x00B" not in made(metadata=((CREATOR, "A\x00B\ud800C"),))


def test_a_record_wins_over_what_the_file_says() -> None:
    other = MACHINE_MADE.replace("trained", "")
    content = saved(rippled(50, 50), "JPEG", xmp=f'<x DigitalSourceType="{MACHINE_MADE}"/>'.encode())
    spec = RenditionSpec(keep_metadata=(DIGITAL_SOURCE_TYPE,), metadata=((DIGITAL_SOURCE_TYPE, other),))
    picture = opened(render(content, [spec], path="a")[0][0])
    assert other.encode() in picture.info["xmp"]
