"""The images and files a listing shows: which original in which role, and the rendition made of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from omnicat.findings import Location
from omnicat.images.geometry import place
from omnicat.images.spec import RenditionSpec
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model
from omnicat.model.channel import Profile
from omnicat.model.listing import ListingFile, ListingImage
from omnicat.model.product import AssetUse, Lineage, Node, Product, lineages
from omnicat.renditions.names import file_name, key, safe_word

FIRST_ROLES = ("main", "gallery")


def pictures_of(
    lineage: Lineage, product: Product, profile: Profile, model: Model, encoder: str
) -> tuple[ListingImage, ...]:
    """The images of every role that the channel has a rendition for: main first, then gallery, then the others.
    Originals that are missing or broken are left out; checks tell of them."""
    return tuple(
        _picture(each, product, profile, model, encoder)
        for each in _used(lineage, profile, model)
        if each.asset.kind == "image" and each.role in profile.renditions
    )


def files_of(lineage: Lineage, product: Product, profile: Profile, model: Model) -> tuple[ListingFile, ...]:
    """The videos and documents a listing links to."""
    return tuple(
        _file(each, product, profile, model)
        for each in _used(lineage, profile, model)
        if each.asset.kind in ("video", "document", "model")
    )


def rendition_size(asset: Asset, spec: RenditionSpec) -> tuple[int, int]:
    """Width and height in pixels of the rendition, before it is made."""
    if not asset.width or not asset.height:
        return 0, 0
    return place(replace(spec, crop=asset.crop or spec.crop), asset.width, asset.height).canvas


class _Used(NamedTuple):
    """An original in a role. `owner` is the SKU that its copies and renditions are named by."""

    role: str
    owner: str
    use: AssetUse
    asset: Asset


def _used(lineage: Lineage, profile: Profile, model: Model) -> Iterator[_Used]:
    roles = {role for node in lineage for role in node.assets}
    roles |= {role for node in lineage for name in profile.names for role in _overridden(node.overrides.get(name))}
    for role in sorted(roles, key=lambda role: (FIRST_ROLES.index(role) if role in FIRST_ROLES else 9, role)):
        owner, uses = _nearest(lineage, role, profile)
        for use in uses:
            asset = model.assets.get(use.path)
            if asset and not asset.broken:
                yield _Used(role, _name_giver(lineage[0], role, use.path) or owner, use, asset)


def _name_giver(root: Node, role: str, path: str) -> str:
    """The SKU that the rendition is named by: the first of the product that uses the original so, and thereby the
    same for all its variants."""
    for lineage in lineages(root):
        node = lineage[-1]
        if any(use.path == path for use in node.assets.get(role, ())):
            return node.sku
    return ""


def _overridden(override: object) -> tuple[str, ...]:
    return tuple(getattr(override, "assets", ()))


def _nearest(lineage: Lineage, role: str, profile: Profile) -> tuple[str, tuple[AssetUse, ...]]:
    for name in profile.names:
        for node in reversed(lineage):
            if name in node.overrides and role in node.overrides[name].assets:
                return node.sku, node.overrides[name].assets[role]
    return next(((node.sku, node.assets[role]) for node in reversed(lineage) if role in node.assets), ("", ()))


def _picture(used: _Used, product: Product, profile: Profile, model: Model, encoder: str) -> ListingImage:
    role, owner, use, asset = used
    wish = profile.renditions[role]
    spec = replace(wish, focal=asset.focal or wish.focal, crop=asset.crop or wish.crop)
    rendition = key(asset.digest, spec, encoder)
    file = f"images/{file_name(owner, role, rendition, spec.format)}"
    width, height = rendition_size(asset, spec)
    where = Location(product.path, 0, 0, use.pointer)
    url = _url(profile, file, model)
    alt = _alt(use, asset, profile, model)
    return ListingImage(role, asset.path, asset.digest, spec, rendition, file, url, alt, width, height, where)


def _file(used: _Used, product: Product, profile: Profile, model: Model) -> ListingFile:
    role, owner, use, asset = used
    ending = PurePosixPath(asset.path).suffix.lower()
    file = f"files/{safe_word(owner)}-{safe_word(role)}-{asset.digest[:8]}{ending}"
    where = Location(product.path, 0, 0, use.pointer)
    return ListingFile(role, asset.path, asset.digest, asset.kind, file, _url(profile, file, model), where)


def _url(profile: Profile, file: str, model: Model) -> str:
    return f"{model.settings.asset_url.rstrip('/')}/{quote(profile.name)}/{file}"


def _alt(use: AssetUse, asset: Asset, profile: Profile, model: Model) -> str:
    for texts in (use.alt, asset.alt):
        for locale in (profile.locale, *model.settings.fallback.get(profile.locale, ())):
            if locale in texts:
                return texts[locale]
    return ""
