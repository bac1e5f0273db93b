"""What was found out about each original last time, for as long as its file stays as it was."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field

from omnicat.cache import code_of
from omnicat.catalog.asset_records import Loaded
from omnicat.originals import installed

# A file system may keep times by the second, or by two: within that, a change may leave a file's time as it was.
COARSEST_TIME_NS = 2_000_000_000

Signature = tuple[int, ...]
"""Size, change times and identity of an original and of its record."""


class Entry(Struct, frozen=True):
    """What was found out, the signature it holds for, and the newest time in it."""

    signature: Signature
    newest: int
    loaded: Loaded


class Known(Struct, frozen=True):
    """Everything found out last time, by path. `written` is when; what was touched just before is not trusted."""

    written: int = 0
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def of(self, path: str, signature: Signature) -> Entry | None:
        """What is known of a file that is as it was."""
        entry = self.entries.get(path)
        if entry is None or entry.signature != signature:
            return None
        return entry if entry.newest + COARSEST_TIME_NS < self.written else None


class _Kept(Struct, frozen=True):
    made_for: str
    entries: dict[str, Entry]


def read_known(path: Path | None, locale: str, mark: str = "") -> Known:
    """What is kept at `path`; nothing where it is absent, torn, or made by another version or for another locale.

    `mark` tells what pixels were measured with.
    """
    if path is None:
        return Known()
    try:
        written = path.stat().st_mtime_ns
        kept = msgspec.msgpack.decode(path.read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return Known()
    return Known(written, kept.entries) if kept.made_for == _made_for(locale, mark) else Known()


def keep(path: Path, entries: Mapping[str, Entry], locale: str, mark: str = "") -> None:
    """Writes beside and moves into place. A cache that can't be written costs time, never correctness."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(msgspec.msgpack.encode(_Kept(_made_for(locale, mark), dict(entries))))
        beside.replace(path)


def _made_for(locale: str, mark: str) -> str:
    return f"{code_of()} {locale} {mark} {installed()}"
