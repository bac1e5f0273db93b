"""Comments in a catalog file, and the ones that tell omnicat to ignore a finding."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from omnicat.documents.places import Node

_LINE = re.compile(r"[^\r\n]*")
_HASH = re.compile(r"(?:(?<=[ \t])|^)#", re.MULTILINE)
_IGNORE = re.compile(r"omnicat:\s*ignore\[([^\]]*)\]\s*(.*)")


class Ignore(Struct, frozen=True):
    """A comment on `line` that says which rules not to report there, and why; `alone` if nothing else is on it."""

    line: int
    rules: tuple[str, ...]
    reason: str
    alone: bool = False


def comment_at(body: str, start: int, root: Node) -> str:
    """The comment of the line that begins at `start`, without its `#`."""
    line = _LINE.match(body, start)
    if line is None or "#" not in line[0]:
        return ""
    spans = list(_scalars(root, body))
    for hash_ in _HASH.finditer(body, start, line.end()):
        if not any(begin <= hash_.start() < end for begin, end in spans):
            return body[hash_.end() : line.end()].strip()
    return ""


def ignores_in(body: str, comment_on: Callable[[int], str]) -> tuple[Ignore, ...]:
    """The ignore comments of a text, from the top."""
    lines = re.split(r"\r\n|\r|\n", body)
    with_mark = [number for number, line in enumerate(lines, 1) if "omnicat:" in line]
    found = ((number, _IGNORE.match(comment_on(number))) for number in with_mark)
    return tuple(
        Ignore(number, _names(match[1]), match[2].strip(), lines[number - 1].lstrip().startswith("#"))
        for number, match in found
        if match
    )


def comments_of(body: str, root: Node) -> list[str]:
    """Every comment of a text with its `#`, from the top."""
    spans = sorted(_scalars(root, body))
    found: list[str] = []
    at = until = 0
    for hash_ in _HASH.finditer(body):
        start = hash_.start()
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if start >= until and not (at < len(spans) and spans[at][0] <= start):
            line = body[start : _line_end(body, start)]
            found.append(line.rstrip())
            until = start + len(line)
    return found


def _line_end(body: str, start: int) -> int:
    line = _LINE.match(body, start)
    return line.end() if line else start


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name for part in listed.split(",") if (name := part.strip()))


def _scalars(node: Node, body: str) -> Iterator[tuple[int, int]]:
    """The spans of text that is content. The line that opens a block scalar is none: it may end in a comment."""
    if node.key:
        yield node.key
    if not node.is_container:
        opening = _LINE.match(body, node.start) if node.style in ("|", ">") else None
        yield (opening.end() if opening else node.start), node.end
    for each in node.entries:
        yield from _scalars(each, body)
