"""Tables merge row by row, and what a clash says stays in its line."""

import pytest

from omnicat.documents.merging import merge_texts
from omnicat.editing.merging.rows import merge_rows
from omnicat.editing.merging.words import in_line, said_by, which

HEAD = "sku,location,quantity\n"


def rows(base: str, ours: str, theirs: str) -> tuple[str, int] | None:
    found = merge_rows((HEAD + base).encode(), (HEAD + ours).encode(), (HEAD + theirs).encode(), 7)
    return None if found is None else (found[0].decode().removeprefix(HEAD), found[1])


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ("A,,1\nB,,2\n", "A,,9\nB,,2\n", "A,,1\nB,,8\n", "A,,9\nB,,8\n"),
        ("A,,1\n", "A,,1\nB,,2\n", "A,,1\nC,,3\n", "A,,1\nB,,2\nC,,3\n"),
        ("A,x,1\nA,y,1\n", "A,y,1\n", "A,x,1\nA,y,5\n", "A,y,5\n"),
        ("A,,1\n", "A,,2\n", "A,,2\n", "A,,2\n"),
        ('"A, b",,1\n', '"A, b",,1\n', '"A, b",,2\n', '"A, b",,2\n'),
        ("", "A,,1\n", "A,,1\n", "A,,1\n"),
    ],
)
def test_rows_are_known_by_sku_and_location(base: str, ours: str, theirs: str, both: str) -> None:
    assert rows(base, ours, theirs) == (both, 0)
    assert rows(base, theirs, ours) == (both, 0)


def test_a_row_changed_twice_stands_between_markers() -> None:
    text = "<<<<<<< ours: A x\nA,x,2\n=======\nA,x,3\n>>>>>>> theirs: A x\nB,,2\n"
    assert rows("A,x,1\nB,,1\n", "A,x,2\nB,,1\n", "A,x,3\nB,,2\n") == (text, 1)
    assert rows("A,x,1\n", "", "A,x,3\n") == ("<<<<<<< ours: A x\n=======\nA,x,3\n>>>>>>> theirs: A x\n", 1)


@pytest.mark.parametrize("ours", ["A,,1\nA,,2\n", '"A\n', "A\n", "\xff"])
def test_what_is_no_plain_table_is_left_to_git(ours: str) -> None:
    assert (
        merge_rows((HEAD + "A,,1\n").encode(), (HEAD + ours).encode("latin-1"), (HEAD + "A,,1\n").encode(), 7) is None
    )


def test_other_columns_are_left_to_git() -> None:
    assert merge_rows(b"sku,a\nA,1\n", b"sku,b\nA,1\n", b"sku,a\nA,2\n", 7) is None
    assert merge_rows(b"name,a\nA,1\n", b"name,a\nA,1\n", b"name,a\nA,2\n", 7) is None


def test_what_a_clash_says_can_not_leave_its_line() -> None:
    base = 'sku: "A\\n>>>>>>> x"\nname: a\n'
    ours = base.replace("name: a", 'name: "b\\n=======\\e[31m\\u202e"')
    found = merge_texts(base.encode(), ours.encode(), base.replace("name: a", "name: " + "c" * 200).encode())
    assert found is not None
    clash = found.clashes[0]
    assert which(clash) == "A >>>>>>> x name"
    assert said_by(clash, "ours") == "b ======= [31m"
    assert said_by(clash, "theirs") == "c" * 59 + "…"
    assert in_line("::error::\r\nx\x07") == "::error:: x"
