"""Which originals a product or variant shows in each role: what it names first, or what takes its place."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from omnicat.channels.withheld import Reason
from omnicat.model.asset import Asset
from omnicat.model.product import AssetUse, Lineage

MAIN, GALLERY = "main", "gallery"
FIRST_ROLES = (MAIN, GALLERY)

Level = tuple[str, Mapping[str, tuple[AssetUse, ...]]]
"""A SKU, and the assets that it names by role."""


class Choice(NamedTuple):
    """What is shown in a role: the SKU that names it, and the uses. `passed` are those that may not be shown."""

    role: str
    owner: str
    uses: tuple[AssetUse, ...]
    passed: tuple[AssetUse, ...] = ()


def choices(
    lineage: Lineage, names: tuple[str, ...], assets: Mapping[str, Asset], reasons: Mapping[str, Reason]
) -> Iterator[Choice]:
    """What a node shows under those names of a channel: main first, then gallery, then the other roles.

    What a channel is told comes before what all are told, what a variant says before what its parents say. Where that
    may not be shown (for `reasons`, by path), another use in the role takes its place, for main the first picture of
    the gallery, then what stands further up.
    """
    levels = tuple(_levels(lineage, names))
    roles = {role for _, said in levels for role in said}
    promoted = ""
    for role in sorted(roles, key=lambda role: (FIRST_ROLES.index(role) if role in FIRST_ROLES else 9, role)):
        choice = _choice(role, levels, assets, reasons)
        if role == MAIN and choice.passed:
            promoted = next((use.path for use in choice.uses), "")
        elif role == GALLERY and promoted:
            choice = choice._replace(uses=tuple(use for use in choice.uses if use.path != promoted))
        yield choice


def _levels(lineage: Lineage, names: tuple[str, ...]) -> Iterator[Level]:
    for name in names:
        for node in reversed(lineage):
            if name in node.overrides:
                yield node.sku, node.overrides[name].assets
    for node in reversed(lineage):
        yield node.sku, node.assets


def _choice(role: str, levels: tuple[Level, ...], assets: Mapping[str, Asset], reasons: Mapping[str, Reason]) -> Choice:
    passed: list[AssetUse] = []
    for owner, said in levels:
        uses = said.get(role, ())
        barred = [use for use in uses if use.path in reasons]
        if uses and not barred:
            return Choice(role, owner, uses, tuple(passed))
        passed += barred
        if uses and (left := _left(role, said, assets, reasons)):
            return Choice(role, owner, left, tuple(passed))
    return Choice(role, "", (), tuple(passed))


def _left(
    role: str, said: Mapping[str, tuple[AssetUse, ...]], assets: Mapping[str, Asset], reasons: Mapping[str, Reason]
) -> tuple[AssetUse, ...]:
    """What remains at one level: the other uses of the role; for main, which takes one, a picture of the gallery."""
    remaining = [use for use in said[role] if _is_fit(use, assets, reasons)]
    if role == MAIN and not remaining:
        pictures = (use for use in said.get(GALLERY, ()) if _is_fit(use, assets, reasons))
        remaining = [use for use in pictures if assets[use.path].kind == "image"][:1]
    return tuple(remaining)


def _is_fit(use: AssetUse, assets: Mapping[str, Asset], reasons: Mapping[str, Reason]) -> bool:
    asset = assets.get(use.path)
    return asset is not None and not asset.broken and use.path not in reasons
