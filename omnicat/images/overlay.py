"""A picture that is laid over renditions: a badge, a watermark."""

from typing import Literal

from msgspec import Struct

At = Literal["top-left", "top", "top-right", "left", "center", "right", "bottom-left", "bottom", "bottom-right"]
PLACES = ("top-left", "top", "top-right", "left", "center", "right", "bottom-left", "bottom", "bottom-right")


class Overlay(Struct, frozen=True, kw_only=True):
    """`image` is laid over a rendition: an original's path below `assets/`, with its SHA-256 as `digest`, ''
    where there is none.

    `width` and `margin` (the distance from the edges) are shares of the rendition's width; `opacity` runs from 0, where
    nothing is seen of it, to 1. `when` is an expression over the product: it is laid only where that is true, '' for
    always.
    """

    image: str
    digest: str = ""
    at: At = "bottom-right"
    width: float = 0.2
    margin: float = 0.03
    opacity: float = 1.0
    when: str = ""

    def text(self) -> str:
        """What decides its pixels, as a text."""
        return f"{self.digest},{self.at},{self.width:.6f},{self.margin:.6f},{self.opacity:.6f}"

    def problem(self) -> str:
        """Why it can't be laid, as a message; empty where it can."""
        if self.at not in PLACES:
            return f"place '{self.at}' of an overlay is not known"
        if not 0 < self.width <= 1:
            return f"width '{self.width:g}' of an overlay is not above 0 and at most 1"
        if not 0 <= self.margin < 0.5:
            return f"margin '{self.margin:g}' of an overlay is not from 0 to below 0.5"
        return "" if 0 < self.opacity <= 1 else f"opacity '{self.opacity:g}' of an overlay is not above 0 and at most 1"
