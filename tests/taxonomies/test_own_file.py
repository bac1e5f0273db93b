"""What an import writes is read as it was, and stays in the source's order."""

from omnicat.model.taxonomy import Gone, Taxonomy
from omnicat.taxonomies.own_file import MOST, path_of, read, written
from tests.taxonomies.small import taxonomy

WHOLE = Taxonomy("shelf", "2026-08", "shelf.csv", {"10": "Home", "2": "Clothing"}, {"9": Gone("Spats", "2019-07-10")})


def test_a_file_is_flat_and_in_the_sources_order() -> None:
    assert written(WHOLE).splitlines() == [
        "# taxonomy: shelf",
        "# version: 2026-08",
        "# source: shelf.csv",
        "id\tpath",
        "10\tHome",
        "2\tClothing",
        "9\tSpats\t2019-07-10",
    ]


def test_what_is_written_is_read_again() -> None:
    for each in (WHOLE, taxonomy(), Taxonomy("bare", paths={"a": "B"})):
        assert read(path_of(each.name), written(each).encode()) == (each, ())


def test_line_ends_of_windows_do_no_harm() -> None:
    assert read(path_of("shelf"), written(WHOLE).replace("\n", "\r\n").encode())[0] == WHOLE


def test_a_file_that_is_not_utf_8_says_where() -> None:
    found, wrong = read(path_of("shelf"), "id\tpath\n1\tKüche\n".encode("latin-1"))
    assert found is None
    assert [(each.rule, each.where.line) for each in wrong] == [("taxonomy/bad-file", 2)]


def test_many_broken_rows_are_told_of_together() -> None:
    text = "id\tpath\n1\tHome\n" + "broken\n" * 5000
    found, wrong = read(path_of("shelf"), text.encode())
    assert found is not None
    assert found.paths == {"1": "Home"}
    assert len(wrong) == MOST + 1
    assert wrong[-1].message == "4,990 more rows from here on can't be understood"
