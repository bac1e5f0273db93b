"""What an expression can't be true without is read from it, and only where that is certain."""

import pytest

from omnicat.templating import TemplatingProblem, compile_text


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("a", ["a"]),
        ("a and b and a.amount >= b.amount", ["a", "b"]),
        ("a and (b and c)", ["a", "b", "c"]),
        ("(a or b) and not (a and b)", ["ab"]),
        ("a is not none and b is not none and a > b", ["a", "b"]),
        ("a.b", ["a"]),
        ("a.b and c", []),
        ("not a and b", []),
        ("a or b.c", []),
        ("a and b or c.d", []),
        ("a if b else c", []),
        ("a | length and b", []),
        ("{{ a }}", []),
        ("a is none", []),
        ("a == 'no' and (b.c or d)", ["a"]),
        ("a == none and b", []),
        ("a != 'no' and b", []),
        ("'no' == a and b", []),
        ("a == 'no' == b and c", []),
        ("a == b and c", []),
    ],
)
def test_the_leading_names_are_needed(text: str, needs: list[str]) -> None:
    assert ["".join(sorted(group)) for group in compile_text(text).needs] == needs


@pytest.mark.parametrize(
    "text",
    [
        "a and b.c",
        "(a or b) and a.c > b.c",
        "a is not none and b is not none and a > b",
        "a and (b and c.d)",
        "a == 'no' and b.c",
    ],
)
def test_without_what_it_needs_it_is_not_true_and_does_not_fail(text: str) -> None:
    names = compile_text(text).names
    for group in compile_text(text).needs:
        assert not compile_text(text).evaluate({name: None if name in group else "x" for name in names})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a == 'no' and b.c", [("a", "no")]),
        ("b and fields['a b'] == 'no' and fields.c == 'yes' and d.e", [("fields.a b", "no"), ("fields.c", "yes")]),
        ("a.b and c == 'no'", []),
        ("a == 'no' or b", []),
        ("(a == 'no' or b) and c", []),
        ("not a == 'no'", []),
        ("a == 1 and b", []),
        ("a != 'no'", []),
    ],
)
def test_the_words_that_leading_names_have_to_be(text: str, words: list[tuple[str, str]]) -> None:
    assert list(compile_text(text).words) == words


def test_what_it_does_not_need_may_fail_all_the_same() -> None:
    with pytest.raises(TemplatingProblem):
        compile_text("a and b.c").evaluate({"a": "x", "b": "x"})
