"""The house style keeps data and comments, comes to rest at once, and has one order and form."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from omnicat.documents import Data, emit, parse
from omnicat.documents.changes import same
from omnicat.documents.comments import comments_of
from omnicat.documents.formatting import formatted
from omnicat.documents.key_order import KeyOrder
from tests.documents.nasty import data_values, opened, texts

LOCALES = {"en-US": 0, "de-DE": 1}
VARIANT = KeyOrder({"sku": 0, "attributes": 1, "variants": 2}, {"attributes": KeyOrder({"color": 0, "size": 1})})
VARIANTS = KeyOrder(items=VARIANT)
VARIANT.below = {**VARIANT.below, "variants": VARIANTS}
ORDER = KeyOrder({"sku": 0, "family": 1, "attributes": 2, "variants": 3}, {"variants": VARIANTS})


def fmt(text: str | bytes) -> str:
    content = text.encode() if isinstance(text, str) else text
    after, findings = formatted(content, "p.yaml", lambda _: ORDER, LOCALES)
    assert findings == ()
    return after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("family: tee\nsku: A\n", "sku: A\nfamily: tee\n"),
        ("# about the file\nfamily: tee\nsku: A # the sku\n", "# about the file\nsku: A  # the sku\nfamily: tee\n"),
        ("# top\n\n# the family\nfamily: tee\nsku: A\n", "# top\n\nsku: A\n# the family\nfamily: tee\n"),
        (
            "# omnicat: ignore[a/b] why\nfamily: tee\nsku: A\n",
            "sku: A\n# omnicat: ignore[a/b] why\nfamily: tee\n",
        ),
        ("\n\nsku: A\n\n\n\nfamily: tee\n\n", "sku: A\n\nfamily: tee\n"),
        ("sku: A\r\nfamily: tee", "sku: A\nfamily: tee\n"),
        ("\ufeffsku: A\n", "sku: A\n"),
        ("---\nsku: A\n", "sku: A\n"),
        ("sku: 'A'\nname: 'a: b'\nquote: 'say: \"x\"'\n", 'sku: A\nname: "a: b"\nquote: \'say: "x"\'\n'),
        ("gtin: '0123'\nprice: 29.00\nno: 'no'\n", 'gtin: "0123"\nprice: 29.00\nno: "no"\n'),
        ('"404": a\n"a b": c\n', '"404": a\na b: c\n'),
        ("name: {de-DE: Hallo, en-US: 'Hi'}\n", "name: {en-US: Hi, de-DE: Hallo}\n"),
        ("name: { de-DE: Hallo,   # ger\n  en-US: Hi }\n", "name:\n  en-US: Hi\n  de-DE: Hallo  # ger\n"),
        ("list: [ 1,\n 2 ]\n", "list: [1, 2]\n"),
        (
            "variants:\n- size: S # small\n  sku: B\n# behind\nsku: A\n",
            "# behind\nsku: A\nvariants:\n  - sku: B\n    size: S  # small\n",
        ),
        (
            "attributes:\n      a: 1\n      # last of a\nvariants: []\n# end\n",
            "attributes:\n  a: 1\n  # last of a\nvariants: []\n# end\n",
        ),
        ("text: |  # kept\n    one\n\n      two\n\nsku: A\n", "sku: A\ntext: |  # kept\n  one\n\n    two\n"),
        ("text: >-\n      folded\n      text\n", "text: >-\n  folded\n  text\n"),
        ("text: 'over\n   two\n\n   lines'  # c\n", "text: 'over\n  two\n\n  lines'  # c\n"),
        ("b: &x {c: 1}\na: *x\nsku: A\n", "b: &x {c: 1}\na: *x\nsku: A\n"),
        ("sku: # of the shop\n  A\n", "sku: A  # of the shop\n"),
        ("sku:\n  # of the shop\n  A\n", "# of the shop\nsku: A\n"),
    ],
)
def test_a_file_is_brought_into_the_house_style(before: str, after: str) -> None:
    assert fmt(before) == after
    assert fmt(after) == after


def test_brackets_stay_on_one_line_until_it_is_too_long() -> None:
    long = ", ".join(f"key{number}: {number * 1000}" for number in range(10))
    assert fmt(f"a: {{{long}}}\n") == f"a: {{{long}}}\n"
    assert fmt(f"a: {{{long}, last: some more words}}\n").splitlines()[:2] == ["a:", "  key0: 0"]


def test_a_long_list_of_words_fills_lines() -> None:
    words = [f"word{number}" for number in range(40)]
    after = fmt(f"a:\n  b: [{', '.join(words)}]\n")
    assert opened(after).data == {"a": {"b": words}}
    assert 1 < len(after.splitlines()) < 6
    assert max(map(len, after.splitlines())) <= 120


def test_a_long_line_with_an_ignore_comment_stays_one() -> None:
    text = f"a: {{b: {'x' * 80}, c: {'y' * 80}}}  # omnicat: ignore[a/b] why\n"
    assert fmt(text) == text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (b"a: [\n", "yaml/syntax"),
        (b"a: 1\na:  2\n", "yaml/duplicate-key"),
        (b"a: \xff\n", "yaml/encoding"),
        (b"? a\n: b\n", "yaml/unusual"),
        (b"a: |2\n   b\n", "yaml/unusual"),
        (b"a: [b: c]\n", "yaml/unusual"),
        (b"%YAML 1.1\n---\na: 1\n", "yaml/unusual"),
        (b"a:  1\n---\nb: 2\n", "yaml/second-document"),
        (b"a: " + b"[" * 5000 + b"]" * 5000 + b"\n", "yaml/too-deep"),
        (b"a: " + b"x" * 10_000_001, "yaml/too-big"),
        (b"", "yaml/empty"),
        (b"just text\n", "yaml/unusual"),
        (b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n", "yaml/conflict"),
    ],
)
def test_what_can_not_be_formatted_stays_and_says_why(text: bytes, rule: str) -> None:
    after, findings = formatted(text, "p.yaml", lambda _: ORDER, LOCALES)
    assert (after, {each.rule for each in findings}) == ("", {rule})


COMMENTS = st.sampled_from(["# one", "#two", "# ünï: [x", "# omnicat: ignore[a/b] so", "# '\"", "# - x: y"])


@st.composite
def commented(draw: Any) -> str:
    """A file with comments wherever they can stand, blank lines, and another indentation."""
    data = draw(st.dictionaries(texts, data_values, min_size=1, max_size=4))
    lines = []
    for line in emit(data).split("\n")[:-1]:
        for _ in range(draw(st.integers(0, 2))):
            lines.append(" " * draw(st.integers(0, 6)) + draw(COMMENTS) if draw(st.booleans()) else "")
        lines.append(f"{line} {draw(COMMENTS)}" if draw(st.booleans()) else line)
    text = "\n".join([*lines, *draw(st.lists(COMMENTS, max_size=2)), ""])
    document, findings = parse(text.encode(), "p.yaml")
    assume(document is not None and same(document.data, data) and not any(each.severity == 2 for each in findings))
    return text


@given(commented())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_data_and_comments_stay_and_a_second_time_changes_nothing(text: str) -> None:
    after, findings = formatted(text.encode(), "p.yaml", lambda _: ORDER, LOCALES)
    if findings:
        assert {each.rule for each in findings} <= {"yaml/unusual", "yaml/syntax"}
        return
    before, now = opened(text), opened(after)
    assert same(before.data, now.data)
    assert Counter(comments_of(before.body, before.root)) == Counter(comments_of(now.body, now.root))
    assert fmt(after) == after


@given(st.dictionaries(texts, data_values, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_data_has_a_style(data: dict[str, Data]) -> None:
    after, findings = formatted(emit(data).encode(), "p.yaml", lambda _: ORDER, LOCALES)
    if not findings:
        assert same(opened(after).data, data)
        assert fmt(after) == after
