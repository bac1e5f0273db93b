"""What a product file depends on is told by the names in it."""

import msgspec
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from omnicat.catalog import read_product, rows_of
from omnicat.catalog.names import LONGEST_VALUE, Names, names_in
from omnicat.channels.shop import Shop
from omnicat.checks import PRODUCT_CHECKS
from omnicat.documents import Document
from omnicat.model.catalog import Model, Stock
from tests.catalog.shop import PRODUCT, TEE, document, shop_model
from tests.catalog.test_product import PRODUCTS
from tests.often import often

EVERYWHERE = """\
sku: A
family: tee
categories: [x, 12]
attributes: {color: navy, 'a/b': [1.50, {c: deep}], empty: }
assets: {main: m.jpg, gallery: [g.jpg, {file: h.jpg, alt: unread}]}
associations: {part: [{sku: P, quantity: 2}, Q], accessory: R}
channels:
  shop: {attributes: {name: Said here}, assets: {main: c.jpg}}
variants:
  - sku: B
    variants: [{sku: C, attributes: {size: S}, channels: {other: {attributes: {brand: Own}}}}]
"""


def test_names_are_found_wherever_they_stand() -> None:
    assert names_in(document(EVERYWHERE)) == Names(
        family="tee",
        attributes=("a/b", "brand", "color", "empty", "name", "size"),
        categories=("12", "x"),
        assets=("c.jpg", "g.jpg", "h.jpg", "m.jpg"),
        skus=("A", "B", "C"),
        links=("P", "Q", "R"),
        channels=("other", "shop"),
        values=("1.50", "Own", "S", "Said here", "deep", "navy"),
    )


@pytest.mark.parametrize("text", ["[a, b]\n", "text\n", "sku: [A]\nfamily: {a: b}\nvariants: 3\nassets: [1]\n"])
def test_no_names_are_in_a_file_of_another_shape(text: str) -> None:
    assert names_in(document(text)) == Names("", (), (), (), (), (), (), ())


def test_prose_is_no_name() -> None:
    values = names_in(document(f"attributes: {{a: {'x' * LONGEST_VALUE}, b: {'y' * (LONGEST_VALUE + 1)}}}\n")).values
    assert values == ("x" * LONGEST_VALUE,)


def test_names_travel() -> None:
    names = names_in(document(TEE))
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(names), type=Names) == names


class Asked(dict[str, object]):
    """A mapping that remembers what was looked up in it by name."""

    def __init__(self, known: object) -> None:
        super().__init__(known)  # type: ignore[call-overload]  # any mapping will do
        self.names: set[str] = set()

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return super().__contains__(name)

    def __getitem__(self, name: str) -> object:
        self.names.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: object = None) -> object:
        self.names.add(name)
        return super().get(name, default)


class AskedNames(tuple[str, ...]):
    """Names that remember which of them were asked for."""

    names: set[str]

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return super().__contains__(name)


@settings(deadline=None, max_examples=often(150, 60))
@given(PRODUCTS)
def test_nothing_else_is_looked_up_by_a_name_from_the_file(data: object) -> None:
    check_complete(Document(PRODUCT, "sku: TEE\n", data))


@pytest.mark.parametrize("text", [TEE, EVERYWHERE])
def test_what_a_product_looks_up_is_among_its_names(text: str) -> None:
    check_complete(document(text))


def check_complete(file: Document) -> None:
    model, names = shop_model(), names_in(file)
    asked = {
        name: Asked(getattr(model, name)) for name in ("attributes", "families", "categories", "assets", "locations")
    }
    watched: Model = replace(model, **asked)
    channels = AskedNames(("amazon",))
    channels.names = set()
    product, _ = read_product(file, watched)
    if product is not None:
        rows_of(product, watched)
        for check in PRODUCT_CHECKS:
            list(check.check(product, Shop(watched, Stock(), channels=channels)))
    family = model.families.get(names.family)
    of_family = (*family.attributes, *family.needed(), *family.wanted(), *family.axes) if family else ()
    assert asked["attributes"].names <= {*names.attributes, *of_family, "price"}
    assert asked["families"].names <= {names.family, ""}
    assert asked["categories"].names <= {*names.categories}
    assert asked["assets"].names <= {*names.assets, *names.values}
    assert not asked["locations"].names
    assert channels.names <= {*names.channels}
