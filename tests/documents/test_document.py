"""A document knows the place of every value, and the comments beside it."""

import pytest

from omnicat.documents import Document, Ignore
from omnicat.documents.marks import Mark
from omnicat.documents.places import Node
from omnicat.findings import Location, Rule, Severity, finding
from tests.documents.nasty import opened

TEXT = """\
# a product
sku: TEE      # the code
attributes:
  name: {en-US: "A # b", de-DE: B}   # omnicat: ignore[product/x, lint/y] as agreed
  a/b: 1
  long: |  # kept
    not # a comment
    # omnicat: ignore[not/this] it is text
  url: http://x.y/#part
variants:
  - sku: A
    base: &base {color: navy}
  - <<: *base
    size: S
    also: *base
"""


def document(text: str = TEXT) -> Document:
    return opened(text)


@pytest.mark.parametrize(
    ("pointer", "value", "key"),
    [
        ("", "2:1", "2:1"),
        ("sku", "2:6", "2:1"),
        ("attributes/name/de-DE", "4:33", "4:26"),
        ("attributes/a~1b", "5:8", "5:3"),
        ("attributes/name/fr", "4:9", "4:3"),
        ("attributes/nothing/here", "4:3", "3:1"),
        ("variants/0/sku", "11:10", "11:5"),
        ("variants/7", "11:3", "10:1"),
        ("variants/1", "13:5", "13:5"),
        ("variants/1/base", "13:5", "13:5"),
        ("variants/0/base", "12:11", "12:5"),
        ("sku/0/x", "2:6", "2:1"),
    ],
)
def test_places(pointer: str, value: str, key: str) -> None:
    file = document()
    assert str(file.place(pointer)) == f"p.yaml:{value}"
    assert str(file.key_place(pointer)) == f"p.yaml:{key}"
    assert file.place(pointer).pointer == file.key_place(pointer).pointer == pointer


def test_values_behind_merges_and_aliases_have_the_place_where_they_are_written() -> None:
    assert document().place("variants/1/color").line == 12
    assert document().place("variants/1/also/color").line == 12
    assert document().place("variants/1/also").line == 15


@pytest.mark.parametrize(
    ("line", "comment"),
    [
        (1, "a product"),
        (2, "the code"),
        (3, ""),
        (4, "omnicat: ignore[product/x, lint/y] as agreed"),
        (6, "kept"),
        (7, ""),
        (8, ""),
        (9, ""),
        (0, ""),
        (99, ""),
    ],
)
def test_comments_are_told_from_text(line: int, comment: str) -> None:
    assert document().comment_on(line) == comment


def test_ignores_are_comments_only() -> None:
    assert document().ignores() == (Ignore(4, ("product/x", "lint/y"), "as agreed"),)
    assert document("  # omnicat: ignore[a/b] why\na: 1\n").ignores() == (Ignore(1, ("a/b",), "why", alone=True),)
    assert document("a: 1\n").ignores() == ()
    assert document("\ufeffa: 1 # omnicat: ignore[a/b]\r\nb: 2\r\n").ignores() == (Ignore(1, ("a/b",), ""),)


def test_findings_get_their_line_once() -> None:
    rule = Rule("a/b", Severity.ERROR, "A.")
    here = finding(rule, Location("p.yaml", pointer="attributes/name/de-DE"), "x")
    there = finding(rule, Location("q.yaml", pointer="sku"), "x")
    known = finding(rule, Location("p.yaml", 7, 1, "sku"), "x")
    first, second, third = document().located([here, there, known])
    assert str(first.where) == "p.yaml:4:33"
    assert (second, third) == (there, known)


def test_marks_and_spans_agree() -> None:
    file = document()

    def compared(node: Node, mark: Mark) -> int:
        assert (node.named_at, node.start) == mark[:2]
        return 1 + sum(compared(below, mark[2][key]) for key, below in node.children.items())

    assert compared(file.root, file.marks) == 17


def test_an_empty_document_has_a_place() -> None:
    assert str(document("# nothing\n").place("a/b")) == "p.yaml:1:1"
