"""The images and files a listing shows: which original in which role, and the rendition made of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import quote

from omnicat.findings import Location
from omnicat.images.geometry import place
from omnicat.images.spec import RenditionSpec
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model
from omnicat.model.channel import Profile
from omnicat.model.listing import ListingFile, ListingImage
from omnicat.model.product import AssetUse, Lineage, Node, Product, lineages
from omnicat.renditions.names import beginning, key, key_of_text, named

FIRST_ROLES = ("main", "gallery")

MANY = 500
"""So many sizes of originals are remembered in a role."""


class Used(NamedTuple):
    """An original in a role. `name` is what those of its copies and renditions begin with."""

    role: str
    name: str
    use: AssetUse
    asset: Asset
    where: Location


def used(lineage: Lineage, product: Product, names: tuple[str, ...], model: Model) -> tuple[Used, ...]:
    """Every original that a node shows under those names of a channel: main first, then gallery, then the others.
    Originals that are missing or broken are left out; checks tell of them."""
    return tuple(_used(lineage, product, names, model))


def rendition_size(asset: Asset, spec: RenditionSpec) -> tuple[int, int]:
    """Width and height in pixels of the rendition, before it is made."""
    if not asset.width or not asset.height:
        return 0, 0
    return place(replace(spec, crop=asset.crop or spec.crop), asset.width, asset.height).canvas


class Pictures:
    """How one channel shows originals."""

    def __init__(self, profile: Profile, model: Model) -> None:
        self._begin = f"{model.settings.asset_url.rstrip('/')}/{quote(profile.name)}/"
        self._locales = (profile.locale, *model.settings.fallback.get(profile.locale, ()))
        self._makers = {role: _maker(spec) for role, spec in profile.renditions.items()}

    def images(self, several: tuple[Used, ...], encoder: str) -> tuple[ListingImage, ...]:
        """The images of every role that the channel has a rendition for."""
        return tuple(
            [self._image(each, encoder) for each in several if each[3].kind == "image" and each[0] in self._makers]
        )

    def files(self, several: tuple[Used, ...]) -> tuple[ListingFile, ...]:
        """The videos and documents a listing links to."""
        return tuple([self._file(each) for each in several if each[3].kind in ("video", "document", "model")])

    def _image(self, shown: Used, encoder: str) -> ListingImage:
        role, name, use, asset, where = shown
        spec, rendition, (width, height) = self._makers[role](asset, encoder)
        file = f"images/{named(name, rendition, spec.format)}"
        alt = _alt(use, asset, self._locales)
        url = self._begin + file
        return ListingImage(role, asset.path, asset.digest, spec, rendition, file, url, alt, width, height, where)

    def _file(self, shown: Used) -> ListingFile:
        role, name, _, asset, where = shown
        ending = PurePosixPath(asset.path).suffix.lower()
        file = f"files/{name}-{asset.digest[:8]}{ending}"
        return ListingFile(role, asset.path, asset.digest, asset.kind, file, self._begin + file, where)


Maker = Callable[[Asset, str], tuple[RenditionSpec, str, tuple[int, int]]]
"""An original, and the version of the encoders, as what is made of it: its spec, its key, its size."""


def _maker(wish: RenditionSpec) -> Maker:
    sizes: dict[Any, tuple[int, int]] = {}
    text = wish.text()

    def make(asset: Asset, encoder: str) -> tuple[RenditionSpec, str, tuple[int, int]]:
        if asset.focal or asset.crop:
            spec = replace(wish, focal=asset.focal or wish.focal, crop=asset.crop or wish.crop)
            return spec, key(asset.digest, spec, encoder), rendition_size(asset, spec)
        pixels = asset.width, asset.height
        if pixels not in sizes:
            if len(sizes) >= MANY:
                sizes.clear()
            sizes[pixels] = rendition_size(asset, wish)
        return wish, key_of_text(asset.digest, text, encoder), sizes[pixels]

    return make


def _used(lineage: Lineage, product: Product, names: tuple[str, ...], model: Model) -> Iterator[Used]:
    roles = {role for node in lineage for role in node.assets}
    roles |= {role for node in lineage for name in names for role in _overridden(node.overrides.get(name))}
    for role in sorted(roles, key=lambda role: (FIRST_ROLES.index(role) if role in FIRST_ROLES else 9, role)):
        owner, uses = _nearest(lineage, role, names)
        for use in uses:
            asset = model.assets.get(use.path)
            if asset and not asset.broken:
                where = Location(product.path, 0, 0, use.pointer)
                sku = _name_giver(lineage[0], role, use.path) or owner
                yield Used(role, beginning(sku, role), use, asset, where)


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


def _nearest(lineage: Lineage, role: str, names: tuple[str, ...]) -> tuple[str, tuple[AssetUse, ...]]:
    for name in names:
        for node in reversed(lineage):
            if name in node.overrides and role in node.overrides[name].assets:
                return node.sku, node.overrides[name].assets[role]
    return next(((node.sku, node.assets[role]) for node in reversed(lineage) if role in node.assets), ("", ()))


def _alt(use: AssetUse, asset: Asset, locales: tuple[str, ...]) -> str:
    for texts in (use.alt, asset.alt):
        for locale in locales if texts else ():
            if locale in texts:
                return texts[locale]
    return ""
