"""Where in a text one change goes, and what to put there."""

from typing import NamedTuple

from omnicat.documents.changes import NoPlace, Put, Step
from omnicat.documents.document import Document
from omnicat.documents.emitting import after_colon, emit, entry, in_flow, item, text_token
from omnicat.documents.places import Node
from omnicat.documents.quoting import spelt
from omnicat.documents.scalars import Data, Scalar
from omnicat.documents.surroundings import Surroundings


class Splice(NamedTuple):
    """Put `text` in place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def splice(document: Document, step: Step, wanted: Data) -> Splice:
    """The splice that makes `wanted` of the document's data. The result is to be verified by reading it."""
    around = Surroundings(document.body)
    trail = _trail(document, step.keys)
    reached = len(trail) - 1
    keys = step.keys[reached:]
    if not isinstance(step, Put):
        if keys:
            raise NoPlace("it comes from an alias or a merge", "remove it where it is written")
        found = _cut(trail, around)
    else:
        value = _below(wanted, step.keys[:reached])
        found = _insert(trail, keys[0], value, around) if keys else _replace(trail, value, around)
    return found._replace(text=around.with_line_ends(found.text))


def _trail(document: Document, keys: tuple[str, ...]) -> list[Node]:
    """The nodes from the root towards the pointer, as far as they are written in this file at their own place."""
    trail = [document.root]
    for key in keys:
        if (below := trail[-1].children.get(key)) is None:
            break
        trail.append(below)
    return trail


def _below(data: Data, keys: tuple[str, ...]) -> Data:
    for key in keys:
        data = data[key] if isinstance(data, dict) else data[int(key)] if isinstance(data, list) else data
    return data


def _insert(trail: list[Node], key: str, value: Data, around: Surroundings) -> Splice:
    """A new entry at the end of the last node of the trail; `value` is that node's data with the entry in it."""
    node = trail[-1]
    if node.style == "alias":
        raise NoPlace("it stands below an alias, which other places share", "write the value out in its place")
    if not node.children and not node.merges:
        return _replace(trail, value, around)
    new = value[-1] if isinstance(value, list) else value[key] if isinstance(value, dict) else None
    last = max(around.end_of(each) for each in node.entries)
    if _is_in_flow(trail):
        return Splice(last, last, ", " + (in_flow(new) if node.is_list else in_flow({key: new})[1:-1]))
    indent = " " * around.column(around.entry_start(node, next(iter(node.entries))))
    text = item(new, indent) if node.is_list else entry(key, new, indent)
    if around.is_line_start(last):
        return Splice(last, last, text + "\n")
    return Splice(around.line_end(last), around.line_end(last), "\n" + text)


def _replace(trail: list[Node], value: Data, around: Surroundings) -> Splice:
    """A new value for the last node of the trail."""
    node = trail[-1]
    if _is_in_flow(trail[:-1]):
        token = in_flow(value) if isinstance(value, dict | list) else spelt(value, in_flow=True, style=node.style)
        return _token(node, token, around)
    if len(trail) == 1:
        return _replace_root(node, value, around)
    parent = trail[-2]
    begin = around.entry_start(parent, node)
    indent = " " * around.column(begin)
    if not isinstance(value, dict | list):
        if node.style == "block":
            return Splice(around.name_end(parent, node), around.end_of(node), " " + spelt(value, in_flow=False))
        return _token(node, _scalar_token(node, value, indent), around)
    behind = around.name_end(parent, node)
    text = after_colon(value, indent, behind - begin + len(indent))
    if text.startswith("\n"):
        end = around.end_of(node)
        return Splice(behind, around.line_end(end), around.rest_of_line(end) + text)
    if node.style == "block":
        return Splice(behind, around.end_of(node), text)
    return _token(node, text[1:], around)


def _replace_root(node: Node, value: Data, around: Surroundings) -> Splice:
    end = around.end_of(node)
    if node.start == end:
        end = len(around.body)
        gap = "" if around.is_line_start(end) else "\n"
        return Splice(end, end, gap + emit(value))
    return Splice(around.bare_start(node), end, emit(value).removesuffix("\n"))


def _scalar_token(node: Node, value: Scalar, indent: str) -> str:
    if isinstance(value, str) and node.style not in ("'", '"'):
        return text_token(value, indent)
    return spelt(value, in_flow=False, style=node.style)


def _token(node: Node, token: str, around: Surroundings) -> Splice:
    start, end = around.bare_start(node), around.end_of(node)
    if start == end:
        gap = " " if start and not around.body[start - 1].isspace() and around.body[start - 1] not in "[{" else ""
        return Splice(start, around.without_spaces_to_line_end(end), gap + token)
    if node.style in ("|", ">"):
        return Splice(start, around.before_line_end(end), around.with_header_comment(start, token))
    if "\n" in token:
        header, _, lines = token.partition("\n")
        return Splice(start, around.line_end(end), f"{header}{around.rest_of_line(end)}\n{lines}")
    return Splice(start, end, token)


def _cut(trail: list[Node], around: Surroundings) -> Splice:
    if len(trail) == 1:
        raise NoPlace("the whole file can't be removed", "delete the file")
    node, parent = trail[-1], trail[-2]
    entries = sorted(parent.entries, key=lambda each: each.named_at)
    if len(entries) == 1:
        return _replace(trail[:-1], [] if parent.is_list else {}, around)
    here = entries.index(node)
    if _is_in_flow(trail[:-1]):
        if here + 1 < len(entries):
            return Splice(around.outer_start(node), around.outer_start(entries[here + 1]), "")
        return Splice(around.end_of(entries[here - 1]), around.end_of(node), "")
    start = around.entry_start(parent, node)
    if not around.is_first_on_line(start):
        if here + 1 == len(entries):
            raise NoPlace("it shares its line with something else", "change the file by hand")
        return Splice(start, around.entry_start(parent, entries[here + 1]), "")
    return Splice(*around.whole_lines(start, around.end_of(node)), "")


def _is_in_flow(trail: list[Node]) -> bool:
    return any(node.style == "flow" for node in trail)
