"""What a channel wishes of a role becomes what is made of one original."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from omnicat.images.geometry import place
from omnicat.images.overlay import Overlay
from omnicat.images.spec import COPYRIGHT, CREATOR, DIGITAL_SOURCE_TYPE, ORIGINAL, RenditionSpec
from omnicat.model.asset import Asset, Box
from omnicat.model.wish import Wish
from omnicat.renditions.names import key_of_text

MANY = 500
"""So many originals are remembered in a role, and so many sizes of them."""

UNIFORM = 0.9
"""So much of the border has to have one colour to be called the background."""

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)


class Made(NamedTuple):
    """A rendition that is made of an original: to which spec, under which key, in which size (pixels)."""

    spec: RenditionSpec
    key: str
    size: tuple[int, int]


class Fitting:
    """One wish, for all originals in its role."""

    def __init__(self, wish: Wish, role: str) -> None:
        self.wish, self.role = wish, role
        self._usual = replace(wish.plain(), width=wish.width_of_largest)
        self._looks = wish.attention or wish.fit == "trim" or wish.background == ORIGINAL
        self._writes = bool(wish.keep_metadata)
        self._made: dict[tuple[str, str, tuple[Overlay, ...]], tuple[Asset, tuple[Made, ...]]] = {}
        self._known: dict[Any, tuple[tuple[RenditionSpec, str, tuple[int, int]], ...]] = {}

    def made(self, asset: Asset, encoder: str, laid: tuple[Overlay, ...] = ()) -> tuple[Made, ...]:
        """The renditions of an original with these overlays: the one that stands for it first, the others from narrow
        to wide."""
        key = asset.path, encoder, laid
        known = self._made.get(key)
        if known is None or known[0] is not asset:
            if len(self._made) >= MANY:
                self._made.clear()
            known = self._made[key] = asset, self._made_anew(asset, encoder, laid)
        return known[1]

    def _made_anew(self, asset: Asset, encoder: str, laid: tuple[Overlay, ...]) -> tuple[Made, ...]:
        is_usual = not (asset.focal or asset.crop or asset.crops or self._looks or self._writes)
        if not is_usual:
            return self._keyed(
                self._of(spec_for(self._usual, self.wish, self.role, asset), asset, laid), asset, encoder
            )
        case = asset.width, asset.height, laid
        if case not in self._known:
            if len(self._known) >= MANY:
                self._known.clear()
            self._known[case] = self._of(self._usual, asset, laid)
        return self._keyed(self._known[case], asset, encoder)

    def _of(
        self, spec: RenditionSpec, asset: Asset, laid: tuple[Overlay, ...]
    ) -> tuple[tuple[RenditionSpec, str, tuple[int, int]], ...]:
        whole = replace(spec, overlays=laid) if laid else spec
        several = (whole, *_in_widths(whole, self.wish.widths, asset)) if self.wish.widths else (whole,)
        return tuple((each, each.text(), size_of(asset, each)) for each in several)

    def _keyed(
        self, specs: tuple[tuple[RenditionSpec, str, tuple[int, int]], ...], asset: Asset, encoder: str
    ) -> tuple[Made, ...]:
        return tuple([Made(spec, key_of_text(asset.digest, text, encoder), size) for spec, text, size in specs])


def size_of(asset: Asset, spec: RenditionSpec) -> tuple[int, int]:
    """Width and height in pixels of the rendition, before it is made."""
    if not asset.width or not asset.height:
        return 0, 0
    return place(spec, asset.width, asset.height).canvas


def spec_for(usual: RenditionSpec, wish: Wish, role: str, asset: Asset) -> RenditionSpec:
    """The spec for this original: with its focal point, its crop for the role, and what its pixels say."""
    crop = asset.crops.get(role) or asset.crop or wish.crop
    seen = asset.looks.attention if wish.attention and asset.looks else wish.focal
    spec = replace(usual, focal=asset.focal or seen, crop=crop, metadata=_written(wish, asset))
    if wish.fit == "trim":
        content = _content(asset, crop)
        spec = replace(spec, crop=content) if content else replace(spec, fit="pad")
    if wish.background == ORIGINAL:
        spec = replace(spec, background=_background(asset))
    return spec


def _content(asset: Asset, crop: Box | None) -> Box | None:
    """What is not background of the part to be shown; None where there is no background to be cut."""
    found = asset.looks.content if asset.looks else WHOLE
    if found == WHOLE:
        return None
    left, top, right, bottom = crop or WHOLE
    kept = max(left, found[0]), max(top, found[1]), min(right, found[2]), min(bottom, found[3])
    return kept if kept[0] < kept[2] and kept[1] < kept[3] else None


def _background(asset: Asset) -> str:
    looks = asset.looks
    return looks.background if looks and looks.background and looks.uniform >= UNIFORM else "white"


def _written(wish: Wish, asset: Asset) -> tuple[tuple[str, str], ...]:
    """What the rendition's metadata says, of the kinds that are wished."""
    known = {DIGITAL_SOURCE_TYPE: asset.source_type, CREATOR: asset.creator, COPYRIGHT: asset.licence}
    return tuple((kind, known[kind]) for kind in sorted(set(wish.keep_metadata)) if known.get(kind))


def _in_widths(whole: RenditionSpec, widths: tuple[int, ...], asset: Asset) -> Iterator[RenditionSpec]:
    """The same in other widths; without those that the original is too small for, and no width twice."""
    seen = {size_of(asset, whole)[0]}
    for width in sorted(set(widths)):
        height = round(whole.height * width / whole.width) if whole.height and whole.width else whole.height
        spec = replace(whole, width=width, height=height)
        made = size_of(asset, spec)[0]
        if made and made not in seen and not _is_limited(spec, asset):
            seen.add(made)
            yield spec


def _is_limited(spec: RenditionSpec, asset: Asset) -> bool:
    larger = place(replace(spec, upscale=True), asset.width, asset.height)
    return larger != place(spec, asset.width, asset.height)
