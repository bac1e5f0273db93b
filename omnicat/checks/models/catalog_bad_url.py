"""An address of the settings can't be made into links.

`product_url` is the pattern of every product's link, `asset_url` the start of every image's. Channels open them from
outside, so they begin with `https://`; a part in braces that isn't known would be written into the link as it is.

Bad:

    product_url: harborandpine.example/products/{handle}

Good:

    product_url: https://harborandpine.example/products/{slug}

Fix: write the address in full; the known parts are {sku} {group} {slug} {locale} {language} {country}.
"""

import re
from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Rule, Severity, Subject, did_you_mean, finding
from omnicat.model.channel import Profile

RULE = Rule("catalog/bad-url", Severity.ERROR, __doc__)
PARTS = ("sku", "group", "slug", "locale", "language", "country")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[!-~]*)?").fullmatch
_PART = re.compile(r"\{([^}]*)\}").findall


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """`url`, `product_url` and `asset_url`."""
    settings = shop.model.settings
    for key in ("url", "product_url", "asset_url"):
        address = str(getattr(settings, key))
        where, subject = Location(settings.where.path, 0, 0, key), Subject("catalog", key)
        if address and not _ADDRESS(address):
            message = f"'{address}' is not a web address"
            yield finding(RULE, where, message, "write it in full: https://…", subject=subject)
        unknown = [part for part in _PART(address) if key != "product_url" or part not in PARTS]
        if unknown:
            hint = did_you_mean(unknown[0], PARTS) if key == "product_url" else "write it without braces"
            yield finding(RULE, where, f"'{{{unknown[0]}}}' is not a part of {key}", hint, subject=subject)
