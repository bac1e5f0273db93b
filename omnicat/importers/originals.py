"""Images and documents that stand beside a foreign table."""

import re
from pathlib import Path, PurePosixPath

from omnicat.importers.draft import DraftAsset

LONGEST_NAME = 255
"""Bytes that a file's name can have on the usual file systems; a longer one is an error to ask for."""


def find_original(folder: Path, name: str) -> DraftAsset | str:
    """The file that a cell names, with its path below `assets/`; or why there is none."""
    inside = PurePosixPath(name.replace("\\", "/"))
    if inside.is_absolute() or ".." in inside.parts or re.match(r"[A-Za-z]:", name) or "\0" in name or len(name) > 1000:
        return "leads out of the import's folder"
    source = folder.joinpath(*inside.parts)
    if any(len(part.encode(errors="replace")) > LONGEST_NAME for part in inside.parts) or not source.is_file():
        return "is not there"
    if not source.resolve().is_relative_to(folder.resolve()):
        return "leads out of the import's folder"
    return DraftAsset(source, _safe(inside))


def _safe(path: PurePosixPath) -> str:
    """The same path in signs that every file system and web server takes."""
    return "/".join(re.sub(r"[^A-Za-z0-9._-]+", "-", part).lstrip(".-") or "file" for part in path.parts)
