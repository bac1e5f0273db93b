"""The pages are about the commands, not about how pictures are drawn."""

from tests.drawn_once import drawn_once

__all__ = ["drawn_once"]
