"""The originals that a product's values name for a channel and that the channel may not show."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from omnicat.attributes.naming import originals_in
from omnicat.channels.allowed import naming_originals
from omnicat.channels.mapping import Channel
from omnicat.channels.ready import ready_of
from omnicat.channels.shop import Shop
from omnicat.channels.showing import Resolutions
from omnicat.checks.naming_originals import name_of, owner_of, record_place
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Location
from omnicat.model.listing import Listing, Resolved
from omnicat.model.product import Product, lineages


class Use(NamedTuple):
    """An original named by the value of a listing: the attribute, the path, the end of its pointer in a list or table."""

    listing: Listing
    code: str
    said: Resolved
    path: str
    place: str


def withheld_values(paths: set[str], channel: Channel, shop: Shop, hint: str, *, mild: bool = False) -> Look | None:
    """What tells of values that name those originals, all withheld from the channel; None where it asks for no such value.
    Where a list has other originals and `mild`, that is but a note.
    """
    codes = codes_shown(channel, shop)

    def look(shown: Shown) -> list[Refusal]:
        uses = uses_in(shown, paths, codes, channel, shop)
        return [_refusal(each, shown, channel, shop, hint, mild=mild) for each in uses]

    return look if codes else None


def codes_shown(channel: Channel, shop: Shop) -> tuple[str, ...]:
    """The attributes naming originals that the channel asks for."""
    return tuple([code for code in naming_originals(shop.model) if code in channel.uses])


def place_of(use: Use, product: Product) -> tuple[Location, str]:
    """Where the product names an original, and the SKU that does; of a default, the product itself."""
    origin = use.said.origin
    if origin.kind == "default":
        return Location(product.path), product.sku
    pointer = f"{origin.where.pointer}/{use.place}" if use.place else origin.where.pointer
    return Location(product.path, pointer=pointer), owner_of(pointer, product)


def _named_in(product: Product, codes: tuple[str, ...], shop: Shop) -> Iterator[str]:
    """Every original that a product says as one of those values."""
    for lineage in product.lineages:
        node = lineage[-1]
        for values in (node.values, *(each.values for each in node.overrides.values())):
            for code in codes:
                for value in values.get(code, {}).values():
                    yield from (path for _, path in originals_in(value, shop.model.attributes[code]))


def uses_in(
    shown: Shown, paths: Collection[str], codes: tuple[str, ...], channel: Channel, shop: Shop
) -> Iterator[Use]:
    """Those of the originals that the listings would show as one of those values, whether they may or not."""
    has_default = any(shop.model.attributes[code].default is not None for code in codes)
    if not has_default and not any(path in paths for path in _named_in(shown.product, codes, shop)):
        return
    seen, profile = Resolutions(shown.product, shop.model), channel.profile
    for listing in shown.listings:
        lineage = next(each for each in lineages(shown.product.root) if each[-1].sku == listing.sku)
        values = seen.of(lineage, profile.locale, profile.names)
        for code in codes:
            for place, path in _originals(code, values, shop):
                if path in paths:
                    yield Use(listing, code, values[code], path, place)


def _originals(code: str, values: Mapping[str, Resolved], shop: Shop) -> Iterator[tuple[str, str]]:
    return originals_in(values[code].value, shop.model.attributes[code]) if code in values else iter(())


def _refusal(use: Use, shown: Shown, channel: Channel, shop: Shop, hint: str, *, mild: bool) -> Refusal:
    asset, reason = shop.model.assets[use.path], ready_of(channel, shop).withheld.reasons[use.path]
    has_others = use.code in use.listing.values
    rest = "the rest of the table is" if shop.model.attributes[use.code].columns else "the others are"
    instead = f"{rest} shown" if has_others else "nothing takes its place"
    where, owner = place_of(use, shown.product)
    return Refusal(
        use.listing,
        use.code,
        f"{name_of(asset, use.code)} {reason.words}; {instead}",
        f"{hint} in 'assets/{use.path}.yaml', or name another original",
        "note" if mild and has_others else "warning",
        where=where,
        related=(record_place(asset, reason.pointer),),
        owner=owner,
    )
