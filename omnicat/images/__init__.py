"""The door to pictures: their facts, and renditions of them. Importing it does not import Pillow."""

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
