"""Which omnicat this is: what another one kept is made anew."""

# Loading pathlib takes longer than all that is done here.
# ruff: noqa: PTH118, PTH120

import os

from omnicat import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SOURCE = os.path.dirname(PACKAGE)


def code_of() -> str:
    """The version; where omnicat runs from its source, also size and time of each of its files."""
    if not os.path.isfile(os.path.join(SOURCE, "pyproject.toml")):
        return __version__
    stamps = [*_stamps(PACKAGE), *_stamps(os.path.join(SOURCE, "templates"))]
    return "\n".join((__version__, *sorted(stamps)))


def _stamps(folder: str) -> "Iterator[str]":
    for entry in os.scandir(folder):
        if not entry.is_dir(follow_symlinks=False):
            stat = entry.stat()
            yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"
        elif entry.name != "__pycache__":
            yield from _stamps(entry.path)
