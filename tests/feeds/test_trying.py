"""One item read back on its own."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain, product

import pytest

from omnicat.feeds import Feed, Item, Unreadable, csv, read, try_item, tsv
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


PIECES = ("tee", ",", '"', "\r\n", "\n", "\r", "é")
ROWS = (
    b"tee,Tee\r\n",
    b"tee,\r\n",
    b"mug,Mug\r\n",
    b"\r\n",
    b"tee\r\n",
    b'mug,"a\r\nb"\r\n',
    b"\xff,a\r\n",
    b"tee,Tee",
)


def _contents(length: int) -> Iterator[bytes]:
    for several in product(PIECES, repeat=length):
        yield "".join(several).encode()
    for rows in product(ROWS, repeat=min(length, 3)):
        yield b"".join(rows)


@pytest.mark.parametrize("header", [b"Handle,Title\r\n", b"Handle,Title\n", b"Handle,Title", b'Handle,"Title\r\n'])
@pytest.mark.parametrize("said", [{"unit": "product"}, {}, {"quoting": "none"}, {"encoding": "iso-8859-1"}])
def test_rows_are_told_without_their_header_as_they_are_with_it(header: bytes, said: dict[str, str]) -> None:
    table = feed("csv", **said)
    for content in chain.from_iterable(map(_contents, range(4))):
        mark = csv.mark_of_one(table, header, content)
        found, wrong = _read(table, header + content)
        assert mark is None or (not wrong and len(found) == 1), content
        if mark is not None and said.get("unit") == "product":
            assert mark == found[0]["rows"][0]["Handle"]


def test_what_is_one_row_or_one_product_is_told_without_the_header() -> None:
    table = feed("csv", unit="product")
    assert csv.mark_of_one(table, b"Handle,Title\r\n", b'tee,"Tee, large"\r\ntee,\r\n') == "tee"
    assert csv.mark_of_one(table, b"Title,Handle\r\n", b"Tee,tee\r\n") == "tee"
    assert csv.mark_of_one(feed("csv"), b"Handle,Title\r\n", b"tee,Tee\r\n") == ""
    assert csv.mark_of_one(feed("csv", bom=True), b"\xef\xbb\xbfHandle,Title\r\n", b"tee,Tee\r\n") == ""
    assert tsv.mark_of_one(feed("tsv"), b"Handle\tTitle\n", b"tee\tTee\n") == ""


def _read(table: Feed, whole: bytes) -> tuple[list[Item], str]:
    try:
        return list(read(table, BytesIO(whole))), ""
    except Unreadable as error:
        return [], error.message
