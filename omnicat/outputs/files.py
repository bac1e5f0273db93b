"""One file written beside its place, forced to disk, and moved into it."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from omnicat.errors import OmnicatError


class NotWritable(OmnicatError):
    """A place that can't be written to."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"can't write '{path}': {error.strerror or error}", "check the folder's permissions and space")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns what the file system refuses into a message."""
    try:
        yield
    except OSError as error:
        raise NotWritable(path, error) from error


def write_file(path: Path, content: bytes) -> None:
    """The whole content, or what was there before."""
    write_parts(path, (content,))


def write_parts(path: Path, parts: Iterable[bytes]) -> None:
    """The same, for content that comes part by part and is never held as a whole."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(parts)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
