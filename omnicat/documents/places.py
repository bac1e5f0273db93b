"""Every value of a file with all that it spans: a tree of offsets, read only when someone edits or looks for comments."""

from typing import Any

from msgspec import Struct, field

from omnicat.documents.events import (
    AliasEvent,
    MappingEndEvent,
    NextEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    events,
)


class Node(Struct):
    """One value: the offsets of its first character and behind its last.

    `style` is the quote of a scalar (`'`, `"`, `|`, `>`, or empty), `flow` or `block` for a list or mapping,
    `alias` for an alias. `key` spans the key's token in a mapping. `children` are by key or by index as text.
    """

    start: int
    end: int
    style: str
    is_list: bool = False
    key: tuple[int, int] | None = None
    children: dict[str, "Node"] = field(default_factory=dict)
    merges: list["Node"] = field(default_factory=list)
    repeats: list["Node"] = field(default_factory=list)

    @property
    def named_at(self) -> int:
        """Where the key stands, or the value where there is no key."""
        return self.key[0] if self.key else self.start

    @property
    def is_container(self) -> bool:
        """Whether it is a list or a mapping."""
        return self.style in ("flow", "block")

    @property
    def entries(self) -> list["Node"]:
        """Everything that is written in a list or mapping, merges and repeated keys too."""
        return [*self.children.values(), *self.merges, *self.repeats]


def read_places(body: str) -> Node:
    """The place tree of a text that is known to parse."""
    next_event = events(body.encode())
    next_event()
    if type(next_event()) is StreamEndEvent:
        return Node(0, 0, "")
    return _Places(next_event).node(next_event())


class _Places:
    def __init__(self, next_event: NextEvent) -> None:
        self._next = next_event

    def node(self, event: Any) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if type(event) is AliasEvent:
            return Node(start, end, "alias")
        if type(event) is ScalarEvent:
            return Node(start, end, event.style or "")
        is_list = type(event) is SequenceStartEvent
        node = Node(start, end, "flow" if event.flow_style else "block", is_list=is_list)
        self._fill_list(node) if is_list else self._fill_mapping(node)
        return node

    def _fill_list(self, node: Node) -> None:
        while type(event := self._next()) is not SequenceEndEvent:
            node.children[str(len(node.children))] = self.node(event)
        self._end(node, event)

    def _fill_mapping(self, node: Node) -> None:
        while type(key_event := self._next()) is not MappingEndEvent:
            key = self.node(key_event)
            value = self.node(self._next())
            value.key = (key.start, key.end)
            name = key_event.value if type(key_event) is ScalarEvent else None
            if name is None:
                node.repeats.append(value)
            elif name == "<<" and not key_event.style:
                node.merges.append(value)
            elif name in node.children:
                node.repeats.append(value)
            else:
                node.children[name] = value
        self._end(node, key_event)

    def _end(self, node: Node, event: Any) -> None:
        """A block ends with its last entry: the parser's own mark lies behind comments and blank lines."""
        node.end = event.end_mark.index if node.style == "flow" else max(each.end for each in node.entries)
