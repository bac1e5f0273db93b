"""What a product says in a channel and locale, and where it says it."""

import pytest

from tests.channels.shop import PROFILE, channel, listing

TEXT = """\
sku: P
family: tee
status: active
attributes:
  name: {en-US: Product, de-DE: Produkt}
  care: {en-US: Wash cold}
  color: red
  weight: 100 g
variants:
  - sku: C
    attributes: {name: {en-US: Middle}, color: navy}
    variants:
      - sku: C-S
        attributes: {size: S, name: {en-US: Leaf}}
        channels: {all: {attributes: {name: {de-DE: Blatt bei allen}}}}
      - {sku: C-M, attributes: {size: M}}
channels:
  mine: {attributes: {name: {en-US: Product in mine}}}
"""


def origin(code: str, sku: str, profile: str = PROFILE, text: str = TEXT) -> tuple[str, str, str, str] | None:
    found = listing(text, channel(profile))
    one = next(each for each in (found, *found.variants) if each.sku == sku)
    said = one.values.get(code)
    return None if said is None else (str(said.value), said.origin.kind, said.origin.where.pointer, said.origin.locale)


OTHER = PROFILE.replace("en-US", "de-DE")
FRENCH = PROFILE.replace("en-US", "fr-FR")
PLAIN = TEXT[: TEXT.index("channels:\n  mine")]
NAME = "attributes/name/en-US"


@pytest.mark.parametrize(
    ("code", "sku", "profile", "text", "expected"),
    [
        ("weight", "P", PROFILE, TEXT, ("100 g", "product", "attributes/weight", "")),
        ("weight", "C-S", PROFILE, TEXT, ("100 g", "product", "attributes/weight", "")),
        ("color", "C-S", PROFILE, TEXT, ("navy", "parent", "variants/0/attributes/color", "")),
        ("size", "C-S", PROFILE, TEXT, ("S", "variant", "variants/0/variants/0/attributes/size", "")),
        ("name", "C-S", PROFILE, PLAIN, ("Leaf", "variant", f"variants/0/variants/0/{NAME}", "en-US")),
        ("name", "C-M", PROFILE, PLAIN, ("Middle", "parent", f"variants/0/{NAME}", "en-US")),
        ("name", "C-M", PROFILE, TEXT, ("Product in mine", "override", f"channels/mine/{NAME}", "en-US")),
        ("name", "C-M", OTHER, TEXT, ("Produkt", "product", "attributes/name/de-DE", "de-DE")),
        (
            "name",
            "C-S",
            OTHER,
            TEXT,
            ("Blatt bei allen", "override", "variants/0/variants/0/channels/all/attributes/name/de-DE", "de-DE"),
        ),
        ("name", "C-M", FRENCH, TEXT, ("Produkt", "fallback", "attributes/name/de-DE", "de-DE")),
        ("care", "C-M", FRENCH, TEXT, ("Wash cold", "fallback", "attributes/care/en-US", "en-US")),
        ("care", "C-M", OTHER, TEXT, None),
        ("hello", "C-M", OTHER, TEXT, ("Hallo", "default", "", "de-DE")),
        ("hello", "C-M", FRENCH, TEXT, ("Hallo", "default", "", "de-DE")),
        ("brand", "C-M", OTHER, TEXT, ("Harbor", "default", "", "")),
        ("gtin", "C-M", OTHER, TEXT, None),
    ],
)
def test_a_value_comes_from(
    code: str, sku: str, profile: str, text: str, expected: tuple[str, str, str, str] | None
) -> None:
    found = origin(code, sku, profile, text)
    if expected and expected[1] == "default":
        assert found
        assert (found[:2], found[3]) == (expected[:2], expected[3])
    else:
        assert found == expected


def test_the_profiles_own_name_wins_over_the_specs() -> None:
    text = PLAIN.replace("{all: {attributes: {name: {de-DE: Blatt bei allen}}}}", "{}") + (
        "channels:\n  all: {attributes: {name: {en-US: For all}}}\n  mine: {attributes: {name: {en-US: For mine}}}\n"
    )
    assert (origin("name", "C-S", PROFILE, text) or ("",))[0] == "For mine"


def test_the_leafs_override_wins_over_the_parents() -> None:
    text = TEXT.replace(
        "{all: {attributes: {name: {de-DE: Blatt", "{mine: {attributes: {name: {en-US: Leaf in mine, de-DE: Blatt"
    )
    assert (origin("name", "C-S", PROFILE, text) or ("",))[0] == "Leaf in mine"
    assert (origin("name", "C-M", PROFILE, text) or ("",))[0] == "Product in mine"


def test_lists_and_tables_are_values_as_a_whole() -> None:
    text = PLAIN.replace(
        "  color: red\n", "  color: red\n  bullets: {en-US: [A, B]}\n  chart: [{size: S, chest: 50 cm}]\n"
    )
    found = listing(text, channel())
    assert found.variants[0].values["bullets"].value == ("A", "B")
    assert found.variants[0].values["chart"].origin.where.pointer == "attributes/chart"
