"""What an opened picture says about itself, wherever its format keeps that. Nothing is decoded."""

from typing import Any

from PIL.Image import Image
from PIL.ImageFile import ImageFile
from PIL.TiffImagePlugin import TiffImageFile

from omnicat.images.embedded import NOTHING_EMBEDDED, Embedded, first_said
from omnicat.images.exif import read_exif
from omnicat.images.iptc import RESOURCE, iim_in, read_iim
from omnicat.images.opening import PILLOW_RAISES
from omnicat.images.xmp import read_xmp

IPTC_TAG, PHOTOSHOP_TAG, XMP_TAG = 33723, 34377, 700
"""Tags of TIFF: IPTC (TIFF 6.0 private tag), Photoshop's image resources, XMP."""


def embedded_in(picture: ImageFile) -> Embedded:
    """What people wrote into the file. What can't be read is not there."""
    try:
        # The class's own method: a PNG file's would decode the picture to look behind it.
        tags = read_exif(Image.getexif(picture))
    except PILLOW_RAISES:
        tags = NOTHING_EMBEDDED
    return first_said((read_xmp(_xmp(picture)), read_iim(_iim(picture)), tags))


def _xmp(picture: ImageFile) -> bytes:
    info: dict[Any, Any] = picture.info
    packet = info.get("xmp") or info.get("XML:com.adobe.xmp") or _tag(picture, XMP_TAG)
    return _bytes(packet.encode("utf-8", "replace") if isinstance(packet, str) else packet)


def _iim(picture: ImageFile) -> bytes:
    resources = picture.info.get("photoshop")
    if isinstance(resources, dict):
        return _bytes(resources.get(RESOURCE))
    return _bytes(_tag(picture, IPTC_TAG)) or iim_in(_bytes(_tag(picture, PHOTOSHOP_TAG)))


def _tag(picture: ImageFile, number: int) -> Any:
    return picture.tag_v2.get(number) if isinstance(picture, TiffImageFile) else None


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else b""
