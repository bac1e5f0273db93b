"""Whether a build would make anything new: what the last one was made from, and whether all of it is still there."""

import hashlib
from pathlib import Path

from omnicat.manifest import File, Manifest, from_bytes
from omnicat.outputs import recover
from omnicat.pipeline.gathering import Gathered
from omnicat.pipeline.keys import digest
from omnicat.pipeline.opening import STATE
from omnicat.policy import BASELINE_PATH
from omnicat.repository import Commit

DIST = "dist"
MANIFEST = "manifest.json"


def previous_manifest(root: Path) -> Manifest | None:
    """The manifest of the last build, if there is one that can be read. Mends what a killed build left."""
    return manifest_in(root / DIST, root / STATE)


def manifest_in(dist: Path, work: Path) -> Manifest | None:
    """The same of a build that went elsewhere, and grew in `work`."""
    recover(dist, work)
    path = dist / MANIFEST
    return from_bytes(path.read_bytes()) if path.is_file() else None


def is_intact(root: Path, manifest: Manifest) -> bool:
    """Whether every file of the last build is still there in its size."""
    return all(_is_there(root / DIST / each.path, each) for each in manifest.files)


def is_same_content(dist: Path, manifest: Manifest) -> bool:
    """Whether every file of the last build in that folder still holds what was written."""
    return all(
        _is_there(path := dist / each.path, each) and _digest(path.read_bytes()) == each.sha256
        for each in manifest.files
    )


def nothing_changed(root: Path, inputs: str, commit: Commit) -> Manifest | None:
    """The manifest of the last build, where a new one would make the same."""
    old = previous_manifest(root)
    is_same = old is not None and (old.inputs, old.commit, old.dirty) == (inputs, commit.id, commit.dirty)
    return old if old is not None and is_same and is_intact(root, old) else None


def inputs_of(gathered: Gathered, channels: tuple[str, ...]) -> str:
    """One digest of everything a build of these channels is made from."""
    aside = gathered.opened.files.beside(BASELINE_PATH) or b""
    return digest(gathered.made_from, sorted(channels), aside).hex()


def _is_there(path: Path, file: File) -> bool:
    try:
        return path.stat().st_size == file.size and path.is_file()
    except OSError:
        return False


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
