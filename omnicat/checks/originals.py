"""Originals whose pixels were looked at, and what is said of them."""

from collections.abc import Iterable, Iterator

from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Subject, finding
from omnicat.images import Looks
from omnicat.model.asset import Asset


def looked_at(shop: Shop) -> Iterator[tuple[Asset, Looks]]:
    """Every original that is in use or may come to be, with what its pixels say."""
    for asset in shop.model.assets.values():
        if asset.looks is not None and asset.status != "retired":
            yield asset, asset.looks


def about(rule: Rule, asset: Asset, message: str, hint: str, related: Iterable[Location] = ()) -> Finding:
    """A finding at an original."""
    where, subject = Location(f"assets/{asset.path}"), Subject("asset", asset.path)
    return finding(rule, where, message, hint, subject=subject, related=related)
