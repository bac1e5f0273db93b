"""What a merge left to people, in words, and settled by choices."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from omnicat.documents import Set, edit, parse
from omnicat.documents.entries import Entry, Group
from omnicat.documents.merging import Clash
from omnicat.documents.merging.markers import Hunk, clashes_in, hunks_of, tree_of, with_lines
from omnicat.editing.merging.words import GONE, in_line, said_by, which
from omnicat.errors import OmnicatError
from omnicat.findings import join_pointer
from omnicat.outputs import write_file
from omnicat.repository.unmerged import Unmerged, keep_side, stage, unmerged_files

Choice = Literal["ours", "theirs"]
_AUTHOR = re.compile(r"\(([^()]+)\)$")


class Open(Struct, frozen=True):
    """One thing to choose: what it is, what either side says, and who. `hunk` is its place in the file, None for a whole file."""

    file: Unmerged
    hunk: int | None
    clashes: tuple[Clash, ...]
    what: str
    ours: str
    theirs: str
    ours_by: str = ""
    theirs_by: str = ""

    def is_named(self, target: str) -> bool:
        """Whether a path, a folder, a SKU, or SKU.attribute names it; an empty target names all."""
        if not target or self.file.path == target or self.file.path.startswith(f"{target.rstrip('/')}/"):
            return True
        return bool(self.clashes) and all(_is_named(clash, target) for clash in self.clashes)


def open_conflicts(root: Path) -> tuple[Open, ...]:
    """Everything to choose in the catalog, by file and from the top."""
    return tuple(each for file in unmerged_files(root) for each in _open_in(root, file))


def settle(root: Path, chosen: Iterable[Open], choice: Choice) -> None:
    """Takes one side for each of them, and tells git of each file in which nothing is left."""
    by_path: dict[str, list[Open]] = {}
    for each in chosen:
        by_path.setdefault(each.file.path, []).append(each)
    for path, several in by_path.items():
        if several[0].hunk is None:
            keep_side(root, several[0].file, choice)
            continue
        text = _text(root, path)
        hunks = hunks_of(text)
        numbers = [each.hunk for each in several if each.hunk is not None]
        lines = {number: _lines(hunks[number], choice) for number in numbers}
        _write(root, path, with_lines(text, hunks, lines))


def settle_with(root: Path, one: Open, value: str) -> None:
    """Takes a value of its own. Raises OmnicatError where there is no one place for it."""
    if one.hunk is None or len(one.clashes) != 1 or one.clashes[0].ours is None:
        raise OmnicatError(f"'{one.what}' is no single value that both sides have", "choose --ours or --theirs")
    text = _text(root, one.file.path)
    hunks = hunks_of(text)
    ours = {number: hunk.ours for number, hunk in enumerate(hunks)}
    whole = with_lines(text, hunks, ours)
    document, _ = parse(whole.encode(), one.file.path)
    said, _ = parse(value.encode(), "--take")
    tree = tree_of(whole)
    keys = _keys_to(tree, one.clashes[0].ours) if tree else None
    if document is None or said is None or keys is None:
        raise OmnicatError(
            f"'{value}' can't be put into '{one.file.path}'", "choose --ours or --theirs, then change it"
        )
    new = edit(document, [Set(join_pointer(*keys), said.data)])
    start = hunks[one.hunk].start - sum(_grown(each) for each in hunks[: one.hunk])
    more = new.count("\n") - whole.count("\n")
    lines = new.split("\n")[start : start + len(hunks[one.hunk].ours) + more]
    _write(root, one.file.path, with_lines(text, hunks, {one.hunk: lines}))


def settled_by_hand(root: Path) -> tuple[str, ...]:
    """The files that hold no markers any more and can be read; they are told to git."""
    done = []
    for file in unmerged_files(root):
        if file.has_ours and file.has_theirs and _is_yaml(file.path) and _is_done(root, file.path):
            stage(root, file.path)
            done.append(file.path)
    return tuple(done)


def _open_in(root: Path, file: Unmerged) -> list[Open]:
    path = in_line(file.path, 500)
    if not file.has_ours or not file.has_theirs:
        ours, theirs = ("changed", GONE) if file.has_ours else (GONE, "changed")
        return [Open(file, None, (), path, ours, theirs)]
    text = _text(root, file.path)
    hunks = hunks_of(text)
    if not hunks:
        return [] if _is_done(root, file.path) else [Open(file, None, (), path, "one version", "another version")]
    return [_open_at(file, text, hunks, number) for number in range(len(hunks))]


def _open_at(file: Unmerged, text: str, hunks: Sequence[Hunk], number: int) -> Open:
    hunk = hunks[number]
    clashes = clashes_in(text, hunks, number) if _is_yaml(file.path) else ()
    by = _by(hunk.ours_label, "ours"), _by(hunk.theirs_label, "theirs")
    if not clashes:
        where = f"{in_line(file.path, 500)}:{hunk.start + 1}"
        return Open(file, number, (), where, in_line(" ".join(hunk.ours)), in_line(" ".join(hunk.theirs)), *by)
    ours, theirs = ("; ".join(said_by(clash, side) for clash in clashes) for side in ("ours", "theirs"))
    return Open(file, number, clashes, "; ".join(map(which, clashes)), ours, theirs, *by)


def _by(label: str, side: str) -> str:
    """The author that omnicat's driver names; what git's own marker says, a branch or a commit."""
    author = _AUTHOR.search(label)
    return in_line(author[1] if author else "" if label.startswith(f"{side}:") else label)


def _is_named(clash: Clash, target: str) -> bool:
    said = which(clash).removeprefix(f"{clash.sku} ")
    sku, path = clash.sku, ""
    if target != clash.sku and target.startswith(f"{clash.sku}."):
        path = re.sub("[@:]", "/", target[len(clash.sku) + 1 :])
        return said == path or said.startswith(f"{path}/")
    return target == sku


def _keys_to(tree: Group, wanted: Entry | None) -> tuple[str, ...] | None:
    """Keys and indexes of the entry that stands at the same offset."""
    for place, entry in enumerate(tree.entries):
        name = entry.key if entry.key is not None else str(place)
        if wanted is not None and entry.start == wanted.start:
            return (name,)
        if isinstance(entry.value, Group) and (below := _keys_to(entry.value, wanted)) is not None:
            return (name, *below)
    return None


def _grown(hunk: Hunk) -> int:
    """By how many lines the file is longer for the markers and the other side."""
    return hunk.end - hunk.start - len(hunk.ours)


def _lines(hunk: Hunk, choice: Choice) -> Sequence[str]:
    return hunk.ours if choice == "ours" else hunk.theirs


def _write(root: Path, path: str, text: str) -> None:
    write_file(root / path, text.encode())
    if not hunks_of(text) and (not _is_yaml(path) or _is_done(root, path)):
        stage(root, path)


def _is_done(root: Path, path: str) -> bool:
    text = _text(root, path)
    return not hunks_of(text) and (not _is_yaml(path) or parse(text.encode(), path)[0] is not None)


def _is_yaml(path: str) -> bool:
    return path.endswith((".yaml", ".yml"))


def _text(root: Path, path: str) -> str:
    """A file of the work tree; nothing where it is a link or no text."""
    file = root / path
    try:
        return "" if file.is_symlink() else file.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return ""
