"""What a channel's wish becomes for one original: its crop, its focal point, what its pixels say, its sizes."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from omnicat.channels.fitting import Fitting, Made, size_of
from omnicat.channels.specs import rendition
from omnicat.images import Looks, Overlay, RenditionSpec, render
from omnicat.images.spec import COPYRIGHT, CREATOR, DIGITAL_SOURCE_TYPE
from omnicat.model.asset import Asset
from omnicat.renditions import key

PLAIN = Asset("p.jpg", "d", 1, "image", "jpeg", 1600, 1200)
LOOKS = Looks("0" * 16, content=(0.25, 0.25, 0.75, 0.5), background="#f4f4f2", uniform=0.98, attention=(0.3, 0.4))
SEEN = replace(PLAIN, looks=LOOKS)


def made(said: Mapping[str, Any], asset: Asset = PLAIN, role: str = "main", *laid: Overlay) -> tuple[Made, ...]:
    wish = rendition(said)
    assert not wish.problem()
    return Fitting(wish, role).made(asset, "encoder", laid)


def spec(said: Mapping[str, Any], asset: Asset = PLAIN, role: str = "main") -> RenditionSpec:
    return made(said, asset, role)[0].spec


def test_a_plain_wish_is_a_plain_spec_with_the_key_it_always_had() -> None:
    one = made({"width": 1500, "height": 1500, "fit": "pad", "quality": 88})[0]
    plain = RenditionSpec(width=1500, height=1500, fit="pad", quality=88)
    assert one == (plain, key("d", plain, "encoder"), (1500, 1500))
    assert type(one.spec) is RenditionSpec
    looked_at = made({"width": 1500, "height": 1500, "fit": "pad", "quality": 88}, SEEN)[0]
    assert looked_at.key == one.key


@pytest.mark.parametrize(
    ("asset", "role", "crop"),
    [
        (PLAIN, "main", (0.0, 0.0, 0.5, 1.0)),
        (replace(PLAIN, crop=(0.1, 0.1, 0.9, 0.9)), "main", (0.1, 0.1, 0.9, 0.9)),
        (replace(PLAIN, crop=(0.1, 0.1, 0.9, 0.9), crops={"main": (0.2, 0, 1, 1)}), "main", (0.2, 0, 1, 1)),
        (replace(PLAIN, crop=(0.1, 0.1, 0.9, 0.9), crops={"main": (0.2, 0, 1, 1)}), "gallery", (0.1, 0.1, 0.9, 0.9)),
        (replace(PLAIN, crops={"main": (0.2, 0, 1, 1)}), "gallery", (0.0, 0.0, 0.5, 1.0)),
    ],
)
def test_the_roles_crop_wins_over_the_records_and_that_over_the_profiles(
    asset: Asset, role: str, crop: tuple[float, ...]
) -> None:
    assert spec({"width": 100, "crop": [0, 0, 0.5, 1]}, asset, role).crop == crop


def test_crops_for_another_role_change_no_key() -> None:
    other = replace(PLAIN, crops={"gallery": (0.2, 0, 1, 1)})
    assert made({"width": 100}, other)[0].key == made({"width": 100})[0].key


@pytest.mark.parametrize(
    ("asset", "focal"),
    [
        (SEEN, (0.3, 0.4)),
        (replace(SEEN, focal=(0.9, 0.9)), (0.9, 0.9)),
        (PLAIN, None),
    ],
)
def test_attention_is_the_focal_point_where_the_record_names_none(
    asset: Asset, focal: tuple[float, float] | None
) -> None:
    assert spec({"width": 100, "height": 100, "fit": "cover", "focal": "attention"}, asset).focal == focal


def test_a_focal_point_of_the_profile_counts_where_the_record_names_none() -> None:
    wish = {"width": 100, "height": 100, "fit": "cover", "focal": [0.1, 0.2]}
    assert spec(wish).focal == (0.1, 0.2)
    assert spec(wish, replace(PLAIN, focal=(0.9, 0.9))).focal == (0.9, 0.9)


def test_attention_without_looks_is_the_middle_and_the_key_of_the_middle() -> None:
    cover = {"width": 100, "height": 100, "fit": "cover"}
    assert made({**cover, "focal": "attention"})[0].key == made(cover)[0].key


@pytest.mark.parametrize(
    ("asset", "fit", "crop"),
    [
        (SEEN, "trim", (0.25, 0.25, 0.75, 0.5)),
        (PLAIN, "pad", None),
        (replace(SEEN, looks=replace(LOOKS, content=(0.0, 0.0, 1.0, 1.0))), "pad", None),
        (replace(SEEN, crop=(0.5, 0.0, 1.0, 1.0)), "trim", (0.5, 0.25, 0.75, 0.5)),
        (replace(SEEN, crop=(0.8, 0.0, 1.0, 1.0)), "pad", (0.8, 0.0, 1.0, 1.0)),
    ],
)
def test_trim_cuts_what_the_pixels_say_and_pads_where_they_say_nothing(
    asset: Asset, fit: str, crop: tuple[float, ...] | None
) -> None:
    one = spec({"width": 500, "height": 500, "fit": "trim", "fill": 0.9}, asset)
    assert (one.fit, one.crop) == (fit, crop)


def test_trim_gives_the_product_its_share_of_pixels() -> None:
    picture = Image.new("RGB", (1600, 1200), "#f4f4f2")
    picture.paste("navy", (400, 300, 1200, 600))
    file = BytesIO()
    picture.save(file, "PNG")
    one = made(
        {"width": 500, "height": 500, "fit": "trim", "fill": 0.8, "format": "png", "background": "original"}, SEEN
    )
    content, _ = render(file.getvalue(), [one[0].spec], path="p.png")
    shown = Image.open(BytesIO(content[0] or b""))
    assert shown.size == one[0].size == (500, 500)
    assert shown.getpixel((3, 3)) == shown.getpixel((496, 496)) == (0xF4, 0xF4, 0xF2)
    assert shown.getchannel("R").point(lambda level: 255 * (level < 100)).getbbox() == (50, 175, 450, 325)


@pytest.mark.parametrize(
    ("asset", "background"),
    [(SEEN, "#f4f4f2"), (PLAIN, "white"), (replace(SEEN, looks=replace(LOOKS, uniform=0.5)), "white")],
)
def test_the_originals_own_background_counts_where_it_has_one(asset: Asset, background: str) -> None:
    assert spec({"width": 100, "height": 100, "fit": "pad", "background": "original"}, asset).background == background


def test_metadata_is_what_the_record_says_of_the_kinds_that_are_kept() -> None:
    known = replace(PLAIN, source_type="http://uri", creator="Ada", licence="CC BY 4.0")
    wish = {"width": 100, "keep_metadata": ["iptc-digital-source-type", "creator", "copyright"]}
    said = {DIGITAL_SOURCE_TYPE: "http://uri", CREATOR: "Ada", COPYRIGHT: "CC BY 4.0"}
    assert dict(spec(wish, known).metadata) == said
    assert spec({"width": 100}, known).metadata == ()
    assert spec({"width": 100, "keep_metadata": ["creator"]}, known).metadata == ((CREATOR, "Ada"),)


def test_a_record_that_says_nothing_changes_no_key_of_a_channel_that_asks() -> None:
    wish = {"width": 100, "keep_metadata": ["iptc-digital-source-type"]}
    before = RenditionSpec(width=100, keep_metadata=("iptc-digital-source-type",))
    assert made(wish)[0].key == key("d", before, "encoder")


@pytest.mark.parametrize(
    ("said", "size", "widths"),
    [
        ({"width": 1200, "widths": [320, 640]}, (1200, 900), [320, 640]),
        ({"widths": [640, 320]}, (640, 480), [320]),
        ({"widths": [640, 320, 320, 640]}, (640, 480), [320]),
        ({"width": 800, "widths": [320, 1500, 2000]}, (800, 600), [320, 1500]),
        ({"width": 3000, "widths": [320, 1600, 2500]}, (1600, 1200), [320]),
        ({"width": 1200, "height": 1200, "fit": "pad", "widths": [300, 600]}, (1200, 1200), [300, 600]),
        ({"width": 1000, "height": 500, "fit": "cover", "widths": [300, 4000]}, (1000, 500), [300]),
        ({"width": 600, "height": 400, "widths": [300]}, (533, 400), [267]),
    ],
)
def test_other_widths_as_far_as_the_original_is_large_enough(
    said: Mapping[str, Any], size: tuple[int, int], widths: list[int]
) -> None:
    first, *others = made(said)
    assert first.size == size
    assert [each.size[0] for each in others] == widths
    shape = size[0] / size[1]
    assert all(abs(each.size[0] / each.size[1] - shape) < 0.02 for each in others)
    assert all(size_of(PLAIN, each.spec) == each.size for each in others)
    assert len({each.key for each in (first, *others)}) == len(widths) + 1


def test_overlays_are_part_of_every_size() -> None:
    badge = Overlay(image="b.png", digest="b")
    with_badge = made({"width": 100, "widths": [50]}, PLAIN, "main", badge)
    assert [each.spec.overlays for each in with_badge] == [(badge,), (badge,)]
    without = made({"width": 100, "widths": [50]})
    assert not {each.key for each in with_badge} & {each.key for each in without}


def test_many_sizes_of_originals_give_what_few_give() -> None:
    fitting = Fitting(rendition({"width": 100}), "main")
    sizes = [fitting.made(replace(PLAIN, width=200 + n, height=100), "e")[0].size for n in range(1200)]
    assert sizes[0] == fitting.made(replace(PLAIN, width=200, height=100), "e")[0].size == (100, 50)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"widths": [0, 5]}, "width '0'"),
        ({"background": "whit"}, "background 'whit'"),
        ({"overlays": [{"image": "b.png", "at": "nowhere"}]}, "place 'nowhere'"),
        ({"fit": "trim", "fill": 2}, "fill '2'"),
        ({"background": "original", "focal": "attention"}, ""),
    ],
)
def test_a_wish_says_its_problem(said: Mapping[str, Any], words: str) -> None:
    problem = rendition(said).problem()
    assert words in problem
    assert bool(words) == bool(problem)
