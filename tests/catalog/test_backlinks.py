"""Links of a type that goes both ways are seen from both ends."""

import msgspec
import pytest

from omnicat.catalog import (
    TwoWayLink,
    backlinks_from,
    backlinks_to,
    two_way_links,
    with_backlinks,
)
from omnicat.model.catalog import AssociationType, Settings
from omnicat.model.product import Association

SETTINGS = Settings(
    associations={"similar": AssociationType("similar", two_way=True), "accessory": AssociationType("accessory")}
)
FILES = {
    "catalog/products/a.yaml": b"sku: A\nassociations: {similar: [B, {sku: C}], accessory: [B]}\n",
    "catalog/products/b.yaml": b"sku: B\n",
    "catalog/products/broken.yaml": b"sku: D\nassociations: {similar: [B\n",
    "catalog/products/c.yaml": b"sku: C\nassociations: {similar: [C, A, B]}\n",
}
LINKS = [two_way_links(path, data, SETTINGS) for path, data in FILES.items()]


def test_the_other_end_of_a_two_way_link_has_it_too() -> None:
    back = backlinks_from(LINKS)
    assert {sku: [each.sku for each in links] for sku, links in back.items()} == {
        "A": ["C"],
        "B": ["A", "C"],
        "C": ["A"],
    }
    assert {each.type for links in back.values() for each in links} == {"similar"}


def test_a_link_said_at_both_ends_is_one() -> None:
    said = (Association("similar", "B", "associations/similar/0"),)
    back = (Association("similar", "B", ""), Association("similar", "C", ""))
    assert [each.sku for each in with_backlinks(said, back)] == ["B", "C"]


def test_the_links_of_a_file_follow_from_its_bytes() -> None:
    assert two_way_links("a.yaml", FILES["catalog/products/a.yaml"], SETTINGS) == (
        ("B", "similar", "A"),
        ("C", "similar", "A"),
    )
    assert two_way_links("a.yaml", FILES["catalog/products/a.yaml"], Settings()) == ()


def test_the_links_of_a_file_travel_as_bytes() -> None:
    links = two_way_links("a.yaml", FILES["catalog/products/a.yaml"], SETTINGS)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(links), type=tuple[TwoWayLink, ...]) == links


@pytest.mark.parametrize(
    "text",
    [
        "sku: A\nname: much like B, and similar to it\n",
        "sku: A\nassociations: {accessory: [B]}\n",
        "sku: A\n",
        "similar\nassociations\n",
        "- similar: 1\n- associations\n",
        "",
    ],
)
def test_a_file_without_such_links_has_none(text: str) -> None:
    assert two_way_links("a.yaml", text.encode(), SETTINGS) == ()


def test_a_file_that_names_no_such_type_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("omnicat.catalog.backlinks.parse")
    for text in ("sku: A\nassociations: {accessory: [B]}\n", "sku: A\nname: similar\n"):
        assert two_way_links("a.yaml", text.encode(), SETTINGS) == ()


def test_a_key_written_in_other_letters_is_the_same_key() -> None:
    text = '{sku: A, "\\x61ssociations": {similar: [B]}}\n'
    assert two_way_links("a.yaml", text.encode(), SETTINGS) == (("B", "similar", "A"),)


def test_the_order_of_the_files_does_not_matter() -> None:
    assert backlinks_from(LINKS) == backlinks_from(reversed(LINKS))


def test_what_links_to_some_products_is_told_apart() -> None:
    back = backlinks_from(LINKS)
    assert list(backlinks_to(["C", "A", "gone", "A"], back)) == ["A", "C"]
    assert backlinks_to(["C"], back) == {"C": back["C"]}
    assert backlinks_to(["C"], {}) == {}
