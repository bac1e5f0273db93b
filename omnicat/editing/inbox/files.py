"""The files of an inbox: found, judged by their headers, and told apart by their content."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from omnicat.catalog.asset_records import is_asset
from omnicat.errors import OmnicatError
from omnicat.findings import Finding, Severity
from omnicat.images import probe
from omnicat.looking.inbox_account import Refused
from omnicat.model.asset import kind_of
from omnicat.renditions.decoding import examine
from omnicat.reporters.escaping import visible

LARGEST = 2_000_000_000
"""Bytes. More than that is no file for a git repository, not even for its large file storage at the usual hosts."""

DEEPEST, MOST = 20, 100_000
"""Folders below each other, and files, that an inbox may hold."""

ENDINGS = {"jpeg": ("jpg", "jpeg"), "tiff": ("tif", "tiff")}


class Candidate(Struct, frozen=True):
    """A file that may become an original. `name` is its path in the inbox with slashes; `ending` is what its content
    asks for, without a dot; `width` and `height` are the pixels of a picture."""

    name: str
    source: Path
    digest: str
    kind: str
    ending: str
    width: int = 0
    height: int = 0


def candidates(places: Iterable[Path]) -> tuple[tuple[Candidate, ...], tuple[Refused, ...]]:
    """Every file in those folders, and those files, sorted by name. Raises OmnicatError where there is no such place."""
    found: list[Candidate] = []
    refused: list[Refused] = []
    for name, path in sorted(set(_files(places))):
        judged = _judged(name, path)
        if isinstance(judged, Refused):
            refused.append(judged)
        else:
            found.append(judged)
    return tuple(found), tuple(refused)


def _files(places: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    count = 0
    for place in places:
        for name, path in _in_place(place):
            count += 1
            if count > MOST:
                raise OmnicatError(f"more than {MOST:,} files are to be added", "bring them in by parts")
            yield name, path


def _in_place(place: Path) -> Iterator[tuple[str, Path]]:
    if place.is_dir():
        yield from _walk(place, "", 0)
    elif place.exists() or place.is_symlink():
        yield place.name, place
    else:
        raise OmnicatError(f"'{place}' does not exist", "name a folder with new files")


def _walk(folder: Path, above: str, depth: int) -> Iterator[tuple[str, Path]]:
    """Links to folders are told of as what they are, and never followed."""
    if depth > DEEPEST:
        raise OmnicatError(f"'{folder}' lies deeper than {DEEPEST} folders", "name a folder nearer to the files")
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise OmnicatError(f"'{folder}' can't be read: {error.strerror}", "let your user read it") from None
    for entry in inside:
        if entry.name.startswith(".") or entry.name.lower() in ("thumbs.db", "desktop.ini"):
            continue
        name = f"{above}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{name}/", depth + 1)
        else:
            yield name, Path(entry.path)


def _judged(name: str, path: Path) -> Candidate | Refused:
    if not is_asset(path.name):
        return Refused(visible(name), "", "its name is no text", "rename it")
    if path.is_symlink():
        return Refused(name, "", "it is a link", "put the file itself there")
    if not path.is_file():
        return Refused(name, "", "it is no plain file", "take it away")
    kind = kind_of(path.name)
    if not kind:
        return Refused(name, "", "it is of no kind that omnicat knows", "keep it elsewhere, or convert it")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            return Refused(name, "", f"it has {size:,} bytes", f"an original has at most {LARGEST:,}")
        return _known_kind(name, path, kind)
    except OSError as error:
        return Refused(name, "", f"it can't be read: {error.strerror}", "let your user read it")


def refused_for(wrong: Finding, name: str) -> Refused:
    """A file that can't be used, for what was found."""
    message = wrong.message
    for path in (name, f"assets/{name}", name.rpartition("/")[2]):
        message = message.removeprefix(f"'{path}' ")
    return Refused(name, wrong.rule, message, wrong.hint)


def _known_kind(name: str, path: Path, kind: str) -> Candidate | Refused:
    ending = path.name.rpartition(".")[2].lower()
    facts, problems = probe(path, name) if kind == "image" else examine(path, name, kind)
    wrong = [each for each in problems if each.severity >= Severity.ERROR]
    if wrong or facts is None:
        return refused_for((wrong or list(problems))[0], name)
    if kind == "image":
        usual = ENDINGS.get(facts.format, (facts.format,))
        ending = ending if ending in usual else usual[0]
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Candidate(name, path, digest, kind, ending, facts.width, facts.height)
