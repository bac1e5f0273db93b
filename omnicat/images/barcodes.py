"""Barcodes of articles that a photo shows, read with zxing-cpp where that is installed: the one door to it."""

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


@cache
def can_read() -> bool:
    """Whether barcodes are read here; asking it imports nothing."""
    return find_spec("zxingcpp") is not None


def barcodes_in(grey: "Image") -> tuple[str, ...]:
    """The digits of every EAN-13 and UPC-A code in a picture of mode L, sorted; empty where nothing reads them."""
    if not can_read():
        return ()
    import zxingcpp

    # The short forms are read now and then where there is none.
    formats = zxingcpp.BarcodeFormat.EAN13 | zxingcpp.BarcodeFormat.UPCA
    found = zxingcpp.read_barcodes(grey, formats=formats)
    return tuple(sorted({each.text for each in found if each.valid and each.text.isdecimal()}))
