from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from omnicat.images import DIGITAL_SOURCE_TYPE, RenditionSpec, encoder_version, probe, render
from omnicat.images.provenance import digital_source_type, xmp_packet
from tests.images.pictures import opened, photo, rippled, saved

FORMATS = ("jpeg", "png", "webp", "avif")
MACHINE_MADE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def spec_of(format_: str, **fields: object) -> RenditionSpec:
    return RenditionSpec(format=format_, **fields)  # type: ignore[arg-type] # one of the four


@pytest.mark.parametrize("format_", FORMATS)
def test_a_rendition_is_of_the_format_asked_for(format_: str) -> None:
    made, _ = render(saved(photo()), [spec_of(format_)], path="a.png")
    assert made[0]
    facts, findings = probe(made[0], f"a.{format_}")
    assert facts is not None
    assert (facts.format, findings) == (format_, ())


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_bytes_come_out_each_time_and_in_company(format_: str) -> None:
    content = saved(rippled(400, 300), "JPEG")
    specs = [spec_of(format_, width=width) for width in (300, 150)]
    with ThreadPoolExecutor(3) as pool:
        runs = list(pool.map(lambda _: render(content, specs, path="a.jpg"), range(4)))
    assert runs == [render(content, specs, path="a.jpg")] * 4


@pytest.mark.parametrize("format_", FORMATS)
def test_place_camera_and_comments_are_left_out(format_: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SECRETCAMERA"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[29] = "SECRETDATE"
    content = saved(photo(), "JPEG", exif=exif, comment=b"SECRETCOMMENT", xmp=b"<x>SECRETXMP</x>", dpi=(300, 300))
    assert b"SECRET" in content
    made, _ = render(content, [spec_of(format_)], path="a.jpg")
    assert made[0]
    assert b"SECRET" not in made[0]
    picture = opened(made[0])
    assert not picture.getexif()
    assert not {"exif", "xmp", "comment", "icc_profile", "dpi"} & set(picture.info)


WRITTEN = (
    f'<rdf:Description Iptc4xmpExt:DigitalSourceType="{MACHINE_MADE}" xmp:Who="SECRET"/>',
    f"<Iptc4xmpExt:DigitalSourceType>{MACHINE_MADE}</Iptc4xmpExt:DigitalSourceType><a>SECRET</a>",
    f"<Iptc4xmpExt:DigitalSourceType rdf:resource='{MACHINE_MADE}'/><a>SECRET</a>",
)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("xmp", WRITTEN)
@pytest.mark.parametrize("source_format", ["JPEG", "WEBP"])
def test_what_a_machine_made_stays_marked_where_that_is_asked(format_: str, xmp: str, source_format: str) -> None:
    content = saved(photo(), source_format, xmp=xmp.encode())
    specs = [spec_of(format_, keep_metadata=(DIGITAL_SOURCE_TYPE,)), spec_of(format_)]
    made, _ = render(content, specs, path="a")
    kept, stripped = map(opened, made)
    assert digital_source_type(kept.info) == MACHINE_MADE
    assert digital_source_type(stripped.info) == ""
    assert made[0]
    assert b"SECRET" not in made[0]
    assert xmp_packet({DIGITAL_SOURCE_TYPE: MACHINE_MADE}) in made[0]


@pytest.mark.parametrize("xmp", [b"", b"<x/>", b'DigitalSourceType="http://example.com/x"', b"DigitalSourceType" * 999])
def test_a_photo_of_unknown_origin_is_not_marked(xmp: bytes) -> None:
    made, _ = render(saved(photo(), "JPEG", xmp=xmp), [spec_of("jpeg", keep_metadata=(DIGITAL_SOURCE_TYPE,))], path="a")
    assert "xmp" not in opened(made[0]).info


@pytest.mark.parametrize(("quality", "full_colour"), [(85, False), (89, False), (90, True), (95, True)])
def test_colour_is_kept_in_full_from_quality_90(quality: int, full_colour: bool) -> None:
    from PIL import JpegImagePlugin

    made, _ = render(saved(photo()), [spec_of("jpeg", quality=quality)], path="a.png")
    assert JpegImagePlugin.get_sampling(opened(made[0])) == (0 if full_colour else 2)


def test_more_quality_is_more_bytes() -> None:
    for format_ in ("jpeg", "webp", "avif"):
        made, _ = render(saved(rippled(300, 200)), [spec_of(format_, quality=q) for q in (30, 60, 90)], path="a.png")
        sizes = [len(content or b"") for content in made]
        assert sizes == sorted(set(sizes))


def test_the_version_names_what_decides_the_bytes() -> None:
    version = encoder_version()
    assert all(name in version for name in ("recipe", "Pillow", "libjpeg_turbo", "webp", "avif", "zlib"))
    assert version == encoder_version()
