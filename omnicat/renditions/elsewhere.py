"""Files under an address such as `s3://bucket/folder`: the door to fsspec."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from omnicat.errors import Exit, OmnicatError

# Where what is written is seen by others only when it is whole.
WHOLE_AT_ONCE = frozenset(("s3", "s3a", "gs", "gcs", "az", "abfs", "memory"))

LIBRARIES = {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs"}
EXTRAS = {"s3fs": "omnicat[s3]"}


class Elsewhere(Struct, frozen=True):
    """Addresses of folders that are shared: with all originals as below the assets folder, and for renditions.

    Empty where there is none. Raises NoAddress.
    """

    originals: str = ""
    renditions: str = ""

    def __post_init__(self) -> None:
        for option, text in (("originals", self.originals), ("renditions", self.renditions)):
            if text and not re.fullmatch(r"[a-z][a-z0-9+.]*://[^\s]+", text):
                raise NoAddress(option, text)


class NoAddress(OmnicatError):
    """That is no address of a folder."""

    def __init__(self, option: str, text: str) -> None:
        super().__init__(
            f"--{option} '{text}' is not an address of a folder",
            "write s3://bucket/folder, or file:///folder for one that all workers see",
        )


class LibraryMissing(OmnicatError):
    """Nothing is installed to speak with such an address."""

    def __init__(self, url: str) -> None:
        library = LIBRARIES.get(protocol(url), "fsspec")
        super().__init__(
            f"'{shown(url)}' needs the library '{library}'",
            f"run `pip install '{EXTRAS.get(library, library)}'`, on the cluster's workers too",
        )


class ElsewhereFailed(OmnicatError):
    """What is under an address can't be read or written."""

    def __init__(self, url: str, does: str, cause: str, *, is_refused: bool) -> None:
        super().__init__(
            f"'{shown(url)}' can't be {does}: {cause}",
            "look at the credentials in the environment" if is_refused else "see whether it can be reached from there",
        )
        self.code = Exit.CREDENTIALS if is_refused else Exit.UNREACHABLE


def read(url: str) -> bytes | None:
    """The content of a file; None where there is none."""
    with _told(url, "read"):
        try:
            content: bytes = _system(url).cat_file(url)
        except FileNotFoundError:
            return None
        return content


def size(url: str) -> int:
    """The bytes of a file; 0 where there is none."""
    with _told(url, "read"):
        try:
            return int(_system(url).size(url) or 0)
        except FileNotFoundError:
            return 0


def download(url: str, path: Path) -> bool:
    """Copies a file from there to `path`; False where there is none."""
    with _told(url, "read"):
        try:
            _system(url).get_file(url, str(path))
        except FileNotFoundError:
            return False
        return True


def upload(path: Path, url: str) -> None:
    """Copies a file there: all of it or nothing."""
    with _told(url, "written"):
        system = _system(url)
        if protocol(url) in WHOLE_AT_ONCE:
            system.put_file(str(path), url)
            return
        folder, _, name = url.rpartition("/")
        beside = f"{folder}/.{name}.{part()}"
        system.makedirs(folder, exist_ok=True)
        system.put_file(str(path), beside)
        system.mv(beside, url)


def write(url: str, content: bytes) -> None:
    """Puts a file there: all of it or nothing."""
    with _told(url, "written"):
        system = _system(url)
        if protocol(url) in WHOLE_AT_ONCE:
            system.pipe_file(url, content)
            return
        folder, _, name = url.rpartition("/")
        beside = f"{folder}/.{name}.{part()}"
        system.makedirs(folder, exist_ok=True)
        system.pipe_file(beside, content)
        system.mv(beside, url)


def below(url: str, *names: str) -> str:
    """The address of what is inside a folder."""
    return "/".join((url.rstrip("/"), *names))


def protocol(url: str) -> str:
    """What stands before `://`; empty for a path."""
    return url.partition("://")[0] if "://" in url else ""


def part() -> str:
    """How a file's name ends while it is written: nobody else anywhere writes to the same."""
    import socket

    return f"{socket.gethostname()}.{os.getpid()}.part"


def shown(url: str) -> str:
    """The address without a name and a password in it."""
    return re.sub(r"//[^/@]*@", "//", url)


def _system(url: str) -> Any:
    from fsspec.core import url_to_fs

    try:
        return url_to_fs(url)[0]
    except (ImportError, ValueError):
        raise LibraryMissing(url) from None


@contextmanager
def _told(url: str, does: str) -> Iterator[None]:
    """What the libraries raise, in our words."""
    try:
        yield
    except ModuleNotFoundError:
        raise LibraryMissing(url) from None
    except _raised() as error:
        cause = str(getattr(error, "strerror", None) or error) or type(error).__name__
        is_refused = isinstance(error, PermissionError) or "credential" in str(error).lower()
        raise ElsewhereFailed(url, does, cause[:1].lower() + cause[1:].rstrip("."), is_refused=is_refused) from None


def _raised() -> tuple[type[Exception], ...]:
    """S3's library has errors of its own."""
    s3 = sys.modules.get("botocore.exceptions")
    return (OSError, s3.BotoCoreError, s3.ClientError) if s3 else (OSError,)
