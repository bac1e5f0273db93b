"""What a foreign file says: entries with unlike ids, in its order."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.model.taxonomy import SEPARATOR


class Found(Struct, frozen=True):
    """`name` and `version` are '' where the file says none; `paths` are by id."""

    name: str
    version: str
    paths: Mapping[str, str]


def paths_of(rows: Iterable[tuple[int, str, str]]) -> Mapping[str, str]:
    """The paths by id, from rows of line, id and path. Raises OmnicatError where an id is there twice or a row lacks one."""
    paths: dict[str, str] = {}
    for line, code, path in rows:
        levels = [level for each in path.split(SEPARATOR.strip()) if (level := " ".join(each.split()))]
        code = code.strip()
        if not code or not levels or "\t" in code:
            raise OmnicatError(f"line {line} has no id and path", "download the file again")
        if code in paths:
            raise OmnicatError(f"line {line}: id '{code}' is there twice", "download the file again")
        paths[code] = SEPARATOR.join(levels)
    return paths


def rows_in(
    lines: Iterable[tuple[int, str]], row: Callable[[str], re.Match[str] | None]
) -> Iterator[tuple[int, str, str]]:
    """Line number, id and path of each line, whose groups in `row` these are. Raises OmnicatError for another line."""
    for number, line in lines:
        match = row(line)
        if match is None:
            raise OmnicatError(f"line {number}: '{line[:60]}' is not an id and a path", "download the file again")
        yield number, match[1], match[2]
