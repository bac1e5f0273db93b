"""The image that a channel wishes of a role, before it is known which original shows it."""

from omnicat.images.spec import ORIGINAL, RenditionSpec


class Wish(RenditionSpec, frozen=True, kw_only=True):
    """A rendition as a spec or a profile writes it.

    `widths` are other widths, in pixels, that it is made in for a page to choose from. `attention` puts the focal point
    where the original draws the eye. `color` is the code of an attribute: a listing without an original in the role
    shows the colour that it has there. The background may be `original`: the colour around what the original shows.
    """

    widths: tuple[int, ...] = ()
    attention: bool = False
    color: str = ""

    def plain(self) -> RenditionSpec:
        """The rendition of an original that nothing is known about."""
        known = {name: getattr(self, name) for name in RenditionSpec.__struct_fields__}
        known["overlays"] = ()
        if self.background == ORIGINAL:
            known["background"] = "white"
        return RenditionSpec(**known)

    def problem(self) -> str:
        """Why no rendition can be made, as a message; empty where one can."""
        if any(width < 1 for width in self.widths):
            return f"width '{min(self.widths)}' is not above zero"
        problems = (self.plain().problem(), *(each.problem() for each in self.overlays))
        return next((each for each in problems if each), "")

    @property
    def width_of_largest(self) -> int | None:
        """The width of the rendition itself: its own, else the largest of the others."""
        return self.width or max(self.widths, default=None)
