"""Badges and watermarks are laid over a rendition."""

from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from PIL.Image import Resampling
from PIL.ImageFile import ImageFile

from omnicat.findings import Finding
from omnicat.images.facts import Format
from omnicat.images.opening import about, with_picture
from omnicat.images.orientation import turned_by_us, upright
from omnicat.images.overlay import Overlay
from omnicat.images.rules import UNREADABLE
from omnicat.images.spec import RenditionSpec
from omnicat.images.srgb import to_srgb

Sources = Mapping[str, bytes | Path]
"""The files of overlays, by their digest."""


class Overlays:
    """The overlays of some specs, each opened once. `findings` tell of those that can't be read."""

    def __init__(self, specs: tuple[RenditionSpec, ...], sources: Sources, folder: str) -> None:
        """`folder` stands before an overlay's path where a finding names it."""
        self._opened: dict[str, Image.Image] = {}
        self.findings: list[Finding] = []
        for each in dict.fromkeys(overlay for spec in specs for overlay in spec.overlays):
            if each.digest not in self._opened:
                picture, found = _opened(sources.get(each.digest), f"{folder}{each.image}")
                self.findings += found
                if picture is not None:
                    self._opened[each.digest] = picture

    def has_all_of(self, spec: RenditionSpec) -> bool:
        """Whether everything can be laid that the spec asks for."""
        return all(each.digest in self._opened for each in spec.overlays)

    def laid(self, image: Image.Image, spec: RenditionSpec) -> Image.Image:
        """The picture with the spec's overlays on it, the first below the others."""
        for each in spec.overlays:
            image = _laid(image, self._opened[each.digest], each)
        return image


def _opened(source: bytes | Path | None, path: str) -> tuple[Image.Image | None, tuple[Finding, ...]]:
    if source is None:
        hint = "add it, or take the overlay out of the channel's profile"
        return None, (
            about(UNREADABLE, path, f"'{path.rpartition('/')[2]}' is not there to be laid over others", hint),
        )
    doubts: list[Finding] = []

    def use(picture: ImageFile, _: Format) -> Image.Image:
        colours, found = to_srgb(upright(picture, turned_by_us(picture)), path)
        doubts.extend(found)
        return colours.convert("RGBA")

    opened, refused = with_picture(source, path, use)
    return opened, (*doubts, *refused)


def _laid(image: Image.Image, badge: Image.Image, overlay: Overlay) -> Image.Image:
    margin = round(image.width * overlay.margin)
    scale = min(image.width * overlay.width / badge.width, (image.height - 2 * margin) / badge.height)
    size = max(1, round(badge.width * scale)), max(1, round(badge.height * scale))
    small = badge.resize(size, Resampling.LANCZOS, reducing_gap=3.0)
    if overlay.opacity < 1:
        small.putalpha(small.getchannel("A").point(lambda level: level * overlay.opacity))
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    layer.paste(small, _place(overlay.at, image.size, size, margin))
    return Image.alpha_composite(image.convert("RGBA"), layer).convert(image.mode)


def _place(at: str, frame: tuple[int, int], size: tuple[int, int], margin: int) -> tuple[int, int]:
    left = margin if "left" in at else frame[0] - size[0] - margin if "right" in at else (frame[0] - size[0]) // 2
    top = margin if "top" in at else frame[1] - size[1] - margin if "bottom" in at else (frame[1] - size[1]) // 2
    return left, top
