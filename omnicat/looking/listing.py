"""A product just as one channel gets it: every field, the attributes it was made of, and where they are said."""

from typing import Any

from msgspec import Struct

from omnicat.channels import Channel, Resolutions, compile_channel, show, sold
from omnicat.errors import OmnicatError
from omnicat.findings import Finding, Location, did_you_mean
from omnicat.looking.finding_sku import Found
from omnicat.looking.not_shown import NotShown, not_shown
from omnicat.model.channel import Profile
from omnicat.model.listing import Listing
from omnicat.pipeline import Opened


class FieldLine(Struct, frozen=True):
    """A field of the channel: its value, the attributes in it, and where the first of them is said."""

    name: str
    value: Any
    attributes: tuple[str, ...]
    where: Location


class ListingView(Struct, frozen=True):
    """One listing. `kind` is single, child or parent. `withheld` are the originals that it would show, and does not."""

    sku: str
    kind: str
    channel: str
    locale: str
    where: Location
    fields: tuple[FieldLine, ...]
    withheld: tuple[NotShown, ...] = ()


def profile_named(name: str, opened: Opened) -> Profile:
    """The channel of that name, or the only one with that spec. Raises OmnicatError."""
    if name in opened.profiles:
        return opened.profiles[name]
    same = [each for each in opened.profiles.values() if each.spec.name == name]
    if len(same) == 1:
        return same[0]
    if same:
        raise OmnicatError(
            f"'{name}' is the spec of several channels", f"name one of them: {', '.join(each.name for each in same)}"
        )
    raise OmnicatError(f"channel '{name}' does not exist", did_you_mean(name, opened.profiles))


def view_listings(
    found: Found, profile: Profile, opened: Opened
) -> tuple[tuple[ListingView, ...], tuple[Finding, ...]]:
    """The listings of the SKU: its own, and those of its variants. None where the channel shows nothing of it."""
    channel, problems = compile_channel(profile, opened.shop.model)
    if channel is None:
        return (), problems
    shown, wrong = show(found.product, channel, opened.shop, Resolutions(found.product, opened.shop.model))
    if shown is None:
        return (), wrong
    top = found.lineage[-1].pointer
    listings = (each for each in sold(shown, channel) if not top or _is_below(each, top))
    return tuple(_view(each, found, channel, opened) for each in listings), wrong


def _is_below(listing: Listing, pointer: str) -> bool:
    return listing.where.pointer == pointer or listing.where.pointer.startswith(f"{pointer}/")


def _view(listing: Listing, found: Found, channel: Channel, opened: Opened) -> ListingView:
    fields = tuple(
        FieldLine(name, each.value, each.attributes, _placed(each.where, found))
        for name, each in listing.fields.items()
    )
    where = _placed(listing.where, found)
    lineage = next(each for each in found.product.lineages if each[-1].pointer == listing.where.pointer)
    withheld = not_shown(lineage, found.product, channel, opened.shop)
    return ListingView(listing.sku, listing.kind, listing.channel, listing.locale, where, fields, withheld)


def _placed(where: Location, found: Found) -> Location:
    return found.document.place(where.pointer) if where.path == found.document.path else where
