"""Originals that the catalog itself names, whatever its products say."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from omnicat.attributes.naming import default_originals
from omnicat.channels.overlaying import overlaid
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model
from omnicat.model.channel import Profile


class Standing(NamedTuple):
    """The path of an original below `assets/`, and what it is for, in words."""

    path: str
    words: str


def standing(model: Model, profiles: Iterable[Profile]) -> Iterator[Standing]:
    """What profiles lay over pictures, what is the default of an attribute, and the papers of people in originals."""
    for profile in profiles:
        yield from (Standing(path, f"laid over pictures on {profile.name}") for path in overlaid(profile))
    for attribute in model.attributes.values():
        for path in default_originals(attribute, model.settings.locales):
            yield Standing(path, f"default of {attribute.code}")
    for asset in model.assets.values():
        yield from _releases(asset)


def _releases(asset: Asset) -> Iterator[Standing]:
    for person in asset.people:
        if person.release:
            yield Standing(person.release, f"release of {person.name} in '{asset.path}'")
