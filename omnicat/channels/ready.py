"""A channel made ready for the products of one model: all that is the same for each is worked out."""

from collections.abc import Mapping
from typing import NamedTuple

from omnicat.attributes.definition import Attribute
from omnicat.channels.about import About
from omnicat.channels.allowed import naming_originals
from omnicat.channels.filling import Filler
from omnicat.channels.mapping import Channel
from omnicat.channels.pictures import Pictures
from omnicat.channels.records import recorder
from omnicat.channels.shop import Shop
from omnicat.channels.withheld import Withheld, withheld
from omnicat.model.catalog import Model
from omnicat.model.listing import Recorder


class Fillers(dict[str, Filler]):
    """What fills the fields of each kind of listing, made for a kind when its first listing comes."""

    def __init__(self, channel: Channel, model: Model) -> None:
        self._channel, self._model = channel, model

    def __missing__(self, kind: str) -> Filler:
        self[kind] = Filler(self._channel, kind, self._model)
        return self[kind]


class Ready(NamedTuple):
    """The parts of showing: what fills the fields of each kind of listing, and what is known besides them.

    `guarded` are the attributes whose values may name originals that are withheld, by code.
    """

    model: Model
    today: str
    names: tuple[str, str]
    about: About
    pictures: Pictures
    withheld: Withheld
    guarded: Mapping[str, Attribute]
    fillers: Fillers
    recorder: Recorder


def ready_of(channel: Channel, shop: Shop) -> Ready:
    """The channel made ready; kept with it for as long as the same model is asked for, on the same day."""
    kept: Ready | None = channel.kept.get("ready")
    if kept is None or kept.model is not shop.model or kept.today != shop.today:
        kept = channel.kept["ready"] = _ready(channel, shop)
    return kept


def _ready(channel: Channel, shop: Shop) -> Ready:
    profile, model = channel.profile, shop.model
    barred = withheld(shop.limited, model.assets, profile, shop.today)
    return Ready(
        model,
        shop.today,
        profile.names,
        About(profile, model, channel.eyes, has_specification=channel.has_specification),
        Pictures(profile, model),
        barred,
        naming_originals(model) if barred.reasons else {},
        Fillers(channel, model),
        recorder(profile),
    )
