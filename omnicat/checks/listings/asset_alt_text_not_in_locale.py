"""A picture has no alt text in the language of a channel that asks for one.

The channel's shoppers are told nothing of it. A fallback between locales, where the catalog sets one, counts as a text.

Bad (for a channel in de-DE):

    alt: Navy crew-neck tee on a hanger

Good:

    alt: {en-US: Navy crew-neck tee on a hanger, de-DE: Marineblaues T-Shirt auf einem Bügel}

Fix: add the translation, at the product or in the record beside the file.
"""

from collections.abc import Iterator

from omnicat.channels.choosing import FIRST_ROLES
from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.naming_originals import name_of, owner_of
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity

RULE = Rule("asset/alt-text-not-in-locale", Severity.NOTE, __doc__)
ASKING = ("all_alts", "listing.pictures")


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """The main picture and the gallery, in a channel that is not in the catalog's own locale and takes alt texts."""
    profile, assets = channel.profile, shop.model.assets
    is_asked = profile.locale != shop.model.settings.locale and any(
        word in each.expression.text for word in ASKING for each in channel.fields
    )

    def look(shown: Shown) -> list[Refusal]:
        return list(_refusals(shown))

    def _refusals(shown: Shown) -> Iterator[Refusal]:
        for listing in shown.listings:
            for each in listing.images:
                if not each.alt and each.asset and each.role in FIRST_ROLES:
                    asset, owner = assets[each.asset], owner_of(each.where.pointer, shown.product)
                    message = f"{name_of(asset, each.role)} has no alt text in {profile.locale}"
                    hint = f"say in `alt` what it shows, in {profile.locale} too"
                    yield Refusal(listing, each.role, message, hint, "note", where=each.where, owner=owner)

    return look if is_asked else None
