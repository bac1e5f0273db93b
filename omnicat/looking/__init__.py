"""Products looked at: found, resolved, traced to where each value stands, and counted by channel."""

from omnicat.looking.finding_sku import Found, all_skus, find_sku
from omnicat.looking.listing import ListingView, profile_named, view_listings
from omnicat.looking.plain import as_json
from omnicat.looking.product import ProductView, view_product
from omnicat.looking.status import Status, status_of_channels

__all__ = [
    "Found",
    "ListingView",
    "ProductView",
    "Status",
    "all_skus",
    "as_json",
    "find_sku",
    "profile_named",
    "status_of_channels",
    "view_listings",
    "view_product",
]
