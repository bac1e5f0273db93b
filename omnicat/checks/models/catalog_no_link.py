"""A channel needs links that the catalog can't make.

The links to products are made of `product_url`, those to images of `asset_url`. Without them the channel's required
links are missing from every product.

Bad: a profile for Google Merchant Center, and no `product_url`.

Good:

    product_url: https://harborandpine.example/products/{slug}
    asset_url: https://cdn.harborandpine.example

Fix: add the address to `catalog/catalog.yaml`.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("catalog/no-link", Severity.WARNING, __doc__)
PRODUCT = ("listing.link", "listing.group_link")
IMAGE = ("listing.main_image", "listing.images", "listing.all_images")


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """The addresses that the mappings of all channels ask for."""
    settings = shop.model.settings
    where = Location(settings.where.path, 1, 1)
    for key, names, what in (("product_url", PRODUCT, "products"), ("asset_url", IMAGE, "images")):
        asking = [name for name, profile in profiles.items() if _asks(profile, names)]
        if asking and not getattr(settings, key):
            message = f"channel '{asking[0]}' links to {what}, and there is no {key}"
            hint = f"add `{key}: https://…` to {settings.where.path}"
            yield finding(RULE, where, message, hint, subject=Subject("catalog", key))


def _asks(profile: Profile, names: tuple[str, ...]) -> bool:
    texts = [
        profile.mapping[name].text if name in profile.mapping else field.default
        for name, field in profile.spec.fields.items()
    ]
    return any(name in text for text in texts for name in names)
