"""Originals that a product names for a channel and that the channel does not show, each with the reason."""

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from omnicat.attributes.naming import originals_in
from omnicat.channels import Channel, Resolutions
from omnicat.channels.choosing import choices
from omnicat.channels.ready import ready_of
from omnicat.channels.shop import Shop
from omnicat.checks.withheld import instead_of, is_asked_for
from omnicat.model.asset import Asset
from omnicat.model.product import Lineage, Product
from omnicat.templating import Expression

ROLES: Mapping[str, tuple[str, ...]] = {
    "main_image": ("main",),
    "own_image": ("main",),
    "images": ("gallery",),
    "swatch_image": ("swatch",),
    "all_images": ("main", "gallery"),
    "all_alts": ("main", "gallery"),
}
"""The roles behind what mappings call `listing.…`."""

KINDS: Mapping[str, str] = {"videos": "video", "documents": "document", "models": "model", "drawings": "vector"}
ALL = ("media", "posters")


class NotShown(Struct, frozen=True):
    """An original below `assets/`, the role or attribute that names it, and why it is not shown, as words behind its path."""

    name: str
    path: str
    kind: str
    reason: str

    @property
    def words(self) -> str:
        """The whole sentence."""
        return f"'{self.path}' {self.reason}"


def not_shown(lineage: Lineage, product: Product, channel: Channel, shop: Shop) -> tuple[NotShown, ...]:
    """Those of a product or variant, in roles first, then in the values that the channel asks for."""
    return (*_in_roles(lineage, channel, shop), *_in_values(lineage, product, channel, shop))


def behind(several: tuple[NotShown, ...], field: str, codes: Collection[str], channel: Channel) -> Iterator[NotShown]:
    """Those that a field would show, which is filled from these attributes."""
    words = {word for each in channel.fields if each.field.name == field for word in _asked(each.expression)}
    roles = {role for word in words for role in ROLES.get(word, ())}
    kinds = {KINDS[word] for word in words if word in KINDS}
    for each in several:
        is_named = each.name in codes or each.name in roles or each.kind in kinds
        if is_named or not words.isdisjoint(ALL):
            yield each


def _asked(expression: Expression) -> Iterator[str]:
    """What a mapping calls `listing.…`."""
    if expression.root == "listing":
        yield expression.text.split(".")[1]
    yield from (word for name, word in expression.reads if name == "listing")


def _in_roles(lineage: Lineage, channel: Channel, shop: Shop) -> Iterator[NotShown]:
    assets, profile, reasons = shop.model.assets, channel.profile, ready_of(channel, shop).withheld.reasons
    for choice in choices(lineage, profile.names, assets, reasons):
        for use in choice.passed:
            asset = assets[use.path]
            if is_asked_for(asset, choice.role, profile):
                words = f"{reasons[use.path].words}{instead_of(choice, use)}"
                yield NotShown(choice.role, use.path, asset.kind, words)
        for use in choice.uses:
            if problem := _problem(assets.get(use.path)):
                yield NotShown(choice.role, use.path, "", problem)


def _in_values(lineage: Lineage, product: Product, channel: Channel, shop: Shop) -> Iterator[NotShown]:
    ready = ready_of(channel, shop)
    values = Resolutions(product, shop.model).of(lineage, channel.profile.locale, ready.names) if ready.guarded else {}
    for code, attribute in ready.guarded.items():
        if code in values and code in channel.uses:
            for _, path in originals_in(values[code].value, attribute):
                if path in ready.withheld.reasons:
                    yield NotShown(code, path, shop.model.assets[path].kind, ready.withheld.reasons[path].words)


def _problem(asset: Asset | None) -> str:
    if asset is None:
        return "does not exist"
    return "can't be read" if asset.broken else ""
