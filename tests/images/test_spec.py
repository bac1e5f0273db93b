import pytest
from msgspec.structs import fields, replace
from PIL import ImageColor

from omnicat.images import RULES, Overlay, RenditionSpec, rgb


def test_the_text_of_a_spec_is_stable() -> None:
    spec = RenditionSpec(width=1500, height=1500, fit="pad", quality=88, focal=(0.5, 0.25))
    assert spec.text() == (
        "width=1500 height=1500 fit=pad background=ffffff format=jpeg quality=88"
        " focal=0.500000,0.250000 crop=none upscale=no keep=none"
    )


def test_what_does_not_bear_on_the_pixels_is_not_in_the_text() -> None:
    assert RenditionSpec(fill=0.5).text() == RenditionSpec().text()
    assert RenditionSpec(min_quality=9).text() == RenditionSpec().text()


@pytest.mark.parametrize("background", ["white", "White", "#fff", "#FFFFFF", " #ffffff "])
def test_one_colour_has_one_text(background: str) -> None:
    assert replace(RenditionSpec(), background=background).text() == RenditionSpec().text()


def test_every_field_is_in_the_text() -> None:
    others = (
        RenditionSpec(width=1),
        RenditionSpec(height=1),
        RenditionSpec(fit="pad"),
        RenditionSpec(background="black"),
        RenditionSpec(format="png"),
        RenditionSpec(quality=1),
        RenditionSpec(focal=(0, 0)),
        RenditionSpec(crop=(0, 0, 1, 1)),
        RenditionSpec(upscale=True),
        RenditionSpec(keep_metadata=("iptc-digital-source-type",)),
        RenditionSpec(fit="trim"),
        RenditionSpec(fit="trim", fill=0.5),
        RenditionSpec(background="blurred"),
        RenditionSpec(background="transparent"),
        RenditionSpec(sharpen=0.5),
        RenditionSpec(chroma="4:4:4"),
        RenditionSpec(max_bytes=9),
        RenditionSpec(max_bytes=9, min_quality=9),
        RenditionSpec(animation="keep"),
        RenditionSpec(overlays=(Overlay(image="a", digest="a"),)),
        RenditionSpec(overlays=(Overlay(image="a", digest="a"), Overlay(image="a", digest="a"))),
        RenditionSpec(metadata=(("creator", "Ada"),)),
        RenditionSpec(metadata=(("creator", "Ada copyright=me"),)),
        RenditionSpec(metadata=(("copyright", "Ada"),)),
        RenditionSpec(paint=("#ffffff",)),
        RenditionSpec(paint=("#ffffff", "#000000")),
    )
    assert {each.name for each in fields(RenditionSpec)} == {
        each.name for each in fields(RenditionSpec) for spec in others if getattr(spec, each.name) != each.default
    }
    assert len({spec.text() for spec in (RenditionSpec(), *others)}) == len(others) + 1


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (RenditionSpec(background="whit"), "background 'whit' is not a colour"),
        (RenditionSpec(width=0), "size '0' is not above zero"),
        (RenditionSpec(width=99_999, height=99_999, format="png"), "above 50 megapixels"),
        (RenditionSpec(width=17_000, format="webp"), "more than webp can hold"),
        (RenditionSpec(quality=101), "quality '101'"),
        (RenditionSpec(focal=(0.5, 1.5)), "focal point"),
        (RenditionSpec(crop=(0.5, 0, 0.5, 1)), "cuts nothing"),
        (RenditionSpec(crop=(0, 0, 1, 2)), "cuts nothing"),
        (RenditionSpec(format="gif"), "format 'gif'"),  # type: ignore[arg-type] # as a profile may say it
        (RenditionSpec(fit="fill"), "fit 'fill'"),  # type: ignore[arg-type] # as a profile may say it
        (RenditionSpec(keep_metadata=("gps",)), "metadata 'gps' can't be kept"),
        (RenditionSpec(fit="trim", fill=0.0), "fill '0'"),
        (RenditionSpec(fill=1.01), "fill '1.01'"),
        (RenditionSpec(sharpen=-1), "sharpen '-1'"),
        (RenditionSpec(chroma="4:1:1"), "chroma '4:1:1'"),  # type: ignore[arg-type] # as a profile may say it
        (RenditionSpec(min_quality=0), "min_quality '0'"),
        (RenditionSpec(max_bytes=-1), "max_bytes '-1'"),
        (RenditionSpec(animation="twice"), "animation 'twice'"),  # type: ignore[arg-type] # as a profile may say it
        (RenditionSpec(metadata=(("gps", "here"),)), "metadata 'gps' can't be kept"),
        (RenditionSpec(paint=("#12345",)), "'#12345' is not a colour"),
        (RenditionSpec(width=1500, height=1500, fit="pad"), ""),
    ],
)
def test_a_spec_says_its_problem(spec: RenditionSpec, words: str) -> None:
    assert words in spec.problem()
    assert bool(words) == bool(spec.problem())


@pytest.mark.parametrize("name", sorted(ImageColor.colormap))
def test_every_css_name_is_a_colour(name: str) -> None:
    assert rgb(name) == ImageColor.getrgb(name)


@pytest.mark.parametrize("text", ["", "whit", "#12", "#1234", "#12345g", "rgb(1,2,3)", "transparent", "#1234567"])
def test_what_is_no_colour_is_none(text: str) -> None:
    assert rgb(text) is None


def test_every_rule_has_a_whole_page() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.kind == "asset"
        assert all(f"\n{part}: " in rule.manual for part in ("Bad", "Good", "Fix")), rule.id
