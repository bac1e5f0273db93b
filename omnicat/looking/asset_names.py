"""Originals that words on the command line name: by path, by folder, by file name."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.asset_library import RECORD, ROOT

Thing = TypeVar("Thing")


def asset_named(text: str, assets: Mapping[str, Thing], start: Path, root: Path) -> str:
    """The path below `assets/` of the original that the text names: that path itself, one with `assets/` before it or
    from the folder `start`, its record's, or a file name that no other original has. Raises OmnicatError.
    """
    for path in _ways(text, start, root):
        if path in assets:
            return path
    same = [path for path in assets if PurePosixPath(path).name == text]
    if len(same) == 1:
        return same[0]
    if same:
        raise OmnicatError(f"{len(same)} originals are called '{text}'", f"name one: {', '.join(same[:5])}")
    raise OmnicatError(f"no original '{text}' in {ROOT}", _nearest(text.removeprefix(ROOT), assets))


def assets_named(texts: Iterable[str], assets: Mapping[str, Thing], start: Path, root: Path) -> tuple[str, ...]:
    """The originals that the texts name, sorted; a folder names all below it. Raises OmnicatError."""
    found: set[str] = set()
    for text in texts:
        folders = tuple(f"{way}/" for way in _ways(text.rstrip("/\\"), start, root) if way)
        below = {path for path in assets if path.startswith(folders)} if folders else set()
        is_all = text.rstrip("/") == ROOT.rstrip("/") and not below
        found |= set(assets) if is_all else below or {asset_named(text, assets, start, root)}
    return tuple(sorted(found))


def _ways(text: str, start: Path, root: Path) -> tuple[str, ...]:
    """The paths below `assets/` that a text may stand for."""
    plain = text.replace("\\", "/") if os.sep == "\\" else text
    here = Path(os.path.abspath(start / text)) if "\0" not in text else root  # noqa: PTH100 - links stay as they are
    library = (root / ROOT).absolute()
    inside = here.relative_to(library).as_posix() if here.is_relative_to(library) else ""
    ways = (plain, plain.removeprefix("./").removeprefix(ROOT), "" if inside == "." else inside)
    return tuple(dict.fromkeys((*ways, *(way.removesuffix(RECORD) for way in ways if way.endswith(RECORD)))))


def _nearest(text: str, assets: Mapping[str, Thing]) -> str:
    """A hint that names originals which look like it."""
    if not assets:
        return "bring some in with `omnicat assets add FOLDER`"
    holds = [path for path in assets if text.casefold() in path.casefold()] if text else []
    if holds:
        return f"did you mean '{holds[0]}'?" if len(holds) == 1 else f"did you mean one of {', '.join(holds[:4])}?"
    hint = did_you_mean(text, assets)
    return hint if hint.startswith("did") else "`omnicat assets list` shows all of them"
