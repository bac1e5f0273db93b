"""Lines and columns for findings that name only a file and a key."""

from collections.abc import Iterable

from msgspec.structs import replace

from omnicat.documents import Document, parse
from omnicat.findings import Finding, Location
from omnicat.model.files import Files


def locate(findings: Iterable[Finding], files: Files) -> tuple[Finding, ...]:
    """The findings, each with line and column where its file can tell; only files that are needed are read."""
    book = _Book(files)
    return tuple(_located(each, book) for each in findings)


def _located(found: Finding, book: "_Book") -> Finding:
    where = book.place(found.where)
    related = tuple(map(book.place, found.related))
    if where is found.where and related == found.related:
        return found
    return replace(found, where=where, related=related)


class _Book:
    """The documents read so far, by path."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._documents: dict[str, Document | None] = {}

    def place(self, where: Location) -> Location:
        if where.line or not where.path.endswith((".yaml", ".yml")):
            return where
        document = self._document(where.path)
        return where if document is None else document.place(where.pointer)

    def _document(self, path: str) -> Document | None:
        if path not in self._documents:
            exists = path in self._files.paths(path)
            self._documents[path] = parse(self._files.read(path), path)[0] if exists else None
        return self._documents[path]
