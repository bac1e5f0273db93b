"""An asset's record names a role, a product or a channel that doesn't exist.

A picture for a misspelled channel is shown nowhere, and one for a misspelled product is found by nobody.

Bad (in the record beside the file):

    roles: [man]
    rights: {channels: [gogle-us]}

Good:

    roles: [main]
    rights: {channels: [google-us]}

Fix: correct the name, or take it out.
"""

from collections.abc import Iterable, Iterator

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.checks.nearby import Nearby
from omnicat.findings import Finding, Location, Rule, Severity, Subject, did_you_mean, finding, join_pointer
from omnicat.model.asset import Asset

RULE = Rule("asset/unknown-name", Severity.WARNING, __doc__)


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """What every record names."""
    assets, near = shop.model.assets, Nearby(whole.skus)
    for path in sorted(path for path, each in assets.items() if each.lines or each.crops):
        subject = Subject("asset", path)
        for pointer, kind, name, hint in _unknown(assets[path], whole, shop, near):
            where = Location(f"assets/{path}.yaml", pointer=pointer)
            yield finding(RULE, where, f"{kind} '{name}' does not exist", hint, subject=subject)


def _unknown(asset: Asset, whole: Whole, shop: Shop, near: Nearby) -> Iterator[tuple[str, str, str, str]]:
    """Place, kind, name and hint of what doesn't exist."""
    roles, channels = shop.model.settings.roles, shop.channels
    for pointer, role in _roles(asset):
        if role not in roles:
            yield pointer, "role", role, did_you_mean(role, roles)
    for number, name in enumerate(asset.rights.channels):
        if name not in channels:
            yield join_pointer("rights", "channels", number), "channel", name, did_you_mean(name, channels)
    for number, sku in enumerate(asset.products):
        if sku not in whole.skus:
            yield join_pointer("products", number), "product", sku, near.hint(sku)


def _roles(asset: Asset) -> Iterable[tuple[str, str]]:
    """The roles that a record names, each with its place."""
    key = "roles" if "roles" in asset.lines else ""
    yield from ((join_pointer(key, number) if key else "role", role) for number, role in enumerate(asset.roles))
    yield from ((join_pointer("crops", role), role) for role in asset.crops)
