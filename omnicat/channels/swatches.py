"""The colour that a listing shows where it has no picture of it."""

from collections.abc import Mapping
from typing import NamedTuple

from omnicat.images.spec import RenditionSpec
from omnicat.model.catalog import Model
from omnicat.model.listing import Resolved
from omnicat.model.wish import Wish
from omnicat.renditions.names import key_of_text


class Swatch(NamedTuple):
    """A picture of one or two colours: what its file is named for, what it is called, and what it is made of."""

    name: str
    alt: str
    spec: RenditionSpec
    key: str


def swatch_of(
    wish: Wish, values: Mapping[str, Resolved], model: Model, locales: tuple[str, ...], encoder: str
) -> Swatch | None:
    """The swatch of the options that a listing has for the wished attribute; None where none of them has a colour."""
    attribute, said = model.attributes.get(wish.color), values.get(wish.color)
    if attribute is None or said is None:
        return None
    codes = said.value if isinstance(said.value, tuple) else (said.value,)
    options = [attribute.options[code] for code in map(str, codes) if code in attribute.options]
    colours = [colour for option in options for colour in option.swatch.split("/") if colour]
    if not colours:
        return None
    spec = _painted(wish, tuple(colours[:2]))
    alt = ", ".join(
        next((each.labels[locale] for locale in locales if locale in each.labels), each.code) for each in options
    )
    return Swatch("-".join(each.code for each in options), alt, spec, key_of_text("", spec.text(), encoder))


def _painted(wish: Wish, colours: tuple[str, ...]) -> RenditionSpec:
    """Only what bears on a flat picture, so that channels that differ in other things share it."""
    return RenditionSpec(
        width=wish.width,
        height=wish.height,
        format=wish.format,
        quality=wish.quality,
        chroma=wish.chroma,
        paint=tuple(each.lower() for each in colours),
    )
