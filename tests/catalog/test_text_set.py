"""A text set holds what a set would hold."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from omnicat.catalog import text_set
from omnicat.catalog.text_set import TextSet

texts = st.lists(st.text("aB\n\0é😀", max_size=3))


@given(texts, texts, st.sampled_from((0, 3, 1000)), st.sampled_from((1, 7)))
def test_holds_what_a_set_holds(taken: list[str], asked: list[str], few: int, shelves: int) -> None:
    with patch.multiple(text_set, FEW=few, SHELVES=shelves):
        holds_what_a_set_holds(taken, asked)


def holds_what_a_set_holds(taken: list[str], asked: list[str]) -> None:
    """A new set of ours and a plain one, told the same and asked the same."""
    plain, ours = set[str](), TextSet()
    for text in taken:
        assert ours.add(text) is (text not in plain)
        plain.add(text)
    assert sorted(ours) == sorted(plain)
    assert len(ours) == len(plain)
    assert [each in ours for each in asked] == [each in plain for each in asked]


def test_what_is_no_text_is_not_in_it() -> None:
    asked: object = 1
    assert asked not in TextSet(["1"])
