"""Originals that the catalog itself names, whatever its products say."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from omnicat.attributes import read_value
from omnicat.attributes.definition import Attribute
from omnicat.attributes.naming import names_originals, originals_in
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
        if attribute.default is not None and names_originals(attribute):
            yield from (Standing(path, f"default of {attribute.code}") for path in _defaults(attribute, model))
    for asset in model.assets.values():
        yield from _releases(asset)


def _defaults(attribute: Attribute, model: Model) -> Iterator[str]:
    said = read_value(attribute.default, attribute, model.settings.locales)[0]
    yield from dict.fromkeys(path for value in said.values() for _, path in originals_in(value, attribute))


def _releases(asset: Asset) -> Iterator[Standing]:
    for person in asset.people:
        if person.release:
            yield Standing(person.release, f"release of {person.name} in '{asset.path}'")
