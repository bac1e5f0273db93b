"""A product or variant as one channel shows it in one locale, with the origin of everything it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from omnicat.attributes.definition import Value
from omnicat.findings import Location
from omnicat.images.spec import RenditionSpec


class Origin(NamedTuple):
    """Where a value came from.

    `kind` is variant, parent (an ancestor), product, family, default, fallback, override, inventory,
    computed or missing. `locale` is the one it was found in.
    """

    kind: str
    where: Location
    locale: str = ""


class Resolved(NamedTuple):
    """A value in one locale, and its origin."""

    value: Value
    origin: Origin


class FieldValue(NamedTuple):
    """What one field of a channel says: the value in the channel's spelling, and the attributes it was made of."""

    value: Any
    where: Location
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListingImage:
    """One image a listing shows: the role, the original, the rendition made of it, its public URL.

    `width` and `height` are those of the rendition, in pixels; `file` is below the channel's folder.
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


@dataclass(frozen=True, slots=True)
class ListingFile:
    """A video or document that a listing links to: a copy of the original; `file` is below the channel's folder."""

    role: str
    asset: str
    digest: str
    kind: str
    file: str
    url: str
    where: Location


@dataclass(frozen=True, slots=True)
class Listing:
    """One record of a channel. `kind` is single, child or parent; `group` is the product's SKU."""

    sku: str
    group: str
    kind: str
    channel: str
    locale: str
    where: Location
    values: Mapping[str, Resolved] = field(default_factory=dict)
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    images: tuple[ListingImage, ...] = ()
    files: tuple[ListingFile, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)
    record: Mapping[str, Any] = field(default_factory=dict)
    variants: tuple["Listing", ...] = ()
