"""The rights of an original that a product shows end soon.

On that day it disappears from all channels, and another one takes its place, if there is any. `--horizon` says how
soon: 90 days before, if nothing else is said.

Bad (on 2026-09-01, in the record beside the file):

    rights: {expires: 2026-09-30}

Good:

    rights: {expires: 2027-09-30}

Fix: prolong the rights and say the new day in the record, or take other pictures in time.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.mapping import Channel
from omnicat.channels.ready import ready_of
from omnicat.channels.shop import Shop
from omnicat.checks.naming_originals import name_of, owner_of, record_place
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.checks.withheld_values import codes_shown, place_of, uses_in
from omnicat.findings import Location, Rule, Severity
from omnicat.model.asset import Asset
from omnicat.model.listing import Listing, ListingFile, ListingImage

RULE = Rule("asset/rights-expiring", Severity.WARNING, __doc__)
POINTER = "rights/expires"


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every picture, video and document, in a role or as a value, that is shown and whose rights end."""
    assets = shop.model.assets
    ending = {path: assets[path] for path in shop.limited if assets[path].rights.expires}

    codes = codes_shown(channel, shop) if ending else ()
    shown_still = ending.keys() - ready_of(channel, shop).withheld.reasons.keys()

    def look(shown: Shown) -> list[Refusal]:
        return [*_refusals(shown, ending), *(_of_values(shown) if codes else ())]

    def _of_values(shown: Shown) -> Iterator[Refusal]:
        for use in uses_in(shown, shown_still, codes, channel, shop):
            if _ends(use.path, ending, shown):
                yield _refusal(use.listing, use.code, ending[use.path], *place_of(use, shown.product))

    return look if ending else None


def _refusals(shown: Shown, ending: Mapping[str, Asset]) -> Iterator[Refusal]:
    for listing in shown.listings:
        shown_here: tuple[ListingImage | ListingFile, ...] = (*listing.images, *listing.files)
        for each in shown_here:
            if _ends(each.asset, ending, shown):
                owner = owner_of(each.where.pointer, shown.product)
                yield _refusal(listing, each.role, ending[each.asset], each.where, owner)


def _ends(path: str, ending: Mapping[str, Asset], shown: Shown) -> bool:
    return path in ending and shown.today < ending[path].rights.expires <= shown.horizon


def _refusal(listing: Listing, about: str, asset: Asset, where: Location, owner: str) -> Refusal:
    message = f"the rights of {name_of(asset, about)} end on {asset.rights.expires}"
    hint = f"prolong the rights in 'assets/{asset.path}.yaml', or take other pictures until then"
    record = record_place(asset, POINTER)
    return Refusal(listing, about, message, hint, "warning", where=where, related=(record,), owner=owner)
