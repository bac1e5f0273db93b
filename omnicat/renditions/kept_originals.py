"""Originals that only an object store has: brought here by their content, and kept by it."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import file_digest
from pathlib import Path

from omnicat.errors import Exit
from omnicat.executor import Threads
from omnicat.renditions.elsewhere import ElsewhereFailed, below, download, part, shown, size, upload
from omnicat.renditions.store import StoreNotWritable

FOLDER = "originals"
"""What the folder that keeps them is called, among what else is kept between runs."""

AT_ONCE = 8
TRIES = 3
PAUSE = 0.2
"""Seconds before the second try; before the third it is twice that."""

Progress = Callable[[int, int], None]
Digests = Mapping[str, str]
"""The sha256 of originals by their path below the assets folder."""


def kept_at(folder: Path, digest: str) -> Path:
    """Where the original with this digest is kept, or would be."""
    return folder / digest[:2] / digest


def address(place: str, digest: str) -> str:
    """Where the object store has it: by content, so that each commit finds its own."""
    return below(place, digest[:2], digest)


def missing_here(originals: Digests, folder: Path) -> Digests:
    """Those that are not kept yet."""
    return {path: digest for path, digest in originals.items() if not kept_at(folder, digest).is_file()}


def bring(originals: Digests, place: str, folder: Path, progress: Progress | None = None) -> Mapping[str, str]:
    """Fetches what is not kept yet. What could not be had by path, and why. `progress` is told how many came, of how many.
    Raises OmnicatError where the store can't be reached, or refuses."""
    wanted = sorted({digest: path for path, digest in missing_here(originals, folder).items()}.items())

    def prepare() -> Callable[[tuple[str, str]], bytes]:
        return lambda task: _fetched(place, task[0], folder).encode()

    why: dict[str, str] = {}
    problems = Threads(AT_ONCE).map(prepare, wanted)
    for done, ((digest, _), problem) in enumerate(zip(wanted, problems, strict=True), 1):
        if problem:
            why[digest] = bytes(problem).decode()
        if progress:
            progress(done, len(wanted))
    return {path: why[digest] for path, digest in originals.items() if digest in why}


def take(files: Iterable[tuple[Path, str]], place: str) -> Iterator[bool]:
    """Puts files with these digests into the object store; whether each was new there."""
    for path, digest in files:
        url = address(place, digest)
        is_new = size(url) != path.stat().st_size
        if is_new:
            _tried(lambda path=path, url=url: upload(path, url))  # type: ignore[misc]
        yield is_new


def _fetched(place: str, digest: str, folder: Path) -> str:
    """Why it can't be had; empty where it is kept now."""
    target, url = kept_at(folder, digest), address(place, digest)
    beside = target.with_name(f".{target.name}.{part()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not _tried(lambda: download(url, beside)):
            return f"it is not at '{shown(place)}'"
        with beside.open("rb") as file:
            if file_digest(file, "sha256").hexdigest() != digest:
                return f"it is another file at '{shown(place)}' than its record says"
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        raise StoreNotWritable(folder, error.strerror or str(error)) from error
    finally:
        beside.unlink(missing_ok=True)
    return ""


def _tried(does: Callable[[], bool | None]) -> bool | None:
    """A store that does not answer is asked again; one that refuses is not."""
    for number in range(TRIES):
        try:
            return does()
        except ElsewhereFailed as error:
            if error.code == Exit.CREDENTIALS or number == TRIES - 1:
                raise
            time.sleep(PAUSE * 2**number)
    return None
