"""Channels: a spec and a profile show a product as listings, every field with its origin."""

from omnicat.channels.leaving import leave
from omnicat.channels.mapping import Channel, compile_channel
from omnicat.channels.profiles import load_profiles
from omnicat.channels.rules import RULES
from omnicat.channels.shop import Shop
from omnicat.channels.showing import Resolutions, show, sold, tells_of_variants
from omnicat.channels.specs import Specs, shipped_spec_bytes, shipped_specs, shop_specs

__all__ = [
    "RULES",
    "Channel",
    "Resolutions",
    "Shop",
    "Specs",
    "compile_channel",
    "leave",
    "load_profiles",
    "shipped_spec_bytes",
    "shipped_specs",
    "shop_specs",
    "show",
    "sold",
    "tells_of_variants",
]
