"""Which omnicat this is: what another one kept is made anew."""

# Loading pathlib takes longer than all that is done here.
# ruff: noqa: PTH100, PTH112, PTH113, PTH118, PTH120, PTH123, PTH208

import os
import sys

from omnicat import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCE = os.path.dirname(PACKAGE)
LIBRARIES = ("jinja2", "jsonschema_rs", "markupsafe", "msgspec", "nh3", "pyyaml")
"""Those that bear on what a product is read as and how it is written; images have a version of their own."""

IS_SOURCE = os.path.isfile(os.path.join(SOURCE, "pyproject.toml"))

_DIGEST: list[str] = []
_STATS: list[str] = []
"""The digest of the source, and its files' sizes and times, once they were asked for: what runs stays what it was when it
began.
"""


def code_of() -> str:
    """The version, and those of the libraries; where omnicat runs from its source, also a digest of all its files."""
    version = " ".join((__version__, *_libraries()))
    if not IS_SOURCE:
        return version
    if not _DIGEST:
        _DIGEST.append(_digest())
    return f"{version} {_DIGEST[0]}"


def code_stamp() -> str:
    """The same without reading the files: their sizes and times tell."""
    if not IS_SOURCE:
        return __version__
    if not _STATS:
        stats = [(entry.path, entry.stat()) for entry in _files()]
        _STATS.append(str([(path, stat.st_size, stat.st_mtime_ns) for path, stat in stats]))
    return f"{__version__} {_STATS[0]}"


def _libraries() -> "list[str]":
    """Names and versions as they are installed; asking `importlib.metadata` takes longer than all the rest here."""
    folders = [folder for folder in sys.path if folder.endswith("-packages") and os.path.isdir(folder)]
    names = {name.removesuffix(".dist-info").lower() for folder in folders for name in os.listdir(folder)}
    return sorted(name for name in names if name.rpartition("-")[0] in LIBRARIES)


def _digest() -> str:
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    for entry in _files():
        with open(entry.path, "rb") as file:
            digest.update(f"{entry.path[len(SOURCE) :]}\0".encode() + file.read())
    return digest.hexdigest()


def _files() -> "list[os.DirEntry[str]]":
    found = [*_below(PACKAGE), *_below(os.path.join(SOURCE, "templates"))]
    return sorted(found, key=lambda entry: entry.path)


def _below(folder: str) -> "Iterator[os.DirEntry[str]]":
    for entry in os.scandir(folder):
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif entry.name != "__pycache__":
            yield from _below(entry.path)
