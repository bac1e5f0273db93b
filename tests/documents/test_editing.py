"""An edit changes its own tokens and nothing else: comments, order, quotes and line ends stay."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnicat.documents import CannotEdit, Change, Data, Remove, Set, edit, emit
from omnicat.documents.changes import applied, same, steps
from omnicat.findings import extend_pointer
from tests.documents.nasty import data_values, opened, texts
from tests.often import often


def edited(text: str, *changes: Change) -> str:
    document = opened(text)
    return edit(document, changes)


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("a: x  # c\nb: 1\n", Set("a", "y"), "a: y  # c\nb: 1\n"),
        ("a: 'x'\n", Set("a", "it's"), "a: 'it''s'\n"),
        ('a: "x"\n', Set("a", 'y"'), 'a: "y\\""\n'),
        ("a: 'x'\n", Set("a", "tab\t"), 'a: "tab\\t"\n'),
        ("a: x\n", Set("a", "012"), 'a: "012"\n'),
        ("a: x\n", Set("a", "y: z"), 'a: "y: z"\n'),
        ("a: '1'\n", Set("a", 2), "a: 2\n"),
        ("a: 1.50\n", Set("a", Decimal("29.00")), "a: 29.00\n"),
        ("a: 29.0\n", Set("a", Decimal("29.00")), "a: 29.00\n"),
        ("a: 1\n", Set("a", "1"), 'a: "1"\n'),
        ("a: 'x'\n", Set("a", "x"), "a: 'x'\n"),
        ("a: x\n", Set("a", None), "a: null\n"),
        ("a:\nb: 1\n", Set("a", True), "a: true\nb: 1\n"),
        ("a:   # c\nb: 1\n", Set("a", "x"), "a: x   # c\nb: 1\n"),
        ("a:\n  - \n  - y\n", Set("a/0", "x"), "a:\n  - x\n  - y\n"),
        ("a: {b: x, c: y}  # c\n", Set("a/b", "p, q"), 'a: {b: "p, q", c: y}  # c\n'),
        ("a: {b: , c: y}\n", Set("a/b", "x"), "a: {b: x, c: y}\n"),
        ("a: [x, y]\n", Set("a/1", "z"), "a: [x, z]\n"),
        ("a: |\n  one\n  two\n\n# c\nb: 1\n", Set("a", "three\nfour\n"), "a: |\n  three\n  four\n\n# c\nb: 1\n"),
        ("a: |  # c\n  one\nb: 1\n", Set("a", "x"), "a: x  # c\nb: 1\n"),
        ("a: |  # c\n  one\nb: 1\n", Set("a", "x\ny"), "a: |-  # c\n  x\n  y\nb: 1\n"),
        ("a: >+\n  one\n\nb: 1\n", Set("a", "x\n\n"), 'a: "x\\n\\n"\nb: 1\n'),
        ("a: x\nb: 1\n", Set("a", "one\ntwo\n"), "a: |\n  one\n  two\nb: 1\n"),
        ("a: &q x\nb: 1\n", Set("a", "y"), "a: &q y\nb: 1\n"),
        ("a: &q x\nb: *q\n", Set("b", "y"), "a: &q x\nb: y\n"),
        ("\ufeffa: x\r\nb: 1\r\n", Set("a", "y"), "\ufeffa: y\r\nb: 1\r\n"),
        ("a: one\n  two\nb: 1", Set("a", "x"), "a: x\nb: 1"),
        ("a: x\n", Set("a", {"b": 1}), "a: {b: 1}\n"),
        ("a: x  # c\n", Set("a", ["0\n"]), "a:  # c\n  - |\n    0\n"),
        ("a: x  # c\nb: 1\n", Set("a", "p\nq"), "a: |-  # c\n  p\n  q\nb: 1\n"),
        ("a:\n  b:\n    c: 1\n  d: 2\n", Set("a/b", "x"), "a:\n  b: x\n  d: 2\n"),
        ("a: {b: 1, c: 2}\n", Set("a", {"b": 1, "c": 3}), "a: {b: 1, c: 3}\n"),
        ("a:\n  b: 1  # one\n  c: 2\n", Set("a", {"b": 1, "d": 3}), "a:\n  b: 1  # one\n  d: 3\n"),
        ("a: [x, y, z]\n", Set("a", ["x", "w"]), "a: [x, w]\n"),
        ("a: [x]\n", Set("a", ["x", "w"]), "a: [x, w]\n"),
        ("a: [x]\n", Set("a", []), "a: []\n"),
    ],
)
def test_setting_replaces_one_token(before: str, change: Change, after: str) -> None:
    assert edited(before, change) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("a: 1\n", Set("b", 2), "a: 1\nb: 2\n"),
        ("a: 1", Set("b", 2), "a: 1\nb: 2"),
        ("a: 1\r\n", Set("b", "x\ny\n"), "a: 1\r\nb: |\r\n  x\r\n  y\r\n"),
        ("a:\n    b: 1  # c\n\nd: 1\n", Set("a/c", 2), "a:\n    b: 1  # c\n    c: 2\n\nd: 1\n"),
        ("a:\n  b: |\n    x\n\nd: 1\n", Set("a/c", 2), "a:\n  b: |\n    x\n  c: 2\n\nd: 1\n"),
        ("a:\n  b: |+\n    x\n\nd: 1\n", Set("a/c", 2), "a:\n  b: |+\n    x\n\n  c: 2\nd: 1\n"),
        ("a: {b: 1}\n", Set("a/c", "x"), "a: {b: 1, c: x}\n"),
        ("a: {b: 1,}\n", Set("a/c", "x"), "a: {b: 1, c: x,}\n"),
        ("a: {b}\n", Set("a/c", "x"), "a: {b, c: x}\n"),
        ("a: {}\n", Set("a/c", "x"), "a: {c: x}\n"),
        ("a:  # c\nb: 1\n", Set("a/c", "x"), "a: {c: x}  # c\nb: 1\n"),
        ("a: 1\n", Set("b/c/d", "x"), "a: 1\nb:\n  c: {d: x}\n"),
        ("a: 1\n", Set("b/-", "x"), "a: 1\nb: [x]\n"),
        ("a: [x]\n", Set("a/-", "y"), "a: [x, y]\n"),
        ("a: []\n", Set("a/-", "y"), "a: [y]\n"),
        ("a:\n- x # c\nb: 1\n", Set("a/-", "y"), "a:\n- x # c\n- y\nb: 1\n"),
        ("a:\n  - b: 1\n", Set("a/-", {"b": 2, "c": ["x", {"y": 1}]}), "a:\n  - b: 1\n  - b: 2\n    c:\n      - x\n      - {y: 1}\n"),
        ("a:\n  - b: 1\n    # c\n", Set("a/0/d", 2), "a:\n  - b: 1\n    d: 2\n    # c\n"),
        ("a: &q {x: 1}\nb: {<<: *q}\n", Set("b/x", 2), "a: &q {x: 1}\nb: {<<: *q, x: 2}\n"),
        ("# c\n", Set("a", 1), "# c\na: 1\n"),
        ("", Set("a/b", 1), "a: {b: 1}\n"),
        ("a/b: {c: 1}\n", Set("a~1b/d", 1), "a/b: {c: 1, d: 1}\n"),
    ],
)  # fmt: skip
def test_setting_what_is_absent_adds_it(before: str, change: Change, after: str) -> None:
    assert edited(before, change) == after


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("a: 1\nb: 2  # c\n", Remove("b"), "a: 1\n"),
        ("a: 1\nb: 2", Remove("b"), "a: 1"),
        ("a: 1\r\nb: 2\r\n", Remove("a"), "b: 2\r\n"),
        ("a:\n  b: 1\nc: 2\n", Remove("a/b"), "a: {}\nc: 2\n"),
        ("a: {b: 1, c: 2, d: 3}\n", Remove("a/b"), "a: {c: 2, d: 3}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", Remove("a/d"), "a: {b: 1, c: 2}\n"),
        ("a: {b: 1}\n", Remove("a/b"), "a: {}\n"),
        ("a: [x, y]\n", Remove("a/0"), "a: [y]\n"),
        ("a:\n  - x  # c\n  - y\n", Remove("a/0"), "a:\n  - y\n"),
        ("a:\n  - b: 1\n    c: 2\n", Remove("a/0/b"), "a:\n  - c: 2\n"),
        ("a:\n  - b: 1\n    c: 2\n  - d\n", Remove("a/0"), "a:\n  - d\n"),
        ("a:\n  b: |\n    x\n\n\n  c: 1\n", Remove("a/b"), "a:\n\n\n  c: 1\n"),
        ("a: 1\n", Remove("b/c"), "a: 1\n"),
        ("a: 1\n", Remove("a"), "{}\n"),
    ],
)
def test_removing_cuts_its_own_lines(before: str, change: Change, after: str) -> None:
    assert edited(before, change) == after


def test_several_changes_are_made_one_after_the_other() -> None:
    after = edited("a: 1\nb: [x]\n", Set("a", 2), Set("b/-", "y"), Remove("b/0"), Set("c/d", "z"))
    assert after == "a: 2\nb: [y]\nc: {d: z}\n"


@pytest.mark.parametrize(
    ("text", "change", "why"),
    [
        ("name: Tee\n", Set("name/de-DE", "T"), "'Tee' stands where 'de-DE' is to go below it"),
        ("a: [x]\n", Set("a/3", "y"), "the list has no item 3"),
        ("a: &q {x: 1}\nb: *q\n", Set("b/x", 2), "it stands below an alias"),
        ("a: &q {x: 1}\nb: *q\n", Set("a/x", 2), "other values would change with it"),
        ("a: &q {x: 1}\nb: {<<: *q}\n", Remove("b/x"), "it comes from an alias or a merge"),
        ("a: 1\nb: 2\na: 3\n", Remove("a"), "other values would change with it"),
        ("a: 1\n", Remove(""), "the whole file"),
    ],
)
def test_what_would_touch_something_else_is_refused(text: str, change: Change, why: str) -> None:
    with pytest.raises(CannotEdit, match=r"'p\.yaml' can't be changed at ") as caught:
        edited(text, change)
    assert why in caught.value.message
    assert caught.value.hint


def pointers(data: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    yield pointer, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from pointers(value, extend_pointer(pointer, key))


def after_steps(data: Any, change: Change) -> Any:
    for step in steps(data, change):
        data = applied(data, step)
    return data


FILE = """\
# head
sku: TEE  # the sku
attributes:
    name: {en-US: 'A', de-DE: "B"}   # flow
    # between
    long: |
      one
       two

    price: 29.00
    empty:
    folded: >-
      a
      b
variants:
- sku: X   # dash
  list: [1, [2, 3], {k: v}]

- - nested
  - 16:9
- plain text
  goes on
end: 'x'
"""


@given(st.data(), texts, st.sampled_from(["\n", "\r\n"]), st.booleans())
@settings(max_examples=often(150, 60), deadline=None)
def test_a_random_text_is_one_splice_in_place_of_one_value(
    data: Any, text: str, line_end: str, has_final_line_end: bool
) -> None:
    before = (FILE if has_final_line_end else FILE.rstrip("\n")).replace("\n", line_end)
    document = opened(before)
    pointer, old = data.draw(
        st.sampled_from([(p, v) for p, v in pointers(document.data) if not isinstance(v, dict | list)])
    )
    after = edit(document, [Set(pointer, text)])
    again = opened(after)
    assert again.data == after_steps(document.data, Set(pointer, text))
    start = document.place(pointer)
    lines = before.split(line_end)
    head = line_end.join([*lines[: start.line - 1], lines[start.line - 1][: start.column - 1]])
    assert after.startswith(head)
    assert [c for c in ("# head", "# the sku", "# flow", "# between", "# dash") if c not in after] == []
    assert edit(again, [Set(pointer, old)]).count(line_end) <= before.count(line_end)


@given(st.data(), data_values)
@settings(max_examples=often(150, 60), deadline=None)
def test_any_change_gives_the_data_that_was_asked_for(data: Any, value: Any) -> None:
    document = opened(FILE)
    pointer, old = data.draw(st.sampled_from(list(pointers(document.data))[1:]))
    below = "new key" if isinstance(old, dict) else "-" if isinstance(old, list) else ""
    choices = [Set(pointer, value), Remove(pointer), *([Set(extend_pointer(pointer, below), value)] if below else [])]
    change = data.draw(st.sampled_from(choices))
    after = edit(document, [change])
    again = opened(after)
    assert same(again.data, after_steps(document.data, change))


@given(st.dictionaries(texts, data_values, max_size=4), st.dictionaries(texts, data_values, max_size=4))
@settings(max_examples=often(100, 40), deadline=None)
def test_any_emitted_file_can_become_any_other(one: Data, other: Data) -> None:
    document = opened(emit(one))
    after = edit(document, [Set("", other)])
    assert same(opened(after).data, other)
