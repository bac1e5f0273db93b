"""Whether a build would make anything new: what the last one was made from, and whether all of it is still there."""

import hashlib
from datetime import date, timedelta
from pathlib import Path

from omnicat import __version__
from omnicat.channels import shipped_spec_bytes, shipped_specs
from omnicat.images import encoder_version
from omnicat.manifest import File, Manifest, from_bytes
from omnicat.outputs import recover
from omnicat.pipeline.opening import STATE, shipped_templates
from omnicat.policy import BASELINE_PATH
from omnicat.repository import Commit, Folder

DIST = "dist"
MANIFEST = "manifest.json"


def previous_manifest(root: Path) -> Manifest | None:
    """The manifest of the last build, if there is one that can be read. Mends what a killed build left."""
    recover(root / DIST, root / STATE)
    path = root / DIST / MANIFEST
    return from_bytes(path.read_bytes()) if path.is_file() else None


def is_intact(root: Path, manifest: Manifest) -> bool:
    """Whether every file of the last build is still there in its size."""
    return all(_is_there(root / DIST / each.path, each) for each in manifest.files)


def is_same_content(root: Path, manifest: Manifest) -> bool:
    """Whether every file of the last build still holds what was written."""
    return all(
        _is_there(path := root / DIST / each.path, each) and _digest(path.read_bytes()) == each.sha256
        for each in manifest.files
    )


def nothing_changed(root: Path, inputs: str, commit: Commit) -> Manifest | None:
    """The manifest of the last build, where a new one would make the same."""
    old = previous_manifest(root)
    is_same = old is not None and (old.inputs, old.commit, old.dirty) == (inputs, commit.id, commit.dirty)
    return old if old is not None and is_same and is_intact(root, old) else None


def inputs_of(files: Folder, today: date, horizon: int, channels: tuple[str, ...]) -> str:
    """One digest of everything a build is made from: the catalog's files, the baseline, omnicat, the encoders, the
    dated rules that count today."""
    digest = hashlib.sha256("\0".join((__version__, encoder_version(), *sorted(channels))).encode())
    for day in _days_that_count(files, today, horizon):
        digest.update(f"\0{day}".encode())
    for path in files.paths():
        digest.update(f"\0{path}\0{_digest(files.read(path))}".encode(errors="surrogateescape"))
    baseline = files.root / BASELINE_PATH
    if baseline.is_file():
        digest.update(b"\0baseline\0" + baseline.read_bytes())
    for name, text in shipped_templates().items():
        digest.update(f"\0{name}\0{text}".encode())
    for spec_id, data in shipped_spec_bytes().items():
        digest.update(f"\0{spec_id}\0".encode() + data)
    return digest.hexdigest()


def _days_that_count(files: Folder, today: date, horizon: int) -> tuple[str, ...]:
    """Which of the dated rules hold today, and which within the horizon; the very days where the shop has own specs."""
    last = today + timedelta(days=horizon)
    if files.paths("specs/"):
        return today.isoformat(), last.isoformat()
    since = sorted({rule.since for spec in shipped_specs().values() for rule in spec.images if rule.since})
    return tuple(f"{day}:{day <= today.isoformat()}:{day <= last.isoformat()}" for day in since)


def _is_there(path: Path, file: File) -> bool:
    try:
        return path.stat().st_size == file.size and path.is_file()
    except OSError:
        return False


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
