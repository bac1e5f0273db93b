"""Links of a type that goes both ways are seen from both ends."""

from dataclasses import dataclass

from omnicat.catalog import read_backlinks, with_backlinks
from omnicat.model.catalog import AssociationType, Settings
from omnicat.model.product import Association


@dataclass(frozen=True)
class Texts:
    """Files in memory."""

    texts: dict[str, str]

    def paths(self, prefix: str) -> tuple[str, ...]:
        return tuple(sorted(path for path in self.texts if path.startswith(prefix)))

    def read(self, path: str) -> bytes:
        return self.texts[path].encode()


SETTINGS = Settings(
    associations={"similar": AssociationType("similar", two_way=True), "accessory": AssociationType("accessory")}
)
FILES = Texts(
    {
        "catalog/products/a.yaml": "sku: A\nassociations: {similar: [B, {sku: C}], accessory: [B]}\n",
        "catalog/products/b.yaml": "sku: B\n",
        "catalog/products/c.yaml": "sku: C\nassociations: {similar: [C, A, B]}\n",
        "catalog/products/broken.yaml": "sku: D\nassociations: {similar: [B\n",
    }
)


def test_the_other_end_of_a_two_way_link_has_it_too() -> None:
    back = read_backlinks(FILES, SETTINGS)
    assert {sku: [each.sku for each in links] for sku, links in back.items()} == {
        "A": ["C"],
        "B": ["A", "C"],
        "C": ["A"],
    }
    assert {each.type for links in back.values() for each in links} == {"similar"}


def test_without_a_two_way_type_no_product_is_read() -> None:
    class Unread(Texts):
        def read(self, path: str) -> bytes:
            raise AssertionError(path)

    assert read_backlinks(Unread(FILES.texts), Settings()) == {}


def test_a_link_said_at_both_ends_is_one() -> None:
    said = (Association("similar", "B", "associations/similar/0"),)
    back = (Association("similar", "B", ""), Association("similar", "C", ""))
    assert [each.sku for each in with_backlinks(said, back)] == ["B", "C"]
