"""Files that nothing can name, since their names are not text."""

from collections.abc import Iterator

from omnicat.catalog.rules import FILE_NAME
from omnicat.findings import Finding, Location, finding
from omnicat.repository import Version


def unnamed_files(files: Version) -> Iterator[Finding]:
    """A finding for each; the bytes that are no text are written as \\xe9."""
    for path in files.unnamed:
        shown = path.encode(errors="surrogateescape").decode(errors="backslashreplace")
        yield finding(FILE_NAME, Location(shown), f"the name of '{shown}' is not UTF-8", "rename the file")
