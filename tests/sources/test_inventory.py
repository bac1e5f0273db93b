"""Stock is read from a table; a wrong row is said and the others count."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.model.catalog import Stock
from omnicat.sources import SOURCES, read_stock
from omnicat.sources.inventory import PATH
from tests.catalog.shop import Memory, placed

HEADER = "sku,location,quantity,updated_at\n"
PLACES = ("berlin", "main")


def stock(text: str | bytes) -> tuple[Stock, list[tuple[str, int, int]]]:
    read, findings = read_stock(Memory({PATH: text}), PLACES)
    return read, [(rule, line, column) for rule, line, column, _ in placed(findings)]


def test_the_places_of_a_sku_are_added_up() -> None:
    read, findings = stock(HEADER + "A,berlin,3,2026-08-22T06:00:00Z\nA,main,4,2026-08-22\nB,,0,\n")
    assert findings == []
    assert (read.of("A"), read.of("B"), read.of("C")) == (7, 0, None)
    assert str(read.places["A"]) == f"{PATH}:3:8"


def test_without_the_file_nothing_is_tracked() -> None:
    assert read_stock(Memory({})) == (Stock(), ())


def test_columns_may_stand_in_any_order_and_spreadsheets_may_mark_the_bytes() -> None:
    read, findings = stock("\ufeffQuantity,SKU\r\n5,A\r\n\r\n".encode())
    assert (read.of("A"), findings) == (5, [])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("A,berlin,a dozen,\n", ("source/bad-row", 2, 10)),
        ("A,berlin,1.5,\n", ("source/bad-row", 2, 10)),
        ("A,berlin,,\n", ("source/bad-row", 2, 10)),
        ("A\n", ("source/bad-row", 2, 1)),
        (",berlin,1,\n", ("source/bad-row", 2, 1)),
        ("A,berlin,1,yesterday\n", ("source/bad-row", 2, 12)),
        ("A,berlin,1,,more\n", ("source/bad-row", 2, 1)),
        ('A,berlin,"1\n', ("source/bad-row", 2, 1)),
    ],
)
def test_a_row_that_is_wrong_is_said_and_the_others_count(rows: str, expected: tuple[str, int, int]) -> None:
    _, findings = stock(HEADER + rows)
    assert findings == [expected]
    good, _ = stock(HEADER + "B,berlin,2,\n" + rows)
    assert good.of("B") == 2


def test_an_unknown_location_is_said_once_and_its_quantity_counts() -> None:
    read, findings = stock(HEADER + "A,berln,3,\nB,berln,4,\n")
    assert findings == [("source/unknown-location", 2, 3)]
    assert (read.of("A"), read.of("B")) == (3, 4)


def test_of_two_rows_for_one_place_the_last_counts() -> None:
    read, findings = stock(HEADER + "A,berlin,3,\nA,berlin,4,\n")
    assert findings == [("source/repeated-row", 3, 1)]
    assert read.of("A") == 4


@pytest.mark.parametrize("text", ["", "A,berlin,3\n", "sku,qty\nA,3\n", "sku;quantity\n", b"sku,quantity\nA\xff,3\n"])
def test_a_table_without_its_columns_is_said_once(text: str | bytes) -> None:
    read, findings = stock(text)
    assert [rule for rule, _, _ in findings] == ["source/bad-header"]
    assert read == Stock()


def test_a_quoted_cell_may_hold_commas_quotes_and_line_ends() -> None:
    read, findings = stock(HEADER + '"A,""1""",berlin,3,\n"B\nC",,x,\n')
    assert read.of('A,"1"') == 3
    assert findings == [("source/bad-row", 3, 1)]


def test_a_short_row_is_said_whatever_the_order_of_columns() -> None:
    assert stock("quantity,sku\n5\n")[1] == [("source/bad-row", 2, 1)]


@given(
    st.binary(max_size=60) | st.text(alphabet='A,"\n\r;1sku', max_size=40).map(lambda text: (HEADER + text).encode())
)
def test_whatever_the_table_holds_reading_it_does_not_raise(content: bytes) -> None:
    read_stock(Memory({PATH: content}))


def test_a_row_is_let_go_of_when_it_is_read() -> None:
    count = 2000
    rows = "".join(f"TEE-{number:07},,{number % 90},2026-08-01\n" for number in range(count))
    files = Memory({PATH: f"sku,location,quantity,updated_at\n{rows}"})
    tracemalloc.start()
    try:
        stock, _ = read_stock(files)
        assert tracemalloc.get_traced_memory()[1] < 600 * count
    finally:
        tracemalloc.stop()
    assert len(stock.quantities) == count


def test_every_source_is_in_the_tuple() -> None:
    assert [source.NAME for source in SOURCES] == ["inventory"]
