"""IPTC's older form of metadata, IIM, as Photoshop keeps it in JPEG and TIFF."""

from collections.abc import Iterator
from datetime import date, timedelta

from omnicat.images.embedded import MOST_TEXTS, Embedded, clean, cleaned, day_of

APPLICATION = 2
TITLE, TAG, SINCE, LAST_DAY, CREATOR, COPYRIGHT, CAPTION = 5, 25, 30, 37, 80, 116, 120
RESOURCE = 0x0404
UTF_8 = b"\x1b%G"


def read_iim(block: bytes) -> Embedded:
    """What the datasets of record 2 say (IPTC-NAA Information Interchange Model 4.2). A broken end is left out."""
    said: dict[int, list[str]] = {}
    is_utf_8 = False
    for record, number, content in _datasets(block):
        if (record, number) == (1, 90):
            is_utf_8 = content == UTF_8
        elif record == APPLICATION and len(said.setdefault(number, [])) < MOST_TEXTS:
            said[number].append(_decoded(content, is_utf_8=is_utf_8))

    def first(number: int) -> str:
        return next((text for each in said.get(number, ()) if (text := clean(each))), "")

    return Embedded(
        titles={"": title} if (title := first(TITLE)) else {},
        alt={"": caption} if (caption := first(CAPTION)) else {},
        tags=cleaned(said.get(TAG, [])),
        creator=", ".join(cleaned(said.get(CREATOR, []))),
        licence=first(COPYRIGHT),
        since=day_of(first(SINCE)),
        expires=_day_after(day_of(first(LAST_DAY))),
    )


def iim_in(resources: bytes) -> bytes:
    """The IIM block among Photoshop's image resources (Photoshop File Formats, section Image Resources); b'' if none."""
    at = 0
    while resources[at : at + 4] == b"8BIM":
        code = int.from_bytes(resources[at + 4 : at + 6])
        name = at + 6
        start = name + (resources[name : name + 1] or b"\0")[0] + 1
        start += (start - name) % 2
        size = int.from_bytes(resources[start : start + 4])
        if code == RESOURCE:
            return resources[start + 4 : start + 4 + size]
        at = start + 4 + size + size % 2
    return b""


def _datasets(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while block[at : at + 1] == b"\x1c" and at + 5 <= len(block):
        record, number, size = block[at + 1], block[at + 2], int.from_bytes(block[at + 3 : at + 5])
        # A size with its first bit set counts the bytes of a longer one: no text is that long.
        if size & 0x8000:
            return
        yield record, number, block[at + 5 : at + 5 + size]
        at += 5 + size


def _decoded(content: bytes, *, is_utf_8: bool) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("utf-8" if is_utf_8 else "cp1252", "replace")


def _day_after(day: str) -> str:
    """IIM names the last day of use, omnicat the day on which use ends."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day and day < "9999-12-31" else ""
