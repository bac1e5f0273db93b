"""A file as it is written: entries with their comments in a tree of texts that can be changed and put together again."""

from dataclasses import dataclass, field
from typing import TypeAlias, Union

Value: TypeAlias = Union["Leaf", "Group"]


@dataclass(slots=True)
class Leaf:
    """A scalar or an alias. `token` is its text as written; lines below the first have lost their indentation.

    `style` is its quote (`'`, `"`, `|`, `>`, or empty) or `alias`; `said` what it says. `properties` are an anchor or tag.
    """

    token: str
    style: str
    said: str
    properties: str = ""


@dataclass(slots=True)
class Group:
    """A mapping or a list. `below` are the comments behind its last entry.

    `indent` is how much deeper than its entry a block stands; `raw` is the text of one in brackets, as it is written, its
    further lines as deep as they stand behind their entry; None where it has changed.
    """

    is_list: bool
    in_brackets: bool
    entries: "list[Entry]" = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    indent: int = 2
    properties: str = ""
    raw: str | None = None

    @property
    def has_comments(self) -> bool:
        """Whether comments stand in it."""
        return bool(self.below) or any(
            each.above or each.beside or (isinstance(each.value, Group) and each.value.has_comments)
            for each in self.entries
        )

    def entry(self, key: str) -> "Entry | None":
        """The entry with that key."""
        return next((each for each in self.entries if each.key == key), None)


@dataclass(slots=True)
class Entry:
    """One `key: value` or `- value`. `above` are the comments on lines of their own, '' for a blank line.

    `start` is the offset of its key or dash in the text it was read from.
    `beside` is the comment at the end of its line with the spaces before it, as a rule one; `name` the key's token, which
    an item of a list has not.
    """

    key: str | None
    name: str
    value: Value
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    start: int = field(default=-1, compare=False)


class Unusual(Exception):
    """A file uses a form of YAML that the tree has no place for; says which."""

    def __init__(self, what: str) -> None:
        """Completes 'the file has …'."""
        super().__init__(what)
        self.what = what


def text_of(group: Group) -> str:
    """The file's text, with `\\n` at the end of each line."""
    return "\n".join(block_lines(group, 0)) + "\n" if group.entries or group.below else ""


def block_lines(group: Group, column: int) -> list[str]:
    """A group's lines as a block at that column."""
    pad = " " * column
    lines: list[str] = []
    for entry in group.entries:
        lines += [pad + line if line else "" for line in entry.above]
        lines += entry_lines(entry, column)
    lines += [pad + line if line else "" for line in group.below]
    return lines


def entry_lines(entry: Entry, column: int) -> list[str]:
    """An entry's own lines, without what stands above it."""
    pad, value = " " * column, entry.value
    head = pad + (f"{entry.name}:" if entry.key is not None else "-")
    if isinstance(value, Leaf):
        return _leaf_lines(head, value, entry.beside, pad + "  ")
    if not value.in_brackets:
        return _group_lines(head, entry, value, column)
    first, *more = flow_text(value, keeps=True).split("\n")
    lines = [f"{head} {first}", *(pad + line if line else "" for line in more)]
    lines[-1] += _behind(entry.beside)
    return lines


def _leaf_lines(head: str, leaf: Leaf, beside: list[str], deeper: str) -> list[str]:
    token = f"{leaf.properties} {leaf.token}".strip() if leaf.properties else leaf.token
    if "\n" not in token:
        return [(f"{head} {token}" if token else head) + _behind(beside)]
    first, *more = token.split("\n")
    lines = [f"{head} {first}", *(deeper + line if line else "" for line in more)]
    lines[0 if leaf.style in ("|", ">") else -1] += _behind(beside)
    return lines


def _group_lines(head: str, entry: Entry, group: Group, column: int) -> list[str]:
    inner = block_lines(group, column + group.indent)
    is_apart = entry.key is not None or entry.beside or group.properties or group.entries[0].above
    if is_apart:
        return [head + (f" {group.properties}" if group.properties else "") + _behind(entry.beside), *inner]
    return [head + inner[0][len(head) :], *inner[1:]]


def _behind(beside: list[str]) -> str:
    return "".join(beside)


def flow_text(value: Value, *, keeps: bool) -> str:
    """A value in brackets, on one line; as it is written where it `keeps` that and has not changed."""
    if isinstance(value, Leaf):
        token = value.token or "null"
        return f"{value.properties} {token}" if value.properties else token
    if keeps and value.raw is not None:
        return value.raw
    inner = ", ".join(
        (f"{each.name}: " if each.key is not None else "") + flow_text(each.value, keeps=keeps)
        for each in value.entries
    )
    text = f"[{inner}]" if value.is_list else f"{{{inner}}}"
    return f"{value.properties} {text}" if value.properties else text
