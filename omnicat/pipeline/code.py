"""Which omnicat this is: results of another are made anew."""

import os
from collections.abc import Iterator
from pathlib import Path

from omnicat import __version__

PACKAGE = Path(__file__).parent.parent


def code_of() -> str:
    """The version; where omnicat runs from its source, also size and time of each of its files."""
    project = PACKAGE.parent / "pyproject.toml"
    return __version__ if not project.is_file() else "\n".join((__version__, *sorted(_stamps(str(PACKAGE)))))


def _stamps(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _stamps(entry.path)
        else:
            stat = entry.stat()
            yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"
