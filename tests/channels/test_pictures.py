"""Which original a listing shows in which role, and the rendition made of it."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from omnicat.channels.pictures import rendition_size
from omnicat.images import RenditionSpec, render
from omnicat.model.asset import Asset
from tests.channels.shop import PROFILE, channel, listing

TEXT = """\
sku: P
family: tee
status: active
attributes: {name: Tee}
assets:
  main: {file: a.jpg, alt: {en-US: Front}}
  gallery: [b.jpg, gone.jpg, nowhere.jpg, c.jpg]
  video: [film.mp4]
  manual: [how to.pdf]
variants:
  - {sku: V1, attributes: {color: navy, size: S}, assets: {main: d.jpg}}
  - {sku: V2, attributes: {color: red, size: S}, channels: {all: {assets: {main: c.jpg, gallery: [d.jpg]}}}}
"""


def shown(sku: str, role: str) -> list[str]:
    found = listing(TEXT, channel())
    one = next(each for each in (found, *found.variants) if each.sku == sku)
    return [each.asset for each in one.images if each.role == role]


@pytest.mark.parametrize(
    ("sku", "role", "assets"),
    [
        ("P", "main", ["a.jpg"]),
        ("P", "gallery", ["b.jpg", "c.jpg"]),
        ("V1", "main", ["d.jpg"]),
        ("V1", "gallery", ["b.jpg", "c.jpg"]),
        ("V2", "main", ["c.jpg"]),
        ("V2", "gallery", ["d.jpg"]),
    ],
)
def test_the_nearest_role_wins_and_an_override_before_it(sku: str, role: str, assets: list[str]) -> None:
    assert shown(sku, role) == assets


def test_only_roles_with_a_rendition_are_shown() -> None:
    found = listing(TEXT, channel(PROFILE + "renditions: {gallery: ~}\n"))
    assert {each.role for each in found.images} == {"main"}


def test_urls_name_the_channel_and_are_fit_for_the_web() -> None:
    found = listing(TEXT, channel())
    main = found.images[0]
    assert main.url == f"https://cdn.example/mine/{main.file}"
    assert (main.alt, main.width, main.height, main.where.pointer) == ("Front", 200, 150, "assets/main/file")
    assert found.about["videos"] == ("https://cdn.example/mine/files/P-video-ffffffff.mp4",)
    assert found.about["documents"] == ("https://cdn.example/mine/files/P-manual-eeeeeeee.pdf",)
    assert [each.kind for each in found.files] == ["document", "video"]


def test_a_file_has_a_picture_where_the_channel_asks_for_one() -> None:
    found = listing(TEXT, channel(PROFILE + "renditions: {manual: {width: 100}}\n"))
    manual, film = found.files
    assert film.poster is None
    assert manual.poster is not None
    assert (manual.poster.asset, manual.poster.width, manual.poster.height) == ("how to.pdf", 100, 50)
    assert found.about["posters"] == {"manual": (manual.poster.url,)}
    assert manual.poster.url.startswith("https://cdn.example/mine/images/P-manual-")
    assert [each.asset for each in found.images] == [each.asset for each in listing(TEXT, channel()).images]


def test_a_parent_shows_its_variants_images_after_its_own() -> None:
    about = listing(TEXT, channel()).about
    assert len(about["all_images"]) == len(set(about["all_images"]))
    assert len(about["all_images"]) >= 4
    assert about["all_images"][0] == about["main_image"]


@cache
def picture(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "gray").save(file, "PNG")
    return file.getvalue()


SIDES = st.one_of(st.none(), st.integers(1, 90))
PART = st.sampled_from([None, (0.0, 0.0, 0.5, 1.0), (0.1, 0.25, 0.9, 0.6), (0.33, 0.0, 0.34, 0.01)])


@settings(max_examples=120, deadline=None)
@given(
    st.tuples(st.integers(1, 70), st.integers(1, 70)),
    SIDES,
    SIDES,
    st.sampled_from(["inside", "pad", "cover", "crop"]),
    PART,
    PART,
    st.booleans(),
)
def test_a_rendition_has_the_size_that_was_told(
    size: tuple[int, int],
    width: int | None,
    height: int | None,
    fit: str,
    crop: tuple[float, float, float, float] | None,
    own_crop: tuple[float, float, float, float] | None,
    upscale: bool,
) -> None:
    spec = RenditionSpec(width=width, height=height, fit=fit, crop=crop, upscale=upscale, format="png")  # type: ignore[arg-type] # a str of four
    asset = Asset("p.png", "d", 1, "image", "png", *size, crop=own_crop)
    made, findings = render(picture(*size), [replace(spec, crop=own_crop or crop)], path="p.png")
    assert not findings
    assert made[0] is not None
    assert Image.open(BytesIO(made[0])).size == rendition_size(asset, spec)


def test_what_has_no_size_has_none() -> None:
    assert rendition_size(Asset("p.png", "d", 1, "image"), RenditionSpec(width=10)) == (0, 0)
    assert Path("p.png").suffix == ".png"
