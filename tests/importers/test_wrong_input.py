"""Files that are no tables, and rows that can't be trusted: findings with their place, never an exception."""

from pathlib import Path

import pytest

from omnicat.errors import OmnicatError
from omnicat.importers import IMPORTERS, Options, read_draft, summary
from tests.importers.trial import Trial, by_sku, places, rules, values

BROKEN: dict[str, bytes] = {
    "empty": b"",
    "blank": b"  \n\n  ",
    "binary": bytes(range(256)) * 20,
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 200,
    "numbers": b"1,2,3\n4,5,6\n",
    "open quote": b'sku,name\nA,"never closed\nB,C\n',
    "half utf-16": "sku,name\nA,Ä\n".encode("utf-16")[:-1],
    "one cell": b"hello",
    "only commas": b",,,\n,,,\n",
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("importer", [each.NAME for each in IMPORTERS])
def test_no_file_is_an_exception(trial: Trial, name: str, importer: str) -> None:
    draft = trial.draft(trial.write("broken.csv", BROKEN[name]), format=importer)
    assert len(draft.products) <= 1


@pytest.mark.parametrize("name", ["empty", "blank", "binary", "png", "only commas"])
def test_what_is_no_table_is_told(trial: Trial, name: str) -> None:
    draft = trial.draft(trial.write("broken.csv", BROKEN[name]))
    assert rules(draft) == ["import/unreadable-file"]
    assert draft.findings[0].hint


def test_a_damaged_spreadsheet_is_told(trial: Trial) -> None:
    assert rules(trial.draft(trial.write("a.xlsx", b"PK\x03\x04 not really"))) == ["import/unreadable-file"]


def test_a_table_without_header_is_told(trial: Trial) -> None:
    assert rules(trial.draft(trial.write("a.csv", BROKEN["numbers"]))) == ["import/no-header"]


def test_a_row_with_too_many_cells_is_refused_and_the_others_go_on(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "sku,name,price\nA,Shirt, blue,9.95\nB,Cap,5\n"))
    assert list(by_sku(draft)) == ["B"]
    assert places(draft) == [("import/ragged-row", 2, 4)]


def test_a_short_row_ends_in_empty_cells(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "sku,name,price\nA,Shirt\n"))
    assert values(draft, "A") == {"name": "Shirt"}


def test_of_two_columns_with_one_name_the_first_counts(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "sku,name,name\nA,Shirt,Chemise\n"))
    assert values(draft, "A")["name"] == "Shirt"
    assert places(draft) == [("import/duplicate-column", 1, 3)]


def test_rows_without_a_good_sku_are_refused_with_row_and_column(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", f"name,sku\nOne,A\nTwo,\nThree,A\nFour,{'X' * 300}\nFive,B\n"))
    assert list(by_sku(draft)) == ["A", "B"]
    assert places(draft) == [("import/no-sku", 3, 2), ("import/duplicate-sku", 4, 2), ("import/bad-sku", 5, 2)]
    assert [row.kind for row in draft.report if row.row] == ["refused"] * 3


def test_nul_bytes_and_control_characters_go_and_old_quotes_are_mended(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", "sku,name\nA,Sh\0irt \u0084x\u0093\n"))
    assert values(draft, "A")["name"] == "Shirt „x“"
    assert any(row.kind == "changed" for row in draft.report)


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-16-le", ";"), ("cp1252", "|")],
)
def test_encodings_and_separators_are_found(trial: Trial, encoding: str, separator: str) -> None:
    text = "\r\n".join(
        separator.join(f'"{cell}"' for cell in row)
        for row in [("SKU", "Name", "Preis"), ("A", "Größe ß", "9,95"), ("B", "Öl", "1,50")]
    )
    draft = trial.draft(trial.write("a.csv", text.encode(encoding)))
    assert values(draft, "A")["name"] == "Größe ß"
    assert {str(code): str(each) for code, each in values(draft, "A")["price"].items()} == {"USD": "9.95"}


def test_a_line_break_in_a_cell_stays_in_the_row(trial: Trial) -> None:
    draft = trial.draft(trial.write("a.csv", 'sku,name,note\nA,Shirt,"one\ntwo"\nB,Cap,\n'))
    assert list(by_sku(draft)) == ["A", "B"]


@pytest.mark.parametrize("name", ["p" * 300 + ".jpg", "é" * 150 + ".jpg", "a/" * 400 + "b.jpg", "loop.jpg"])
def test_a_picture_with_a_name_that_no_file_has_is_not_there(name: str, trial: Trial) -> None:
    (trial.folder / "loop.jpg").symlink_to("loop.jpg")
    assert "import/missing-file" in rules(trial.draft(trial.write("a.csv", f"sku,name,photo\nA,Cap,{name}\n")))


def test_what_does_not_exist_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(OmnicatError, match="does not exist"):
        read_draft([tmp_path / "none.csv"])
    with pytest.raises(OmnicatError, match="no tables"):
        read_draft([tmp_path])
    (tmp_path / "a.csv").write_text("sku,name\nA,B\n")
    with pytest.raises(OmnicatError, match="'shopfy'") as caught:
        read_draft([tmp_path], "shopfy")
    assert caught.value.hint == "did you mean 'shopify'?"


def test_the_summary_groups_rows_that_say_the_same(trial: Trial) -> None:
    path = trial.write("a.csv", "sku,size chart\n" + "".join(f"A{n},\n" for n in range(9)) + ",x\n,y\n")
    lines = summary(read_draft([path], None, Options()).report)
    assert (lines[0].kind, lines[0].count) == ("refused", 2)
    assert len(lines[0].examples) == 2
