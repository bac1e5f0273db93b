"""What people wrote into a picture's EXIF; what the camera wrote of itself and of the place is left alone."""

import re
from typing import Any

from omnicat.images.embedded import Embedded, clean, cleaned

# Exif 2.32, table 4, and Microsoft's own tags
DESCRIPTION, ARTIST, COPYRIGHT = 0x010E, 0x013B, 0x8298
XP_TITLE, XP_AUTHOR, XP_KEYWORDS = 0x9C9B, 0x9C9D, 0x9C9E

FROM_THE_CAMERA = re.compile(r"digital (still )?camera|^\W*(dsc|dcim|img)[\W\d_]", re.IGNORECASE)
"""What cameras write as the description of every picture."""


def read_exif(tags: Any) -> Embedded:
    """The texts of Pillow's EXIF tags, by number."""

    def text(number: int) -> str:
        return clean(_text(tags.get(number), is_wide=number >= XP_TITLE))

    description = text(DESCRIPTION)
    is_said = description != description.upper() and not FROM_THE_CAMERA.search(description)
    title = text(XP_TITLE)
    return Embedded(
        titles={"": title} if title else {},
        alt={"": description} if is_said else {},
        tags=cleaned(text(XP_KEYWORDS).split(";")),
        creator=text(ARTIST) or text(XP_AUTHOR),
        licence=text(COPYRIGHT),
    )


def _text(value: Any, *, is_wide: bool) -> str:
    """A tag as text. Pillow reads plain ones as Latin-1, though most programs write UTF-8."""
    if isinstance(value, tuple) and all(isinstance(each, int) and 0 <= each < 256 for each in value):
        value = bytes(value)
    if isinstance(value, bytes):
        return value.decode("utf-16-le" if is_wide else "utf-8", "replace").partition("\0")[0]
    if not isinstance(value, str):
        return ""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
