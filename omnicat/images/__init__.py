"""The door to pictures: their facts, and renditions of them. Importing it does not import Pillow.

A look at a catalog needs little of it: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.images.colours import rgb
    from omnicat.images.door import contact_sheet, encoder_mark, encoder_version, examine, paint, probe, render
    from omnicat.images.doubt import given_up, is_doubtful, seconds_for
    from omnicat.images.embedded import NOTHING_EMBEDDED, Embedded
    from omnicat.images.facts import MAX_PIXELS, Format, ImageFacts
    from omnicat.images.in_flight import IN_FLIGHT
    from omnicat.images.looks import Looks
    from omnicat.images.overlay import Overlay
    from omnicat.images.rules import DECODER_STOPPED, RULES
    from omnicat.images.sheet_tile import SheetTile
    from omnicat.images.spec import DIGITAL_SOURCE_TYPE, KEEPABLE, Fit, OutputFormat, RenditionSpec
else:
    __getattr__ = late(
        __name__,
        {
            "DECODER_STOPPED": "rules",
            "DIGITAL_SOURCE_TYPE": "spec",
            "Embedded": "embedded",
            "Fit": "spec",
            "Format": "facts",
            "IN_FLIGHT": "in_flight",
            "ImageFacts": "facts",
            "KEEPABLE": "spec",
            "Looks": "looks",
            "MAX_PIXELS": "facts",
            "NOTHING_EMBEDDED": "embedded",
            "OutputFormat": "spec",
            "Overlay": "overlay",
            "RULES": "rules",
            "RenditionSpec": "spec",
            "SheetTile": "sheet_tile",
            "contact_sheet": "door",
            "encoder_mark": "door",
            "encoder_version": "door",
            "examine": "door",
            "given_up": "doubt",
            "is_doubtful": "doubt",
            "paint": "door",
            "probe": "door",
            "render": "door",
            "rgb": "colours",
            "seconds_for": "doubt",
        },
    )

__all__ = [
    "DECODER_STOPPED",
    "DIGITAL_SOURCE_TYPE",
    "IN_FLIGHT",
    "KEEPABLE",
    "MAX_PIXELS",
    "NOTHING_EMBEDDED",
    "RULES",
    "Embedded",
    "Fit",
    "Format",
    "ImageFacts",
    "Looks",
    "OutputFormat",
    "Overlay",
    "RenditionSpec",
    "SheetTile",
    "contact_sheet",
    "encoder_mark",
    "encoder_version",
    "examine",
    "given_up",
    "is_doubtful",
    "paint",
    "probe",
    "render",
    "rgb",
    "seconds_for",
]
