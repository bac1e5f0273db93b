"""What was read once is the same when it is taken from the shelf."""

from decimal import Decimal
from pathlib import Path

import pytest

from omnicat.catalog import Shelf, shelf
from omnicat.documents import parse

TEXT = """\
# omnicat: ignore[product] why not
plain: text
none:
price: 29.00
tiny: -0.000000000000000000000000000010
large: 123456789012345678901234567890
exact: 9223372036854775808
"no": [yes, 1.50, {größe: 042, deep: [true, null]}]
anchor: &a {x: 1}
alias: *a
"""
KINDLESS = ""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state/opened.bin"


def put(path: Path, data: bytes, kind: str = KINDLESS) -> None:
    made = Shelf(path, "1")
    made.document(data, "catalog/x.yaml", kind)
    made.keep()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_document_is_the_same_when_it_was_kept(
    path: Path, mark: bytes, line_end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = mark + TEXT.replace("\n", line_end).encode()
    read, findings = parse(data, "catalog/x.yaml")
    put(path, data)
    monkeypatch.setattr(shelf, "parse", None)
    kept, none = Shelf(path, "1").document(data, "catalog/x.yaml")
    assert read
    assert kept
    assert (findings, none) == ((), ())
    assert (kept.data, kept.text, repr(kept.data)) == (read.data, read.text, repr(read.data))
    assert isinstance(kept.data["price"], Decimal)
    assert kept.ignores() == read.ignores() != ()
    for pointer in ("", "none", "no/2/größe", "no/2/deep/1", "anchor/x", "alias/x", "nothing", "no/9"):
        assert kept.place(pointer) == read.place(pointer)
        assert kept.key_place(pointer) == read.key_place(pointer)


def test_the_same_bytes_in_another_file_stand_there(path: Path) -> None:
    put(path, TEXT.encode())
    document, _ = Shelf(path, "1").document(TEXT.encode(), "catalog/y.yaml")
    assert document
    assert str(document.place("price")) == "catalog/y.yaml:4:8"


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2\n", "a: [", "", "locales: 3\n"], ids=["warns", "breaks", "empty", "shape"]
)
def test_what_is_wrong_is_told_every_time(path: Path, text: str) -> None:
    first = Shelf(path, "1").document(text.encode(), "catalog/catalog.yaml", "catalog")
    put(path, text.encode(), "catalog")
    again = Shelf(path, "1").document(text.encode(), "catalog/catalog.yaml", "catalog")
    assert first[1] == again[1] != ()
    assert (first[0] is None) == (again[0] is None)


def test_the_kind_counts(path: Path) -> None:
    put(path, b"sku: X\n")
    assert Shelf(path, "1").document(b"sku: X\n", "catalog/catalog.yaml", "catalog")[1]


def test_another_omnicat_keeps_its_own(path: Path) -> None:
    made = Shelf(path, "1")
    made.put(made.key(b"a"), b"1")
    made.keep()
    assert Shelf(path, "1").get(made.key(b"a")) == b"1"
    assert Shelf(path, "2").get(made.key(b"a")) is None


def test_damage_costs_time_only(path: Path) -> None:
    put(path, TEXT.encode())
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        document, findings = Shelf(path, "1").document(TEXT.encode(), "catalog/x.yaml")
        assert document
        assert document.data["price"] == Decimal("29.00")
        assert not findings
        path.write_bytes(whole[:at])
        assert Shelf(path, "1").document(TEXT.encode(), "catalog/x.yaml")[0]


def test_what_other_branches_need_stays_while_it_is_little(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(path, b"a: 1\n")
    put(path, b"b: 1\n")
    monkeypatch.setattr(shelf, "parse", None)
    assert Shelf(path, "1").document(b"a: 1\n", "x.yaml")[0]
    monkeypatch.undo()
    monkeypatch.setattr(shelf, "MOST_BYTES", 1)
    put(path, b"c: 1\n")
    monkeypatch.setattr(shelf, "parse", lambda *_: (None, ()))
    assert Shelf(path, "1").document(b"a: 1\n", "x.yaml")[0] is None
    assert Shelf(path, "1").document(b"c: 1\n", "x.yaml")[0]


def test_a_shelf_that_can_not_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder", encoding="utf-8")
    put(tmp_path / "state/opened.bin", TEXT.encode())
    assert (tmp_path / "state").read_text(encoding="utf-8") == "no folder"
