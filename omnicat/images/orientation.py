"""Which way up a picture is."""

from PIL.Image import Image, Transpose
from PIL.ImageFile import ImageFile

from omnicat.images.opening import PILLOW_RAISES

ORIENTATION_TAG = 0x0112

# EXIF 2.32, section 4.6.5.1.6: what undoes each orientation
UNDO = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


def orientation_of(picture: ImageFile) -> int:
    """The EXIF orientation, 1 to 8; 1 where there is none that can be read."""
    try:
        # The class's own method: a PNG file's would decode the picture to look behind it.
        orientation = Image.getexif(picture).get(ORIENTATION_TAG)
    except PILLOW_RAISES:
        return 1
    return orientation if orientation in UNDO else 1


def turned_by_us(picture: ImageFile) -> int:
    """The orientation that is left to undo: Pillow turns a TIFF itself while it decodes it."""
    return 1 if picture.format == "TIFF" else orientation_of(picture)


def swapped(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """Width and height after (or before) turning."""
    return (size[1], size[0]) if orientation >= 5 else size


def upright(picture: Image, orientation: int) -> Image:
    """The picture the way up a person sees it."""
    return picture.transpose(UNDO[orientation]) if orientation in UNDO else picture
