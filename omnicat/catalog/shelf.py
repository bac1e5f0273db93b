"""What opening a catalog worked out last time, each by a digest of all that it was worked out from.

Losing it, or damage to it, costs time and nothing else.
"""

import contextlib
import os
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from omnicat.cache import Damaged, sealed, unsealed
from omnicat.documents import Document, parse
from omnicat.findings import Finding
from omnicat.schemas import check_against

MOST_BYTES = 8_000_000
"""What other branches needed is kept too, as long as all of it together is no more than this."""

DECIMAL, LARGE = 1, 2
"""Numbers that msgpack has no form for that gives them back digit by digit."""

LARGEST = 2**63


class Shelf:
    """What is kept for one version of omnicat, `made_for`. Without a path nothing is kept beyond this run."""

    def __init__(self, path: Path | None = None, made_for: str = "") -> None:
        self._path = path
        self._made_for = made_for.encode()
        self._kept = _read(path, self._made_for) if path else {}
        self._used: dict[bytes, bytes] = {}
        self._is_new = False

    def key(self, *parts: bytes) -> bytes:
        """A digest of these parts, in their order."""
        digest = blake2b(digest_size=20)
        for part in parts:
            digest.update(len(part).to_bytes(8, "big") + part)
        return digest.digest()

    def get(self, key: bytes) -> bytes | None:
        """What was put there, now or last time."""
        found = self._used.get(key) or self._kept.get(key)
        if found is not None:
            self._used[key] = found
        return found

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps the value, which may not be empty."""
        self._used[key] = value
        self._is_new = True

    def keep(self) -> None:
        """Writes beside and moves into place. What can't be written is worked out again."""
        if self._path is None or not self._is_new:
            return
        self._is_new = False
        entries = {**self._kept, **self._used}
        if sum(map(len, entries.values())) > MOST_BYTES:
            entries = self._used
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(sealed(msgspec.msgpack.encode(entries), self._made_for))
            beside.replace(self._path)

    def document(self, data: bytes, path: str, kind: str = "") -> tuple[Document | None, tuple[Finding, ...]]:
        """The document in these bytes, and what is wrong with its text and, where its kind is said, its shape."""
        key = self.key(b"document", kind.encode(), data)
        kept = self.get(key)
        if kept is not None:
            said, marks = msgspec.msgpack.decode(kept, ext_hook=_number)
            return Document(path, data.decode(), said, marks), ()
        document, findings = parse(data, path)
        if document is None or document.data is None:
            return None, findings
        found = (*findings, *(check_against(kind, document) if kind else ()))
        if not found:
            self.put(key, msgspec.msgpack.encode((_packable(document.data), document.marks)))
        return document, found


def _read(path: Path, made_for: bytes) -> dict[bytes, bytes]:
    try:
        return msgspec.msgpack.decode(unsealed(path.read_bytes(), made_for), type=dict[bytes, bytes])
    except (OSError, Damaged, msgspec.MsgspecError):
        return {}


def _packable(said: Any) -> Any:
    if isinstance(said, dict):
        return {key: _packable(each) for key, each in said.items()}
    if isinstance(said, list):
        return [_packable(each) for each in said]
    if isinstance(said, Decimal):
        return msgspec.msgpack.Ext(DECIMAL, str(said).encode())
    if type(said) is int and not -LARGEST <= said < LARGEST:
        return msgspec.msgpack.Ext(LARGE, str(said).encode())
    return said


def _number(code: int, text: memoryview) -> Decimal | int:
    return Decimal(bytes(text).decode()) if code == DECIMAL else int(bytes(text))
