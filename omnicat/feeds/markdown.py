"""Markdown, which a template writes: a page for each item, or a list with a link for each.

A list is read as https://llmstxt.org describes it (2026-04-29): below a heading of the second level, a line
`- [name](address): notes` for each item. What stands below `## Optional` is no item.
"""

import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from omnicat.feeds.feed import Feed, Item
from omnicat.feeds.needs_template import footer as footer
from omnicat.feeds.needs_template import header as header
from omnicat.feeds.needs_template import item as item

NAME = "markdown"
SEPARATOR = b""
LINK = re.compile(r"- \[(?P<name>(?:\\.|[^\]\\])+)\]\((?P<url>[^\s()<>]+)\)(?:: (?P<notes>.*))?")
OPTIONAL = "## Optional"


def read(feed: Feed, stream: BinaryIO, /) -> Iterator[Item]:
    """The page with its heading, or the links of the list. Raises ValueError for what is neither."""
    lines = TextIOWrapper(stream, "utf-8", newline="\n")
    try:
        yield from _pages(lines) if feed.plan.each else _links(lines)
    finally:
        lines.detach()


def _pages(lines: TextIOWrapper) -> Iterator[Item]:
    text = lines.read()
    if text.strip():
        title, _, rest = text.partition("\n")
        if not title.startswith("# "):
            raise ValueError("a page begins with its heading, `# `")
        yield {"title": title.removeprefix("# "), "text": rest.strip()}


def _links(lines: TextIOWrapper) -> Iterator[Item]:
    section = ""
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\n")
        if text.startswith("## "):
            section = text
        elif section not in ("", OPTIONAL) and text:
            found = LINK.fullmatch(text)
            if found is None:
                raise ValueError(f"line {number} is no `- [name](address): notes`")
            yield {name: part for name, part in found.groupdict().items() if part is not None}
