"""The places that have a product: which of the shop's locations a channel lists it in, and what is known of it there."""

from collections.abc import Iterator, Mapping
from typing import Any

from omnicat.channels.about import availability_of
from omnicat.channels.shop import Shop
from omnicat.model.channel import Profile
from omnicat.model.listing import Resolved
from omnicat.model.product import Product


def places_of(sku: str, product: Product, profile: Profile, shop: Shop) -> Iterator[str]:
    """The codes of the locations that have the SKU, in the order of their file: those of the kind that the channel
    asks for, in the channel's country, that count the SKU (a bundle's parts) or have everything.
    """
    country = profile.country
    for code, said in shop.model.locations.items():
        is_asked_for = profile.spec.each == "location" or said.get("kind", "store") == "store"
        is_here = not country or said.get("country", country) == country
        if is_asked_for and is_here and _has(said, sku, product, code, shop):
            yield code


def _has(said: Mapping[str, str], sku: str, product: Product, code: str, shop: Shop) -> bool:
    return said.get("sells") == "all" or quantity_at(sku, product, code, shop) is not None


def about_place(sku: str, product: Product, values: Mapping[str, Resolved], code: str, shop: Shop) -> Mapping[str, Any]:
    """What `listing` says otherwise in a place: its quantity and availability there; and `location`, the place itself
    with `code`, `name`, `quantity`, `store_code` and all that its file says.
    """
    said = shop.model.locations[code]
    held = quantity_at(sku, product, code, shop)
    place = {
        **dict.fromkeys(("kind", "pickup_method", "pickup_sla")),
        **said,
        "code": code,
        "name": said.get("label", code),
        "store_code": said.get("store_code", code),
        "quantity": held,
    }
    return {"quantity": held, "availability": availability_of(values, held), "location": place}


def stock_in(sku: str, product: Product, shop: Shop) -> Mapping[str, int | None]:
    """How many can be sold in each of the shop's locations, by its code; None where the SKU is not counted there."""
    return {code: quantity_at(sku, product, code, shop) for code in shop.model.locations}


def quantity_at(sku: str, product: Product, code: str, shop: Shop) -> int | None:
    """How many can be sold there: the SKU's own stock, or what the parts of a bundle allow where all are counted."""
    own = shop.stock.at(sku, code)
    counted = [each for each in product.associations if each.quantity > 0 and each.counts]
    if own is not None or not counted:
        return own
    held = [(shop.stock.at(each.sku, code), each.quantity) for each in counted]
    if any(there is None for there, _ in held):
        return None
    return min((there or 0) // needed for there, needed in held)
