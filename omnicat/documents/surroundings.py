"""What stands around a value in the text: its dash or colon, its line, its comment."""

import re

from omnicat.documents.places import Node

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_GAP = r"(?:\s|(?<=\s)#[^\r\n]*)*"
_COLON = re.compile(_GAP + ":")
_DASH = re.compile(_GAP + "-")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_KEEPS_BLANK_LINES = re.compile(r"[|>][0-9]?\+")
_HEADER_COMMENT = re.compile(r"[^\r\n#]*?([ \t]+#[^\r\n]*)")


class Surroundings:
    """Looks about in one text."""

    def __init__(self, body: str) -> None:
        """`body` is the text behind the byte order mark."""
        self.body = body

    def with_line_ends(self, text: str) -> str:
        """A text to put in, with the file's own line ends."""
        first = _LINE_END.search(self.body)
        return text.replace("\n", first[0]) if first else text

    def bare_start(self, node: Node) -> int:
        """Where the value itself begins, behind an anchor or a tag."""
        properties = _PROPERTIES.match(self.body, node.start, max(node.end, node.start))
        return properties.end() if properties and node.style != "alias" else node.start

    def outer_start(self, node: Node) -> int:
        """Where the entry begins: its key, or the item itself."""
        return node.named_at

    def end_of(self, node: Node) -> int:
        """Where the value ends. Blank lines below a block scalar are no part of it, unless it keeps them."""
        end = max(node.end, node.key[1] if node.key else 0)
        if node.style == "block":
            return max(self.end_of(each) for each in node.entries)
        if node.style in ("|", ">") and not _KEEPS_BLANK_LINES.match(self.body, self.bare_start(node)):
            return len(self.body[:end].rstrip(" \r\n"))
        return end

    def entry_start(self, parent: Node, node: Node) -> int:
        """Where a block's entry begins: its key or its dash."""
        if not parent.is_list:
            return node.named_at
        before = [each.end for each in parent.entries if each.start < node.start and each is not node]
        dash = _DASH.match(self.body, max(before, default=self.bare_start(parent)))
        return dash.end() - 1 if dash else node.start

    def name_end(self, parent: Node, node: Node) -> int:
        """Right behind the colon or dash that stands before the value."""
        if node.key is None:
            return self.entry_start(parent, node) + 1
        colon = _COLON.match(self.body, node.key[1])
        return colon.end() if colon else node.key[1]

    def column(self, offset: int) -> int:
        """Characters between the start of the line and the offset."""
        return offset - self._line_start(offset)

    def line_end(self, offset: int) -> int:
        """Where the line with this offset ends, its line end not included."""
        rest = _REST_OF_LINE.match(self.body, offset)
        return rest.end() if rest else offset

    def rest_of_line(self, offset: int) -> str:
        """What stands behind the offset on its line: spaces and a comment, behind a block's value."""
        return self.body[offset : self.line_end(offset)].rstrip()

    def before_line_end(self, offset: int) -> int:
        """The offset, or the one before the line end that stands right before it."""
        return len(self.body[:offset].removesuffix("\n").removesuffix("\r"))

    def without_spaces_to_line_end(self, offset: int) -> int:
        """The end of the line where only spaces follow, else the offset."""
        end = self.line_end(offset)
        return offset if self.body[offset:end].strip(" ") else end

    def is_line_start(self, offset: int) -> bool:
        """Whether nothing stands before the offset on its line."""
        return self._line_start(offset) == offset

    def is_first_on_line(self, offset: int) -> bool:
        """Whether only spaces stand before the offset on its line."""
        return not self.body[self._line_start(offset) : offset].strip(" ")

    def whole_lines(self, start: int, end: int) -> tuple[int, int]:
        """From the start of a line to the end of another; the file's last line takes the line end before it along."""
        first = self._line_start(start)
        if self.is_line_start(end) and end > start:
            return first, end
        last = self.line_end(end)
        if line_end := _LINE_END.match(self.body, last):
            return first, line_end.end()
        return self.before_line_end(first), last

    def with_header_comment(self, start: int, token: str) -> str:
        """A token in place of a block scalar, with the comment that stood behind its `|`."""
        comment = _HEADER_COMMENT.match(self.body, start, self.line_end(start))
        if comment is None:
            return token
        first, newline, rest = token.partition("\n")
        return first + comment[1] + newline + rest

    def _line_start(self, offset: int) -> int:
        return 1 + max(self.body.rfind("\n", 0, offset), self.body.rfind("\r", 0, offset))
