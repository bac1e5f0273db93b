"""Git's merge driver: three versions of one file become one, value by value.

It is a process for every file: what only a conflict needs is imported when there is one.
"""

# Loading pathlib takes as long as merging a file.
# ruff: noqa: PTH123

from collections.abc import Mapping

from msgspec import Struct

from omnicat.documents.merging import Clash, Merged, Side, merge_texts
from omnicat.editing.merging.words import in_line, said_by, which

CLEAN, CONFLICTS, NOT_BY_VALUE = 0, 3, 4
"""Merged; merged but for some values; and left as it was, for git to merge by lines. The shell of the driver tells git."""

MOST_NAMED = 20
"""So many clashes of one file are looked up in the history."""

_SIDES: tuple[Side, Side] = ("ours", "theirs")


class Told(Struct, frozen=True):
    """The exit code, and what to say of each clash."""

    code: int
    lines: tuple[str, ...] = ()


def merge_files(base: str, ours: str, theirs: str, size: int, path: str) -> Told:
    """Merges as git asks for it (https://git-scm.com/docs/gitattributes, 2.50: Defining a custom merge driver).

    The result is written to `ours`. `size` is that of the markers, `path` the file's in the work tree.
    """
    versions: Mapping[Side, bytes] = {
        "base": _content(base),
        "ours": _content(ours),
        "theirs": _content(theirs),
    }
    merged = merge_texts(versions["base"], versions["ours"], versions["theirs"])
    if merged is None:
        return Told(NOT_BY_VALUE)
    if not merged.clashes:
        _write(ours, merged.text())
        return Told(CLEAN)
    authors = _authors(merged, versions, path)
    text = merged.text(lambda clashes, side: _label(clashes, side, authors), size=size, with_base=_with_base())
    _write(ours, text)
    return Told(CONFLICTS, tuple(_line(clash, path, authors) for clash in merged.clashes))


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _write(path: str, text: str) -> None:
    with open(path, "wb") as file:
        file.write(text.encode())


def _with_base() -> bool:
    from pathlib import Path

    from omnicat.repository.git import asked

    told = asked(Path.cwd(), "config", "merge.conflictStyle")
    return told.stdout.strip() in (b"diff3", b"zdiff3")


def _authors(merged: Merged, versions: Mapping[Side, bytes], path: str) -> Mapping[tuple[int, Side], str]:
    """The author of each side of each clash, as far as git knows."""
    from pathlib import Path

    from omnicat.repository.authors import Version

    found: dict[tuple[int, Side], str] = {}
    for side in _SIDES:
        version = Version(Path.cwd(), path, versions[side], is_here=side == "ours")
        text = versions[side].decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        for clash in merged.clashes[:MOST_NAMED]:
            entry = clash.entry(side)
            line = text.count("\n", 0, entry.start) + 1 if entry is not None and entry.start >= 0 else 0
            found[id(clash), side] = in_line(version.author_of(line))
    return found


def _label(clashes: tuple[Clash, ...], side: Side, authors: Mapping[tuple[int, Side], str]) -> str:
    return f"{side}: " + "; ".join(f"{which(clash)}: {_claim(clash, side, authors)}" for clash in clashes)


def _line(clash: Clash, path: str, authors: Mapping[tuple[int, Side], str]) -> str:
    ours, theirs = (_claim(clash, side, authors) for side in _SIDES)
    return f"CONFLICT (value): {which(clash)}: ours {ours}, theirs {theirs} in {in_line(path, 500)}"


def _claim(clash: Clash, side: Side, authors: Mapping[tuple[int, Side], str]) -> str:
    author = authors.get((id(clash), side), "")
    return said_by(clash, side) + (f" ({author})" if author else "")
