"""One item read back on its own."""

import pytest

from omnicat.feeds import Feed, try_item
from omnicat.model.channel import FeedPlan, Spec, SpecField

HEAD, FOOT = b'<rss xmlns:g="urn:g"><channel>', b"</channel></rss>"


def feed(kind: str, **more: object) -> Feed:
    fields = {"Handle": SpecField("Handle", level="all"), "Title": SpecField("Title")}
    plan = FeedPlan(file=f"feed.{kind}", format=kind, **more)  # type: ignore[arg-type]
    return Feed(plan, Spec("spec@1", "Spec", fields=fields))


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (b"<item><g:id>1</g:id></item>", 1),
        (b"<item><item/></item>", 1),
        (b"<item/><item/>", 2),
        (b"<entry/>", 0),
        (b"", 0),
    ],
)
def test_an_xml_item_is_counted_as_a_reader_counts_it(content: bytes, count: int) -> None:
    assert try_item(feed("xml"), HEAD, content, FOOT).count == count


@pytest.mark.parametrize("content", [b"<item>", b"<item></g:id></item>", b"<item>\x01</item>", b"<item>&nope;</item>"])
def test_an_xml_item_that_is_not_sound_is_told_of(content: bytes) -> None:
    tried = try_item(feed("xml"), HEAD, content, FOOT)
    assert (tried.count, bool(tried.wrong)) == (0, True)


def test_a_document_type_is_refused() -> None:
    assert "document type" in try_item(feed("xml"), b"<!DOCTYPE rss>" + HEAD, b"<item/>", FOOT).wrong


def test_rows_that_belong_together_carry_one_mark() -> None:
    table = feed("csv", unit="product")
    first = try_item(table, b"Handle,Title\r\n", b"tee,Tee\r\ntee,\r\n", b"")
    other = try_item(table, b"Handle,Title\r\n", b"mug,Mug\r\n", b"")
    assert (first.count, first.mark, other.mark) == (1, "tee", "mug")


def test_a_row_that_ends_in_the_middle_is_told_of() -> None:
    assert try_item(feed("csv"), b"Handle,Title\r\n", b'tee,"Tee\r\n', b"").wrong
