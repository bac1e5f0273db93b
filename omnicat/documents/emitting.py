"""New catalog files in the house style: blocks, short leaves on one line, quotes only where they are needed."""

import re
from collections.abc import Iterable

from omnicat.documents.quoting import spelt, spelt_key
from omnicat.documents.scalars import Data

WIDTH = 100
_INDENT = "  "
_LONGEST_KEY = 120
# A block scalar shows text as it is: no characters that need escapes, no line that is only spaces, no first line
# whose own indentation would be taken for the block's.
_AS_BLOCK = re.compile(
    r"(?![ \t\n])(?:(?=[^\n]*[^ \t\n])[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff\n]+|(?=\n))"
    r"(?:\n(?:(?=[^\n]*[^ \t\n])[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff\n]+)?)*"
).fullmatch


def emit(data: Data) -> str:
    """A new file that holds `data`; reading it back gives the same data."""
    if isinstance(data, dict) and data:
        return "\n".join(_mapping_lines(data, "")) + "\n"
    if isinstance(data, list) and data:
        return "\n".join(_list_lines(data, "")) + "\n"
    return after_colon(data, "", 0).removeprefix(" ") + "\n"


def entry(key: str, value: Data, indent: str) -> str:
    """One `key: value` of a block mapping, over as many lines as it takes, without a line end behind it."""
    name = spelt_key(key, in_flow=False)
    if len(name) > _LONGEST_KEY:
        return f"{indent}? {name}\n{indent}:{after_colon(value, indent, len(indent) + 1)}"
    return f"{indent}{name}:{after_colon(value, indent, len(indent) + len(name) + 1)}"


def item(value: Data, indent: str) -> str:
    """One `- value` of a block list, without a line end behind it."""
    if isinstance(value, dict) and value and in_one_line(value, len(indent) + 2) is None:
        lines = "\n".join(_mapping_lines(value, indent + _INDENT))
        return f"{indent}- {lines[len(indent) + 2 :]}"
    if isinstance(value, list) and value and in_one_line(value, len(indent) + 2) is None:
        lines = "\n".join(_list_lines(value, indent + _INDENT))
        return f"{indent}- {lines[len(indent) + 2 :]}"
    return f"{indent}-{after_colon(value, indent, len(indent) + 1)}"


def after_colon(value: Data, indent: str, column: int) -> str:
    """What follows `key:` or `-`: a space and a token, or a line end and a block one level deeper than `indent`."""
    if isinstance(value, str):
        return f" {text_token(value, indent)}"
    if not isinstance(value, dict | list):
        return f" {spelt(value, in_flow=False)}"
    if (flow := in_one_line(value, column + 1)) is not None:
        return f" {flow}"
    deeper = indent + _INDENT
    return "\n" + "\n".join(_mapping_lines(value, deeper) if isinstance(value, dict) else _list_lines(value, deeper))


def text_token(text: str, indent: str) -> str:
    """Text as a token of a block: a block scalar one level deeper than `indent` where it has several lines."""
    if "\n" not in text or text.endswith("\n\n") or not _AS_BLOCK(text):
        return spelt(text, in_flow=False)
    deeper = indent + _INDENT
    lines = "\n".join(deeper + line if line else "" for line in text.removesuffix("\n").split("\n"))
    return ("|\n" if text.endswith("\n") else "|-\n") + lines


def in_one_line(value: dict[str, Data] | list[Data], column: int) -> str | None:
    """A list or mapping of scalars in brackets, if it is short enough to stand at `column`."""
    inner = value.values() if isinstance(value, dict) else value
    if any(isinstance(each, dict | list) or (isinstance(each, str) and "\n" in each) for each in inner if each):
        return None
    flow = in_flow(value)
    return flow if column + len(flow) <= WIDTH else None


def in_flow(value: Data) -> str:
    """A value in brackets on one line, however long."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{spelt_key(key, in_flow=True)}: {in_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(in_flow(each) for each in value) + "]"
    return spelt(value, in_flow=True)


def _mapping_lines(mapping: dict[str, Data], indent: str) -> Iterable[str]:
    return [entry(key, value, indent) for key, value in mapping.items()]


def _list_lines(items: Iterable[Data], indent: str) -> Iterable[str]:
    return [item(value, indent) for value in items]
