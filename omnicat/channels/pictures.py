"""The images and files a listing shows: which original in which role, and the rendition made of it."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from msgspec.structs import replace

from omnicat.channels.choosing import choices
from omnicat.channels.fitting import Fitting, Made, size_of
from omnicat.channels.overlaying import Holds, laid, overlays_of
from omnicat.channels.swatches import swatch_of
from omnicat.channels.withheld import Reason
from omnicat.findings import Location
from omnicat.images.geometry import painted_size
from omnicat.images.spec import RenditionSpec
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model
from omnicat.model.channel import Profile
from omnicat.model.listing import ImageSize, ListingFile, ListingImage, Resolved
from omnicat.model.product import AssetUse, Lineage, Node, Product, lineages
from omnicat.originals import PICTURED, copy_mark, heic_mark, picture_mark
from omnicat.renditions.names import beginning, named

NO_REASONS: Mapping[str, Reason] = {}

LINKED = ("video", "document", "model")
"""The kinds of originals that are published as they are, everywhere."""

NO_VALUES: Mapping[str, Resolved] = {}


class Used(NamedTuple):
    """An original in a role. `name` is what those of its copies and renditions begin with. `stands_in` where the channel
    may not show the one that comes first."""

    role: str
    name: str
    use: AssetUse
    asset: Asset
    where: Location
    stands_in: bool = False


def used(
    lineage: Lineage, product: Product, names: tuple[str, ...], model: Model, reasons: Mapping[str, Reason] = NO_REASONS
) -> tuple[Used, ...]:
    """Every original that a node shows under those names of a channel: main first, then gallery, then the others.
    Originals that are missing or broken are left out; checks tell of them. So are those that `reasons` speak against,
    by path."""
    return tuple(_used(lineage, product, names, model, reasons))


def rendition_size(asset: Asset, spec: RenditionSpec) -> tuple[int, int]:
    """Width and height in pixels of the rendition, before it is made."""
    return size_of(asset, replace(spec, crop=asset.crop or spec.crop))


class Pictures:
    """How one channel shows originals."""

    def __init__(self, profile: Profile, model: Model) -> None:
        self._model = model
        self._linked = (*LINKED, "vector") if profile.spec.drawings else LINKED
        self._begin = f"{model.settings.asset_url.rstrip('/')}/{quote(profile.name)}/"
        self._locales = (profile.locale, *model.settings.fallback.get(profile.locale, ()))
        self._fittings = {role: Fitting(wish, role) for role, wish in profile.renditions.items()}
        laid_over = {role: overlays_of(wish, model.assets) for role, wish in profile.renditions.items()}
        self._overlays = {role: each for role, each in laid_over.items() if each}
        self._painted = {role: wish for role, wish in profile.renditions.items() if wish.color}

    def images(
        self,
        several: tuple[Used, ...],
        encoder: str,
        values: Mapping[str, Resolved] = NO_VALUES,
        holds: Holds = bool,
    ) -> tuple[ListingImage, ...]:
        """The images of every role that the channel has a rendition for.

        `values` are the listing's own, for swatches; `holds` says whether an overlay's condition is true of it.
        """
        shown = [
            self._image(each, encoder, holds)
            for each in several
            if each[3].kind == "image" and each[0] in self._fittings
        ]
        return tuple([*shown, *self._swatches(shown, values, encoder)] if self._painted else shown)

    def files(self, several: tuple[Used, ...], encoder: str, holds: Holds = bool) -> tuple[ListingFile, ...]:
        """The videos, documents and models a listing links to; drawings in a place of the shop's own."""
        return tuple([self._file(each, encoder, holds) for each in several if each[3].kind in self._linked])

    @property
    def paints(self) -> bool:
        """Whether listings without any original may have images."""
        return bool(self._painted)

    def _image(self, shown: Used, encoder: str, holds: Holds) -> ListingImage:
        role, name, use, asset, where, stands_in = shown
        over = laid(self._overlays[role], holds) if role in self._overlays else ()
        by = f"{encoder}; {heic_mark()}" if asset.format == "heic" else encoder
        made, *others = self._fittings[role].made(asset, by, over)
        spec, rendition, (width, height) = made
        file = f"images/{named(name, rendition, spec.format)}"
        alt = _alt(use, asset, self._locales)
        return ListingImage(
            role,
            asset.path,
            asset.digest,
            spec,
            rendition,
            file,
            self._begin + file,
            alt,
            width,
            height,
            where,
            tuple([self._size(each, name) for each in others]) if others else (),
            asset.looks.placeholder if asset.looks else "",
            stands_in,
        )

    def _size(self, made: Made, name: str) -> ImageSize:
        file = f"images/{named(name, made.key, made.spec.format)}"
        return ImageSize(made.spec, made.key, file, self._begin + file, *made.size)

    def _swatches(
        self, shown: list[ListingImage], values: Mapping[str, Resolved], encoder: str
    ) -> Iterator[ListingImage]:
        """Colours in the roles that show no original."""
        has = {each.role for each in shown}
        for role, wish in self._painted.items():
            swatch = None if role in has else swatch_of(wish, values, self._model, self._locales, encoder)
            if swatch:
                name, alt, spec, rendition = swatch
                file = f"images/{named(beginning(name, role), rendition, spec.format)}"
                where = values[wish.color].origin.where
                width, height = painted_size(spec)
                yield ListingImage(role, "", "", spec, rendition, file, self._begin + file, alt, width, height, where)

    def _file(self, shown: Used, encoder: str, holds: Holds) -> ListingFile:
        role, name, _, asset, where, _ = shown
        ending = PurePosixPath(asset.path).suffix.lower()
        file = f"files/{name}-{copy_mark(asset.digest, asset.kind)[:8]}{ending}"
        has_poster = asset.width > 0 and asset.kind in PICTURED and role in self._fittings
        poster = self._image(shown, f"{encoder}; {picture_mark(asset.kind)}", holds) if has_poster else None
        return ListingFile(role, asset.path, asset.digest, asset.kind, file, self._begin + file, where, poster)


def _used(
    lineage: Lineage, product: Product, names: tuple[str, ...], model: Model, reasons: Mapping[str, Reason]
) -> Iterator[Used]:
    for role, owner, uses, passed in choices(lineage, names, model.assets, reasons):
        for use in uses:
            asset = model.assets.get(use.path)
            if asset and not asset.broken:
                where = Location(product.path, 0, 0, use.pointer)
                sku = _name_giver(lineage[0], role, use.path) or owner
                yield Used(role, beginning(sku, role), use, asset, where, bool(passed))


def _name_giver(root: Node, role: str, path: str) -> str:
    """The SKU that the rendition is named by: the first of the product that uses the original so, and thereby the
    same for all its variants."""
    for lineage in lineages(root):
        node = lineage[-1]
        if any(use.path == path for use in node.assets.get(role, ())):
            return node.sku
    return ""


def _alt(use: AssetUse, asset: Asset, locales: tuple[str, ...]) -> str:
    for texts in (use.alt, asset.alt):
        for locale in locales if texts else ():
            if locale in texts:
                return texts[locale]
    return ""
