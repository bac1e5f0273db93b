"""Feed files of any writer are read record by record, with the line of everything; what is broken hides little else."""

import gzip
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from omnicat.channels import shipped_specs
from omnicat.feeds.foreign import Damage, FileForm, Head, Record, decoded, flattened, form_of, read_records
from omnicat.model.channel import Part, SpecField

KNOWN = frozenset({"id", "title", "price", "shipping"})


def read(tmp_path: Path, name: str, content: str | bytes, form: FileForm | None = None) -> list[Any]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_records(path, form or FileForm(form_of(path).name, KNOWN)))


def said(found: list[Any]) -> list[dict[str, Any]]:
    return [dict(each.said) for each in found if isinstance(each, Record)]


def damages(found: list[Any]) -> list[tuple[int, str]]:
    return [(each.line, each.message) for each in found if isinstance(each, Damage)]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_whatever_its_delimiter_and_line_ends(tmp_path: Path, sign: str, end: str) -> None:
    rows = ["id|title|price", f'A|"Two{end}lines, ; and ""more"""|5', "", "B|x|6", ""]
    found = read(tmp_path, "a.csv", end.join(rows).replace("|", sign))
    assert found[0] == Head(1, ("id", "title", "price"))
    assert said(found) == [
        {"id": ["A"], "title": [f'Two{end}lines, ; and "more"'], "price": ["5"]},
        {"id": ["B"], "title": ["x"], "price": ["6"]},
    ]
    first, second = found[1:]
    assert [first.line_of(name) for name in ("id", "title", "price")] == [2, 2, 3]
    assert second.line_of("price") == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_table_is_read_in_the_encoding_it_has(tmp_path: Path, encoding: str) -> None:
    found = read(tmp_path, "a.txt", "id\ttitle\nA\tCafé ☕\n".encode(encoding))
    assert said(found) == [{"id": ["A"], "title": ["Café ☕"]}]


def test_a_packed_file_is_unpacked(tmp_path: Path) -> None:
    assert said(read(tmp_path, "a.csv.gz", gzip.compress(b"id,title\nA,x\n"))) == [{"id": ["A"], "title": ["x"]}]
    cut = gzip.compress(b"id,title\n" + b"A,x\n" * 50)[:-20]
    assert [message.partition(":")[0] for _, message in damages(read(tmp_path, "b.csv.gz", cut))] == [
        "the file can't be unpacked"
    ]


def test_rows_above_the_names_are_passed_over(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", "# made by hand,,\nTemplate,1,\nid,title,price\nA,x,5\n")
    assert found[0] == Head(3, ("id", "title", "price"))
    assert found[1].line == 4


def test_a_row_with_too_few_or_too_many_cells_is_told_and_read(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", "id,title,price\nA,x\nB,x,5,6\nC,x,7,,\n")
    assert (
        damages(found)
        == [
            (2, "the row has 2 cells, and there are 3 columns"),
            (3, "the row has 4 cells, and there are 3 columns"),
            (4, "the row has 5 cells, and there are 3 columns"),
        ][:2]
    )
    assert [each["id"] for each in said(found)] == [["A"], ["B"], ["C"]]


def test_a_quote_without_its_end_hides_one_line_only(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", 'id,title\nA,"x\nB,y\nC,"z"w\nD,z\n')
    assert [line for line, _ in damages(found)] == [2, 4]
    assert [(each.line, each.said["id"]) for each in found if isinstance(each, Record)] == [(3, ["B"]), (5, ["D"])]


def test_bytes_of_another_encoding_are_told_and_read(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", b"id,title\nA,Caf\xe9\nB,x\n")
    assert damages(found) == [(2, "byte 0xE9 is not UTF-8")]
    assert said(found)[0]["title"] == ["Café"]


def test_an_empty_file_holds_no_rows(tmp_path: Path) -> None:
    assert damages(read(tmp_path, "a.csv", "")) == [(1, "the file holds no rows")]


RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel><title>Shop</title>
<item>
  <g:id>A</g:id>
  <title>One</title><g:title>One</g:title>
  <g:shipping><g:country>US</g:country>
    <g:price>5 USD</g:price></g:shipping>
  <g:shipping><g:country>DE</g:country></g:shipping>
</item>
"""


def test_rss_is_read_with_the_lines_of_its_elements(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.xml", RSS + "</channel></rss>")
    assert found.said == {
        "id": ["A"],
        "title": ["One", "One"],
        "shipping": [{"country": "US", "price": "5 USD"}, {"country": "DE"}],
    }
    assert (found.line, found.line_of("title"), found.line_of("shipping"), found.line_of("price")) == (4, 6, 7, 4)


def test_atom_is_read_with_its_links(tmp_path: Path) -> None:
    text = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>A</id><link href="https://x.example"/></entry></feed>'
    (found,) = read(tmp_path, "a.atom", text)
    assert found.said == {"id": ["A"], "link": ["https://x.example"]}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (RSS, 11, "the XML is broken: it ends too early"),
        (RSS + "<item>\n<a & b></item>", 12, "the XML is broken: not well-formed (invalid token)"),
        ("<rss><channel><item><g:id>A</g:id></item></channel></rss>", 1, "the XML is broken: unbound prefix"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', 1, "a document type is not allowed in a feed"),
        ("<rss><channel/></rss>", 1, "the file holds no <item>"),
    ],
)
def test_broken_xml_is_told_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    found = read(tmp_path, "a.xml", text)
    assert damages(found) == [(line, message)]
    assert len(said(found)) == (text.startswith("<?xml"))


ITEMS = '[{"id": "A",\n  "price": 5.10},\n {\n  "id": "B", "more": {"deep": [\n {"price": 1}]}}]'


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (ITEMS, FileForm("json")),
        ('{"made": [1, 2], "products": ' + ITEMS + ', "end": {}}', FileForm("json")),
        ('{"a": [{"x": 1}], "feed": {"b": 1, "items": ' + ITEMS + "}}", FileForm("json", path=("feed", "items"))),
    ],
)
def test_json_items_are_read_wherever_they_are(tmp_path: Path, text: str, form: FileForm) -> None:
    first, second = read(tmp_path, "a.json", text, form)
    assert first.said == {"id": "A", "price": Decimal("5.10")}
    assert [first.line_of("id"), first.line_of("price")] == [1, 2]
    assert [second.line, second.line_of("id"), second.line_of("more.deep.0.price"), second.line_of("no")] == [
        3,
        4,
        5,
        3,
    ]


def test_a_document_that_is_one_item_is_one(tmp_path: Path) -> None:
    text = '{"id": "A",\n "images": [{"url": "x"}],\n "price": 5}'
    (found,) = read(tmp_path, "a.json", text, FileForm("json", own=frozenset({"images"})))
    assert found.said == {"id": "A", "images": [{"url": "x"}], "price": 5}
    assert [found.line_of("images"), found.line_of("price")] == [2, 3]


@pytest.mark.parametrize(
    ("text", "line", "count"),
    [
        ('[{"id": "A"},\n {"id": "B",}]', 2, 1),
        ('[{"id": "A"},\n {"id": "B"}', 2, 2),
        ('[{"id": "A"}\n {"id": "B"}]', 2, 1),
        ("nothing", 1, 0),
        ("[" * 100_000, 1, 0),
    ],
)
def test_broken_json_is_told_with_its_line(tmp_path: Path, text: str, line: int, count: int) -> None:
    found = read(tmp_path, "a.json", text)
    assert [each for each, _ in damages(found)] == [line]
    assert len(said(found)) == count


def test_a_broken_line_of_json_hides_no_other(tmp_path: Path) -> None:
    found = read(tmp_path, "a.jsonl", '{"id": "A"}\n{"id": \n\n[1]\n{"id": "B"}\n')
    assert [line for line, _ in damages(found)] == [2, 4]
    assert [(each.line, each.said) for each in found if isinstance(each, Record)] == [
        (1, {"id": "A"}),
        (5, {"id": "B"}),
    ]


def test_an_item_is_read_where_the_text_is_cut_into_pieces(tmp_path: Path) -> None:
    items = [f'{{"id": "{number}", "text": "{"x" * 1000}", "n": {number}.5}}' for number in range(300)]
    found = read(tmp_path, "a.json", "[" + ",\n".join(items) + "]")
    assert [each.line for each in found] == list(range(1, 301))
    assert found[299].said["n"] == Decimal("299.5")


GROUP = {"country": Part("country"), "region": Part("region"), "price": Part("price")}


@pytest.mark.parametrize(
    ("field", "texts", "parts", "expected"),
    [
        (SpecField("a"), ["x"], (), "x"),
        (SpecField("a"), [], (), None),
        (SpecField("a"), ["x", "y"], (), ("x", "y")),
        (SpecField("a", many=True), ['1, 2,"3,4",5\\,6'], (), ("1", "2", "3,4", "5,6")),
        (SpecField("a", many=True, join=";"), ["1;2"], (), ("1", "2")),
        (SpecField("a", many=True), ["1", "2"], (), ("1", "2")),
        (SpecField("a", many=True, level="image"), ["1,2"], (), ("1,2",)),
        (SpecField("a", group=GROUP), ["US::5 USD"], (), {"country": "US", "price": "5 USD"}),
        (SpecField("a", group=GROUP), ['US:"a:b"'], ("country", "price"), {"country": "US", "price": "a:b"}),
        (SpecField("a", group=GROUP), ["US:a:b:c"], (), {"country": "US", "region": "a", "price": "b", "part 4": "c"}),
        (SpecField("a", group=GROUP), ["US"], (), "US"),
        (
            SpecField("a", group=GROUP, many=True),
            ["US:a,DE:b"],
            (),
            ({"country": "US", "region": "a"}, {"country": "DE", "region": "b"}),
        ),
        (SpecField("a", group=GROUP, many=True), [{"country": "US", "price": ""}], (), ({"country": "US"},)),
        (SpecField("a", type="json"), ['{"b": [1.50]}'], (), {"b": [Decimal("1.50")]}),
        (SpecField("a", type="json"), ["{b"], (), "{b"),
    ],
)
def test_a_cell_is_taken_apart(field: SpecField, texts: list[Any], parts: tuple[str, ...], expected: object) -> None:
    assert decoded(field, texts, parts) == expected


def test_a_nested_item_is_laid_flat_and_its_shapes_undone() -> None:
    spec = next(each for each in shipped_specs().values() if each.name == "amazon-listings")
    market = "ATVPDKIKX0DER"
    attributes = {
        "item_name": [{"value": "Tee", "language_tag": "en_US", "marketplace_id": market}],
        "bullet_point": [{"value": "One"}, {"value": "Two"}],
        "item_weight": [{"value": 180, "unit": "grams"}],
        "purchasable_offer": [{"currency": "USD", "our_price": [{"schedule": [{"value_with_tax": 29}]}]}],
        "item_nam": [{"value": "Tee"}],
        "brand": "Harbor",
    }
    assert flattened({"sku": "A", "attributes": attributes}, spec) == {
        "sku": "A",
        "attributes.item_name": "Tee",
        "attributes.bullet_point": ("One", "Two"),
        "attributes.item_weight": {"amount": 180, "unit": "grams"},
        "attributes.purchasable_offer": {"price": 29},
        "attributes.item_nam": [{"value": "Tee"}],
        "attributes.brand": "Harbor",
    }
