"""A product or variant as one channel shows it in one locale, with the origin of everything it says."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from omnicat.attributes.definition import Value
from omnicat.findings import Location
from omnicat.images.spec import RenditionSpec


class Origin(Struct, frozen=True):
    """Where a value came from.

    `kind` is variant, parent (an ancestor), product, family, default, fallback, override, inventory,
    computed or missing. `locale` is the one it was found in.
    """

    kind: str
    where: Location
    locale: str = ""


class Resolved(Struct, frozen=True):
    """A value in one locale, and its origin."""

    value: Value
    origin: Origin


class FieldValue(Struct, frozen=True):
    """What one field of a channel says: the value in the channel's spelling, and the attributes it was made of."""

    value: Any
    where: Location
    attributes: tuple[str, ...] = ()


class ImageSize(Struct, frozen=True):
    """The same image in another size, for a page to choose from."""

    spec: RenditionSpec
    key: str
    file: str
    url: str
    width: int
    height: int


class ListingImage(Struct, frozen=True):
    """One image a listing shows: the role, the original, the rendition made of it, its public URL.

    `width` and `height` are those of the rendition, in pixels; `file` is below the channel's folder. `asset` is empty
    where it is made of a colour. `others` are other sizes of it, from narrow to wide; `placeholder` is the picture in
    very few pixels as a `data:` address, '' where there is none. `stands_in` where the channel may not show the one that
    comes first in the role.
    """

    role: str
    asset: str
    digest: str
    spec: RenditionSpec
    key: str
    file: str
    url: str
    alt: str
    width: int
    height: int
    where: Location
    others: tuple[ImageSize, ...] = ()
    placeholder: str = ""
    stands_in: bool = False

    @property
    def srcset(self) -> str:
        """All sizes as HTML's `srcset` has them: `https://… 320w, https://… 640w`; '' where there is only one.

        HTML Living Standard, section 4.8.4.2.1: addresses without blanks, apart by a comma and a blank.
        """
        sizes = sorted({(self.width, self.url), *((each.width, each.url) for each in self.others)})
        return ", ".join(f"{url} {width}w" for width, url in sizes) if self.others else ""


class ListingFile(Struct, frozen=True):
    """A video, document, model or drawing that a listing links to: a copy of the original; `file` is below the channel's
    folder. `poster` is a picture of it, where the channel has a rendition for its role.
    """

    role: str
    asset: str
    digest: str
    kind: str
    file: str
    url: str
    where: Location
    poster: ListingImage | None = None


Recorder = Callable[[Mapping[str, Any], Mapping[str, Any]], Mapping[str, Any]]
"""A listing's fields as they are spelled, and what is known about it, as its record."""


def as_it_is(spelled: Mapping[str, Any], _: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record of a channel whose items are the fields, one beside the other."""
    return spelled


class Listing(Struct, frozen=True, dict=True):
    """One record of a channel. `kind` is single, child or parent; `group` is the product's SKU.

    `spelled` holds the fields that have a value: name -> value in the channel's spelling, in the order of the spec.
    `made_of` names the attributes that went into each. `dict=True`: what few ask for is worked out when one does.
    """

    sku: str
    group: str
    kind: str
    channel: str
    locale: str
    where: Location
    values: Mapping[str, Resolved] = field(default_factory=dict)
    spelled: Mapping[str, Any] = field(default_factory=dict)
    made_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    images: tuple[ListingImage, ...] = ()
    files: tuple[ListingFile, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)
    recorder: Recorder = as_it_is
    variants: tuple["Listing", ...] = ()

    @cached_property
    def record(self) -> Mapping[str, Any]:
        """The fields as they stand in an item of a feed."""
        return self.recorder(self.spelled, self.about)

    @cached_property
    def fields(self) -> Mapping[str, FieldValue]:
        """Every field that has a value, with its origin."""
        return {name: self.said(name) for name in self.spelled}

    def said(self, name: str) -> FieldValue:
        """A field that has a value, with its origin."""
        codes = self.made_of.get(name, ())
        return FieldValue(self.spelled[name], place_of(codes, self.values, self.where), codes)


def place_of(codes: tuple[str, ...], values: Mapping[str, Resolved], otherwise: Location) -> Location:
    """Where the first of these attributes says its value; `otherwise` where none does, but by its definition."""
    origins = (values[code].origin for code in codes)
    return next((each.where for each in origins if each.kind != "default"), otherwise)
