"""For whom a feed is written: what a profile says of a channel, besides how its fields are filled."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from omnicat.channels.mapping import Channel, about_for_expressions
from omnicat.channels.shop import Shop
from omnicat.channels.views import Eyes
from omnicat.model.catalog import Model, Stock
from omnicat.model.channel import Profile, Spec
from omnicat.templating import compile_text

NO_SHOP = Shop(Model(), Stock())


class Given(Struct, frozen=True):
    """The country, locale and currency of a feed, and the settings that expressions of its spec may ask for."""

    country: str = ""
    locale: str = "en-US"
    currency: str = "USD"
    settings: Mapping[str, Any] = field(default_factory=dict)


def channel_without_catalog(spec: Spec, given: Given, today: str = "") -> Channel:
    """A channel that nothing is shown in: what checks and conditions look up of it is there. Dates are judged by `today`."""
    usual = {wish.name: wish.by_country.get(given.country, wish.default) for wish in spec.settings.values()}
    profile = Profile(
        spec.short,
        spec,
        given.locale,
        given.currency,
        given.country,
        settings={**usual, **given.settings},
        feeds=spec.feeds,
        tables=spec.tables,
    )
    about = {"channel": about_for_expressions(profile, NO_SHOP.model)}
    eyes = Eyes((given.locale,), given.currency, profile.names)
    return Channel(profile, (), (), compile_text("true"), eyes, about, {}, frozenset(), today=today)
