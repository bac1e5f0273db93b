"""The text of a file, whatever its encoding and whether or not it is packed."""

import gzip
import re
from collections.abc import Iterator
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from typing import BinaryIO, cast

from omnicat.feeds.foreign.records import Damage

LONGEST_LINE = 20_000_000
"""Characters; a longer line is no line of a feed, and would fill the memory."""

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""What a file begins with that says how it is encoded."""

OLD = "windows-1252"
"""What files are mostly in that are not in UTF-8."""

_undecoded = re.compile("[\udc80-\udcff]").search


Stream = BufferedReader | gzip.GzipFile
"""Bytes whose first can be looked at before they are read."""


def opened(path: Path) -> Stream:
    """The bytes of a file, unpacked where it is packed."""
    file = path.open("rb")
    if file.peek(2)[:2] != b"\x1f\x8b":
        return file
    file.close()
    return gzip.open(path)


def encoding_of(start: bytes, told: str = "utf-8") -> str:
    """How a file is encoded, by its first bytes; what is told where they don't say."""
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return encoding
    if len(start) > 3 and start[1] == start[3] == 0:
        return "utf-16-le"
    return "utf-16-be" if len(start) > 3 and start[0] == start[2] == 0 else told


def text_of_stream(stream: Stream, told: str) -> TextIOWrapper:
    """The text, with line ends as they are; bytes that can't be decoded are lone surrogates. Closes the stream."""
    encoding = encoding_of(stream.peek(4)[:4], told)
    return TextIOWrapper(cast(BinaryIO, stream), encoding, errors="surrogateescape", newline="")


def lines(text: TextIOWrapper) -> Iterator[str | Damage]:
    """Each line with its end. What can't be decoded is told and read as an older encoding has it."""
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if found := _undecoded(line):
            byte = ord(found[0]) - 0xDC00
            message = f"byte 0x{byte:02X} is not {text.encoding.upper().removesuffix('-SIG')}"
            yield Damage(number, message, "save the file as UTF-8")
            line = line.encode("utf-8", "surrogateescape").decode(OLD, "replace")
        yield line
        if len(line) >= LONGEST_LINE:
            yield Damage(number, f"the line is longer than {LONGEST_LINE:,} characters", "write one record a line")
            return
