"""The originals that a product names for a channel and that the channel may not show: what is shown instead."""

from collections.abc import Iterator, Mapping

from omnicat.channels.choosing import Choice, choices
from omnicat.channels.mapping import Channel
from omnicat.channels.ready import ready_of
from omnicat.channels.shop import Shop
from omnicat.channels.withheld import Reason
from omnicat.checks.naming_originals import name_of, owner_of, record_place
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.checks.withheld_values import withheld_values
from omnicat.findings import Location
from omnicat.model.asset import Asset
from omnicat.model.channel import Profile
from omnicat.model.listing import Listing
from omnicat.model.product import AssetUse, Product, lineages

RULES_OF_IT = ("asset/rights-expired", "asset/rights-not-begun", "asset/not-approved", "asset/not-licensed")
"""What tells of an original that is withheld, each for its kind of reason."""


def withheld_originals(channel: Channel, shop: Shop, kind: str, hint: str, *, mild: bool = False) -> Look | None:
    """What tells of originals that are withheld for reasons of that kind. Where something else is shown in the role and
    `mild`, that is but a note.
    """
    reasons = ready_of(channel, shop).withheld.reasons
    mine = {path for path, reason in reasons.items() if reason.kind == kind}
    assets, profile = shop.model.assets, channel.profile
    of_values = withheld_values(mine, channel, shop, hint, mild=mild) if mine else None

    def look(shown: Shown) -> list[Refusal]:
        found = list(_refusals(shown)) if not mine.isdisjoint(_paths(shown.product)) else []
        return [*found, *of_values(shown)] if of_values else found

    def _refusals(shown: Shown) -> Iterator[Refusal]:
        for listing in shown.listings:
            lineage = next(each for each in lineages(shown.product.root) if each[-1].sku == listing.sku)
            for choice in choices(lineage, profile.names, assets, reasons):
                for use in choice.passed:
                    if use.path in mine and is_asked_for(assets[use.path], choice.role, profile):
                        yield _refusal(listing, choice, use, reasons[use.path], shown)

    def _refusal(listing: Listing, choice: Choice, use: AssetUse, reason: Reason, shown: Shown) -> Refusal:
        message = f"{name_of(assets[use.path], choice.role)} {reason.words}{instead_of(choice, use)}"
        weight = "note" if mild and choice.uses else "warning"
        where, record = (
            Location(shown.product.path, pointer=use.pointer),
            record_place(assets[use.path], reason.pointer),
        )
        advice = f"{hint} in 'assets/{use.path}.yaml', or name another original"
        return Refusal(
            listing,
            choice.role,
            message,
            advice,
            weight,
            where=where,
            related=(record,),
            owner=owner_of(use.pointer, shown.product),
        )

    return look if mine else None


def is_asked_for(asset: Asset, role: str, profile: Profile) -> bool:
    """Whether a channel shows such an original in the role: pictures where it has a rendition, links to all others."""
    if asset.kind == "image":
        return role in profile.renditions
    return asset.kind != "vector" or profile.spec.drawings


def instead_of(choice: Choice, use: AssetUse) -> str:
    """What is shown in its place, as words behind the reason."""
    if not choice.uses:
        return "; nothing takes its place"
    first = choice.uses[0]
    if first.pointer.rpartition("/")[0] == use.pointer.rpartition("/")[0]:
        return "; the others are shown"
    return f"; '{first.path}' takes its place"


def _paths(product: Product) -> Iterator[str]:
    """Every original that a product names in a role."""
    for lineage in product.lineages:
        node = lineage[-1]
        several: list[Mapping[str, tuple[AssetUse, ...]]] = [node.assets]
        several += (each.assets for each in node.overrides.values())
        for said in several:
            yield from (use.path for uses in said.values() for use in uses)
