"""Badges where a condition says so, sizes for a page, swatches from a colour: what a listing shows."""

import pytest
from msgspec.structs import replace

from omnicat.channels import Resolutions, Shop, compile_channel, show
from omnicat.channels.overlaying import overlaid
from omnicat.images import Looks
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model, Stock
from omnicat.model.listing import Listing
from tests.channels.shop import PROFILE, model, product, profiles

TEXT = """\
sku: P
family: tee
status: active
attributes: {name: Tee, marks: [organic]}
assets: {main: a.jpg}
variants:
  - {sku: V1, attributes: {color: navy, size: S}}
  - {sku: V2, attributes: {color: red, size: S, marks: [fair]}, assets: {main: d.jpg}}
"""

BADGE = """\
renditions:
  main:
    width: 100
    widths: [50]
    overlays:
      - {image: b.jpg, when: "'organic' in (marks | part('code'))"}
      - {image: c.jpg, opacity: 0.1}
"""

SWATCH = "renditions: {main: {width: 100}, swatch: {width: 32, height: 32, format: png, color: color}}\n"


def coloured(swatches: dict[str, str]) -> Model:
    known = model()
    colour = known.attributes["color"]
    options = {code: replace(each, swatch=swatches.get(code, "")) for code, each in colour.options.items()}
    return replace(known, attributes={**known.attributes, "color": replace(colour, options=options)})


def listing(said: str, text: str = TEXT, known: Model | None = None) -> Listing:
    known = known or model()
    made, findings = profiles({"mine": PROFILE + said})
    assert not findings
    channel, problems = compile_channel(made["mine"], known)
    assert channel, problems
    one = product(text)
    found, wrong = show(one, channel, Shop(known, Stock({}), "enc"), Resolutions(one, known))
    assert found, wrong
    assert not wrong
    return found


def laid(found: Listing) -> dict[str, list[str]]:
    return {
        each.sku: [over.image for over in image.spec.overlays]
        for each in (found, *found.variants)
        for image in each.images
        if image.role == "main"
    }


def test_a_badge_is_laid_where_its_condition_is_true() -> None:
    assert laid(listing(BADGE)) == {"P": ["b.jpg", "c.jpg"], "V1": ["b.jpg", "c.jpg"], "V2": ["c.jpg"]}


def test_a_badge_has_its_files_digest() -> None:
    found = listing(BADGE)
    assert [each.digest for each in found.images[0].spec.overlays] == ["b.jpg-digest", "c.jpg-digest"]
    assert {each.when for each in found.images[0].spec.overlays} == {""}


@pytest.mark.parametrize(
    "when", ["sku == 'V1'", "family == 'tee' and sku == 'V1'", "status == 'active' and color.code == 'navy'"]
)
def test_a_condition_sees_what_select_sees(when: str) -> None:
    found = listing(f'renditions: {{main: {{width: 9, overlays: [{{image: b.jpg, when: "{when}"}}]}}}}\n')
    assert laid(found)["V1"] == ["b.jpg"]
    assert laid(found)["V2"] == []


def test_a_condition_that_fails_lays_nothing() -> None:
    found = listing('renditions: {main: {width: 9, overlays: [{image: b.jpg, when: "name / 2"}]}}\n')
    assert laid(found)["P"] == []


def test_a_condition_that_says_true_or_false_outright() -> None:
    for said, images in (("true", ["b.jpg"]), ("false", [])):
        found = listing(f"renditions: {{main: {{width: 9, overlays: [{{image: b.jpg, when: {said}}}]}}}}\n")
        assert laid(found)["P"] == images


def test_a_missing_badge_is_never_left_away() -> None:
    found = listing("renditions: {main: {width: 9, overlays: [{image: nowhere.png}]}}\n")
    assert [each.digest for each in found.images[0].spec.overlays] == [""]


def test_a_channel_looks_at_what_its_badges_and_swatches_ask_for() -> None:
    made, _ = profiles({"mine": PROFILE + BADGE, "other": PROFILE + SWATCH})
    compiled = {name: compile_channel(each, model())[0] for name, each in made.items()}
    assert compiled["mine"] is not None
    assert compiled["other"] is not None
    assert "marks" in compiled["mine"].uses
    assert "color" in compiled["other"].uses
    assert overlaid(made["mine"]) == ("b.jpg", "c.jpg")


def test_a_condition_that_can_not_be_understood_is_the_profiles_fault() -> None:
    made, _ = profiles(
        {"mine": PROFILE + "renditions: {main: {width: 9, overlays: [{image: b.jpg, when: 'marks and'}]}}\n"}
    )
    channel, problems = compile_channel(made["mine"], model())
    assert channel is None
    assert [(each.rule, each.where.pointer) for each in problems] == [("channel/bad-expression", "renditions/main")]


def test_a_page_gets_all_sizes_of_an_image() -> None:
    image = listing(BADGE).images[0]
    other = image.others[0]
    assert (image.width, other.width, other.height) == (100, 50, 38)
    assert image.srcset == f"{other.url} 50w, {image.url} 100w"
    assert other.url.startswith("https://cdn.example/mine/images/P-main-")
    assert " " not in image.url
    assert listing("renditions: {main: {width: 100}}\n").images[0].srcset == ""


def test_a_placeholder_is_what_was_seen() -> None:
    seen = Asset(
        "a.jpg", "x", 9, "image", "jpeg", 400, 300, looks=Looks("0" * 16, placeholder="data:image/webp;base64,AA")
    )
    known = replace(model(), assets={**model().assets, "a.jpg": seen})
    image = listing("renditions: {main: {width: 100}}\n", known=known).images[0]
    assert image.placeholder == "data:image/webp;base64,AA"


def test_a_colour_stands_where_there_is_no_picture_of_it() -> None:
    found = listing(SWATCH, known=coloured({"navy": "#1B2A49", "red": "#ff0000/#ffffff"}))
    shown = {each.sku: [image for image in each.images if image.role == "swatch"] for each in found.variants}
    (navy,), (red,) = shown["V1"], shown["V2"]
    assert (navy.asset, navy.digest, navy.spec.paint, navy.alt) == ("", "", ("#1b2a49",), "Navy")
    assert red.spec.paint == ("#ff0000", "#ffffff")
    assert (navy.width, navy.height, navy.spec.format) == (32, 32, "png")
    assert navy.file.startswith("images/navy-swatch-")
    assert navy.where.pointer == "variants/0/attributes/color"
    assert found.variants[0].about["swatch_image"] == navy.url
    assert [image.role for image in found.images] == ["main"]


def test_an_original_is_better_than_a_colour() -> None:
    text = TEXT.replace(
        "attributes: {color: navy, size: S}", "attributes: {color: navy, size: S}, assets: {swatch: c.jpg}"
    )
    found = listing(SWATCH, text, coloured({"navy": "#1b2a49", "red": "#ff0000"}))
    shown = {each.sku: [image.asset for image in each.images if image.role == "swatch"] for each in found.variants}
    assert shown == {"V1": ["c.jpg"], "V2": [""]}


def test_a_colour_without_a_swatch_shows_nothing() -> None:
    found = listing(SWATCH)
    assert {image.role for each in found.variants for image in each.images} == {"main"}


def test_products_without_any_original_have_swatches() -> None:
    text = "sku: P\nfamily: tee\nstatus: active\nattributes: {name: Tee, color: navy, size: S}\n"
    found = listing(SWATCH, text, coloured({"navy": "#1b2a49"}))
    assert [image.role for image in found.images] == ["swatch"]


def test_what_the_channel_keeps_in_its_pictures_is_kept_in_every_role() -> None:
    spec = """\
spec: all@2026-08
title: t
settings: {seller: {}}
renditions: {main: {width: 200, keep_metadata: [iptc-digital-source-type]}}
feeds: [{file: all.csv, format: csv}]
fields: [{name: id, from: listing.sku, need: required}]
"""
    said = "renditions: {main: {width: 100}, lifestyle: {width: 9}, gallery: {width: 9, keep_metadata: [creator]}}\n"
    made, findings = profiles({"mine": PROFILE + said}, spec)
    assert not findings
    kept = {role: each.keep_metadata for role, each in made["mine"].renditions.items()}
    demanded = ("iptc-digital-source-type",)
    assert kept == {"main": demanded, "lifestyle": demanded, "gallery": ("creator",)}
