"""One file of a known kind: read, judged by its schema, and handed on even where the schema objects."""

from collections.abc import Iterable

from omnicat.catalog.shelf import Shelf
from omnicat.documents import Document
from omnicat.findings import Finding
from omnicat.model.files import Files

YAML = (".yaml", ".yml")


def open_document(files: Files, path: str, kind: str, shelf: Shelf) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document and what is wrong with its text and its shape; none where it can't be read, or is empty."""
    return shelf.document(files.read(path), path, kind)


def open_all(
    files: Files, paths: Iterable[str], kind: str, shelf: Shelf
) -> tuple[tuple[Document, ...], tuple[Finding, ...]]:
    """All documents of one kind that can be read."""
    opened = [open_document(files, path, kind, shelf) for path in paths]
    documents = tuple(document for document, _ in opened if document is not None)
    return documents, tuple(each for _, findings in opened for each in findings)


def yaml_paths(files: Files, prefix: str) -> tuple[str, ...]:
    """The YAML files whose path begins so, sorted."""
    return tuple(path for path in files.paths(prefix) if path.endswith(YAML))


def product_paths(files: Files) -> tuple[str, ...]:
    """Every product file of the catalog, sorted."""
    return yaml_paths(files, "catalog/products/")
