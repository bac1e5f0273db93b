"""The bytes of a catalog file become a document, read strictly."""

import unicodedata
from functools import cached_property

from omnicat.documents import rules
from omnicat.documents.document import Document
from omnicat.documents.events import YAMLError, events
from omnicat.documents.positions import line_starts, position
from omnicat.documents.reader import GaveUp, Reader
from omnicat.documents.scalars import MOST_DIGITS
from omnicat.documents.syntax import syntax_findings
from omnicat.findings import Finding, Location, finding

MOST_BYTES = 10_000_000
UTF8_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_IN_UTF8 = "save the file as UTF-8"


def parse(data: bytes, path: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """A document and what is wrong with it; no document where the file can't be read at all.

    Never raises for what `data` holds. Where a key repeats, the first value is kept.
    """
    if len(data) > MOST_BYTES:
        message = f"the file has {len(data):,} bytes; {MOST_BYTES:,} is the most"
        return None, (finding(rules.TOO_BIG, Location(path), message, "split the file"),)
    body = data[len(UTF8_MARK) :] if data.startswith(UTF8_MARK) else data
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, body, error.start, path),)
    return _read(body, text, path, mark="" if body is data else "\ufeff")


def _read(body: bytes, text: str, path: str, *, mark: str) -> tuple[Document | None, tuple[Finding, ...]]:
    place = _Places(text, path).place
    reader: Reader | None = None
    try:
        reader = Reader(events(body), place, is_suspect=_is_suspect(text))
        data, root = reader.read()
    except GaveUp:
        return None, _sorted(reader.findings if reader else [])
    except YAMLError as error:
        return None, _sorted([*(reader.findings if reader else []), *syntax_findings(error, text, place)])
    return Document(path, mark + text, data, root), _sorted(reader.findings)


def _is_suspect(text: str) -> bool:
    """Whether plain values want a closer look: some are not in composed form, or numbers are huge."""
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return True
    return len(text) > MOST_DIGITS and max(map(len, text.splitlines())) > MOST_DIGITS


class _Places:
    """Counts lines when the first finding asks, and once."""

    def __init__(self, text: str, path: str) -> None:
        self._text, self._path = text, path

    def place(self, offset: int, pointer: str) -> Location:
        return Location(self._path, *position(self._starts, offset), pointer)

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self._text)


def _not_utf8(data: bytes, body: bytes, start: int, path: str) -> Finding:
    if data.startswith(_OTHER_MARKS):
        return finding(rules.ENCODING, Location(path, 1, 1), "the file is in UTF-16, not UTF-8", _IN_UTF8)
    before = body[:start].decode()
    line, column = position(line_starts(before), len(before))
    message = f"the byte 0x{body[start]:02X} is not UTF-8"
    return finding(rules.ENCODING, Location(path, line, column), message, _IN_UTF8)


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda each: each.order)) if findings else ()
