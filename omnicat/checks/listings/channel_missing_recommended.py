"""Fields that the channel recommends have no value.

The listing is taken without them, but shown to fewer people or with less on it. Only what the product's family has is
asked for.

Bad: no `gtin` in a channel that compares offers by it.

Good:

    gtin: "9521234543213"

Fix: give the product the values, or map the fields to other attributes in the channel's profile.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.missing import missing
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, told
from omnicat.findings import Finding, Rule, Severity
from omnicat.model.listing import Listing

RULE = Rule("channel/missing-recommended", Severity.NOTE, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """The fields that are recommended, all of a listing in one finding."""
    by_sku: dict[str, tuple[Listing, list[Refusal]]] = {}
    for each in missing(shown, shop, ("recommended",)):
        if _can_be_said(each, shown, shop):
            by_sku.setdefault(each.listing.sku, (each.listing, []))[1].append(each)
    return told([_together(listing, lacks) for listing, lacks in by_sku.values()], RULE, shown)


def _can_be_said(lack: Refusal, shown: Shown, shop: Shop) -> bool:
    """Whether the field is made of the product, and of something that products of its family may say."""
    family = shop.model.families.get(shown.product.family)
    return bool(lack.codes) and (family is None or any(code in family.attributes for code in lack.codes))


def _together(listing: Listing, lacks: list[Refusal]) -> Refusal:
    fields = ", ".join(each.about for each in lacks)
    codes = dict.fromkeys(each.codes[0] for each in lacks)
    hint = f"add {', '.join(f'`{code}`' for code in codes)}"
    return Refusal(listing, fields, f"{fields} {'is' if len(lacks) == 1 else 'are'} recommended", hint)
