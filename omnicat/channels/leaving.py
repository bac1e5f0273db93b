"""A product that leaves a channel: what is written of it where the channel wants to be told of each that goes."""

from msgspec.structs import replace

from omnicat.channels.mapping import Channel
from omnicat.channels.selecting import is_selected
from omnicat.channels.shop import Shop
from omnicat.channels.showing import Resolutions, listing_of, takes, values_in
from omnicat.findings import Finding
from omnicat.model.channel import LISTING_KINDS
from omnicat.model.listing import Listing
from omnicat.model.product import Lineage, Product, status_of

RETIRED = "retired"


def leave(
    product: Product, channel: Channel, shop: Shop, seen: Resolutions
) -> tuple[tuple[Listing, ...], tuple[Finding, ...]]:
    """What is written of the product and its variants that are retired and that the channel would take if they were
    not: listings with the fields of the spec's `removal` alone, without images. The product itself leaves with the
    last of its variants, where the channel has a listing for it.
    """
    if not channel.leaving:
        return (), ()
    problems: list[Finding] = []
    root = (product.root,)
    leaves = product.leaves if product.root.variants else (root,)
    gone = tuple(each for each in leaves if _is_gone(each, product, channel, shop, seen, problems))
    if not gone:
        return (), tuple(problems)
    told = _telling(channel)
    kind = "child" if product.root.variants else "single"
    pairs = [(each, kind) for each in gone]
    stays = any(_is_taken(each, product, channel, shop, seen, problems) for each in leaves if each not in gone)
    if product.root.variants and channel.profile.spec.parents and not stays:
        pairs.insert(0, (root, "parent"))
    listings = (listing_of(lineage, each, product, told, shop, seen, problems) for lineage, each in pairs)
    return tuple(listings), tuple(dict.fromkeys(problems))


def _is_gone(
    lineage: Lineage, product: Product, channel: Channel, shop: Shop, seen: Resolutions, problems: list[Finding]
) -> bool:
    """Whether a node is retired, the channel's `select` does not take it, and would if it were active."""
    if status_of(lineage) != RETIRED or not takes(lineage, channel, seen):
        return False
    if _is_taken(lineage, product, channel, shop, seen, problems):
        return False
    return _is_taken(lineage, product, channel, shop, seen, problems, "active")


def _is_taken(
    lineage: Lineage,
    product: Product,
    channel: Channel,
    shop: Shop,
    seen: Resolutions,
    problems: list[Finding],
    status: str = "",
) -> bool:
    values = values_in(lineage, channel, shop, seen)
    return is_selected(channel, product, lineage, values, shop, problems, status=status)


def _telling(channel: Channel) -> Channel:
    """The channel with the fields that are told of what leaves, and no others."""
    told: Channel | None = channel.kept.get("leaving")
    if told is None:
        by_kind = dict.fromkeys(LISTING_KINDS, channel.leaving)
        told = channel.kept["leaving"] = replace(channel, fields=channel.leaving, by_kind=by_kind, kept={})
    return told
