"""Which badges and watermarks a channel lays over the pictures of a product."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from omnicat.images.overlay import Overlay
from omnicat.model.asset import Asset
from omnicat.model.channel import Profile
from omnicat.model.wish import Wish

Holds = Callable[[str], bool]
"""Whether an expression is true of the listing that is shown."""


def overlays_of(wish: Wish, assets: Mapping[str, Asset]) -> tuple[Overlay, ...]:
    """The overlays of a role, each with the digest of its file. Without the file there is no picture either: what a shop
    marks is not to be shown unmarked."""
    found = ((each, assets.get(each.image)) for each in wish.overlays)
    return tuple(replace(each, digest=asset.digest if asset else "") for each, asset in found)


def laid(overlays: tuple[Overlay, ...], holds: Holds) -> tuple[Overlay, ...]:
    """Those whose condition is true, as they are laid."""
    return tuple(replace(each, when="") for each in overlays if not each.when or holds(each.when))


def overlaid(profile: Profile) -> tuple[str, ...]:
    """The paths, below `assets/`, of all pictures that a channel lays over others; sorted."""
    return tuple(sorted({each.image for wish in profile.renditions.values() for each in wish.overlays}))
