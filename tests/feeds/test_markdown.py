"""Markdown read back: pages by their heading, lists by their links."""

import pytest

from omnicat.feeds import Unreadable
from omnicat.model.channel import FeedPlan
from tests.feeds.hand_made import feed, listing, read_back, shipped, small_spec, written

LIST = FeedPlan("llms.txt", "markdown")
PAGES = FeedPlan("products/{slug}.md", "markdown", each=True)
WORDS = {"products": "Products", "shop": "The shop"}


def test_a_list_holds_what_was_written() -> None:
    a_feed = shipped(
        "llms-txt@2026-04", "markdown", settings={"summary": "A *small* shop.", "notes": (), "words": WORDS}
    )
    items = [
        {"name": "Tee [new]", "url": "https://shop.example/tee", "notes": "Soft: from the first day"},
        {"name": "Mug", "url": "https://shop.example/mug"},
    ]
    text = written(a_feed, *(listing(each["name"], each) for each in items))
    assert "> A \\*small\\* shop." in text.decode()
    assert read_back(a_feed, text) == [
        {"name": "Tee \\[new\\]", "url": "https://shop.example/tee.md", "notes": "Soft: from the first day"},
        {"name": "Mug", "url": "https://shop.example/mug.md"},
    ]


def test_a_page_is_one_item() -> None:
    assert read_back(feed(PAGES, small_spec()), b"# Tee\n\nSoft.\n") == [{"title": "Tee", "text": "Soft."}]
    assert read_back(feed(PAGES, small_spec()), b"\n") == []


@pytest.mark.parametrize(
    ("plan", "text", "why"),
    [
        (PAGES, b"Tee\n", "begins with its heading"),
        (LIST, b"# Shop\n\n## Products\n\n- Tee\n", "line 5 is no"),
        (LIST, b"# Shop\n\n## Products\n\n- [Tee](a b)\n", "line 5 is no"),
    ],
)
def test_what_is_neither_is_told_with_its_line(plan: FeedPlan, text: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_back(feed(plan, small_spec()), text)
