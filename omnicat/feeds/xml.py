"""XML, which a template writes; read back with its namespaces by a parser that expands no entities."""

from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.parsers import expat

from omnicat.feeds.feed import Feed, Item
from omnicat.feeds.needs_template import footer as footer
from omnicat.feeds.needs_template import header as header
from omnicat.feeds.needs_template import item as item

NAME = "xml"
SEPARATOR = b""
CHUNK = 1 << 16
ITEM_BY_ROOT = {"rss": "item", "feed": "entry", "urlset": "url", "sitemapindex": "sitemap", "products": "product"}
"""What an item is called below each root: RSS, Atom, sitemaps, and what price comparisons ask for."""


class Doctype(ValueError):
    """A document type where none belongs: it could define entities."""


def read(feed: Feed, stream: BinaryIO, /) -> Iterator[Item]:
    """The items by their elements' local names; repeated elements as a list, nested ones as a mapping."""
    parser = expat.ParserCreate(namespace_separator=" ")
    tree = _Tree(feed.plan.element)
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.text
    parser.StartDoctypeDeclHandler = tree.doctype
    parser.buffer_text = True
    while chunk := stream.read(CHUNK):
        parser.Parse(chunk, False)
        yield from tree.taken()
    parser.Parse(b"", True)
    yield from tree.taken()


def holds_one(feed: Feed, content: bytes) -> bool:
    """Whether a feed is sound and has exactly one element that is an item; told without building the item."""
    parser = expat.ParserCreate(namespace_separator=" ")
    names: list[str] = []
    parser.EndElementHandler = names.append
    parser.StartDoctypeDeclHandler = _Tree(feed.plan.element).doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, Doctype):
        return False
    wanted = feed.plan.element or ITEM_BY_ROOT.get(names[-1].rpartition(" ")[2], "item")
    found = "\n\n".join(("", *names, ""))
    return found.count(f"\n{wanted}\n") + found.count(f" {wanted}\n") == 1


class _Tree:
    """The item that is being read, and those that are whole."""

    def __init__(self, element: str) -> None:
        self.element = element
        self.open: list[tuple[dict[str, Any], list[str]]] = []
        self.found: list[Item] = []
        self.rooted = False

    def start(self, name: str, _attributes: object) -> None:
        local = name.rpartition(" ")[2]
        if not self.rooted:
            self.rooted, self.element = True, self.element or ITEM_BY_ROOT.get(local, "item")
        if self.open or local == self.element:
            self.open.append(({}, []))

    def text(self, text: str) -> None:
        if self.open:
            self.open[-1][1].append(text)

    def end(self, name: str) -> None:
        if not self.open:
            return
        inner, texts = self.open.pop()
        if self.open:
            _add(self.open[-1][0], name.rpartition(" ")[2], inner or "".join(texts))
        else:
            self.found.append(inner)

    def doctype(self, *_parts: object) -> None:
        raise Doctype("a document type is not allowed in a feed")

    def taken(self) -> list[Item]:
        found, self.found = self.found, []
        return found


def _add(item: dict[str, Any], name: str, value: Any) -> None:
    if name not in item:
        item[name] = value
    elif isinstance(item[name], list):
        item[name].append(value)
    else:
        item[name] = [item[name], value]
