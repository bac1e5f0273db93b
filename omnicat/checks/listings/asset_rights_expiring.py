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
from omnicat.channels.shop import Shop
from omnicat.checks.naming_originals import name_of, owner_of, record_place
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.findings import Rule, Severity
from omnicat.model.asset import Asset
from omnicat.model.listing import ListingFile, ListingImage

RULE = Rule("asset/rights-expiring", Severity.WARNING, __doc__)
POINTER = "rights/expires"


def prepare(channel: Channel, shop: Shop) -> Look | None:
    """Every picture, video and document that is shown and whose rights end."""
    assets = shop.model.assets
    ending = {path: assets[path] for path in shop.limited if assets[path].rights.expires}

    def look(shown: Shown) -> list[Refusal]:
        return list(_refusals(shown, ending))

    return look if ending else None


def _refusals(shown: Shown, ending: Mapping[str, Asset]) -> Iterator[Refusal]:
    for listing in shown.listings:
        shown_here: tuple[ListingImage | ListingFile, ...] = (*listing.images, *listing.files)
        for each in shown_here:
            asset = ending.get(each.asset)
            if asset and shown.today < asset.rights.expires <= shown.horizon:
                owner = owner_of(each.where.pointer, shown.product)
                record = record_place(asset, POINTER)
                message = f"the rights of {name_of(asset, each.role)} end on {asset.rights.expires}"
                hint = f"prolong the rights in 'assets/{asset.path}.yaml', or take other pictures until then"
                yield Refusal(
                    listing, each.role, message, hint, "warning", where=each.where, related=(record,), owner=owner
                )
