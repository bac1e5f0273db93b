"""What a picture's file says about itself: in XMP first, then in IPTC's older form, then in EXIF."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import asdict, replace

LONGEST_TEXT = 2_000
MOST_TEXTS = 200


class Embedded(Struct, frozen=True):
    """What people wrote into a picture's file, as texts without control characters.

    `titles` and `alt` are by locale, '' where the file names none. `since` and `expires` are days, YYYY-MM-DD: the
    first it may be used on, and the first it may not. `source_type` is the URI of IPTC's Digital Source Type.
    """

    titles: Mapping[str, str] = field(default_factory=dict)
    alt: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    creator: str = ""
    licence: str = ""
    since: str = ""
    expires: str = ""
    source_type: str = ""


NOTHING_EMBEDDED = Embedded()


def first_said(several: tuple[Embedded, ...]) -> Embedded:
    """For everything the first of them that says it."""
    merged = NOTHING_EMBEDDED
    for each in several:
        if each != NOTHING_EMBEDDED:
            new = {name: value for name, value in asdict(each).items() if not getattr(merged, name)}
            merged = replace(merged, **new)
    return merged


def clean(text: str) -> str:
    """The text in one line: no control signs, no sign that turns the direction of writing, not too long."""
    signs = (" " if sign.isspace() else sign for sign in text[:LONGEST_TEXT])
    return " ".join("".join(sign for sign in signs if unicodedata.category(sign) not in ("Cc", "Cf", "Cs")).split())


def cleaned(texts: list[str]) -> tuple[str, ...]:
    """Each of the texts once, clean; none that is empty."""
    return tuple(dict.fromkeys(text for each in texts[:MOST_TEXTS] if (text := clean(each))))


def day_of(text: str) -> str:
    """The day that a date or a time names, as YYYY-MM-DD; '' where it names none."""
    digits = re.match(r"\s*(\d{4})-?(\d{2})-?(\d{2})", text)
    try:
        return date(*map(int, digits.groups())).isoformat() if digits else ""
    except ValueError:
        return ""
