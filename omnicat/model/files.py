"""The files of a catalog as bytes, wherever they are: in a folder, in a revision of the history."""

from typing import Protocol


class Files(Protocol):
    """Paths run from the catalog's root, with slashes."""

    def paths(self, prefix: str) -> tuple[str, ...]:
        """The files whose path begins so, sorted: below a folder (`catalog/products/`) or one file."""

    def read(self, path: str) -> bytes:
        """One file's bytes."""
