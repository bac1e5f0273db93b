"""The kinds of files a catalog is made of: their schemas, and where such files stand."""

from collections.abc import Mapping

from msgspec import Struct

from omnicat.schemas import (
    approvals,
    asset,
    attribute,
    category,
    family,
    governance,
    kiosk,
    place,
    product,
    profile,
    settings,
    spec,
)
from omnicat.schemas.pieces import Schema


class Kind(Struct, frozen=True):
    """One kind of file: its JSON Schema and the globs of files it describes."""

    schema: Schema
    globs: tuple[str, ...]


KINDS: Mapping[str, Kind] = {
    "catalog": Kind(settings.SCHEMA, ("catalog/catalog.yaml",)),
    "attributes": Kind(attribute.SCHEMA, ("catalog/attributes/**/*.yaml",)),
    "family": Kind(family.SCHEMA, ("catalog/families/**/*.yaml",)),
    "categories": Kind(category.SCHEMA, ("catalog/categories.yaml",)),
    "product": Kind(product.SCHEMA, ("catalog/products/**/*.yaml",)),
    "asset": Kind(asset.SCHEMA, ("assets/**/*.yaml",)),
    "locations": Kind(place.SCHEMA, ("catalog/locations.yaml",)),
    "governance": Kind(governance.SCHEMA, ("catalog/governance.yaml",)),
    "profile": Kind(profile.SCHEMA, ("channel_profiles/**/*.yaml",)),
    "spec": Kind(spec.SCHEMA, ("omnicat/specs/**/*.yaml", "specs/**/*.yaml")),
}

MADE: Mapping[str, Schema] = {"kiosk": kiosk.SCHEMA, "approvals": approvals.SCHEMA}
"""Files in formats of our own that are no part of a catalog: what a build makes, and what CI tells of reviews."""
