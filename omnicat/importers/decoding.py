"""Bytes of a foreign file as text: which encoding, which separator."""

import csv
import re
from collections import Counter

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SEPARATORS = (",", ";", "\t", "|")


def decode(data: bytes) -> tuple[str, str] | None:
    """The text and its encoding's name, or None where it is no text.

    UTF-8 is believed when it fits, since other encodings almost never do; what is left is read as
    Windows-1252, the encoding of old spreadsheets.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if encoding := _wide(data):
        return _strict(data, encoding)
    if data.count(b"\0") > max(8, len(data) // 100):
        return None
    return _strict(data, "utf-8") or _western(data)


def separator_of(text: str) -> str:
    """The sign that splits the first rows most evenly; a comma where nothing tells."""
    lines = [line for line in text[:65536].splitlines() if line.strip()][:40]
    if not lines:
        return ","
    in_header = Counter(re.sub(r'"[^"]*"', "", lines[0]))
    best = max(SEPARATORS, key=lambda sign: (in_header[sign] > 0, _evenness(lines, sign), in_header[sign]))
    return best if in_header[best] else ","


def _evenness(lines: list[str], separator: str) -> float:
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
    if not widths:
        return 0
    width, often = widths.most_common(1)[0]
    return often / sum(widths.values()) if width > 1 else 0


def _wide(data: bytes) -> str:
    head = data[:4000]
    if len(head) < 4 or b"\0" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 5 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 5 and not odd else ""


def _strict(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), encoding
    except UnicodeError:
        return None


def _western(data: bytes) -> tuple[str, str] | None:
    controls = sum(data.count(byte) for byte in range(32) if byte not in (9, 10, 12, 13))
    if controls > len(data) // 100:
        return None
    return data.decode("cp1252", "replace"), "cp1252"
