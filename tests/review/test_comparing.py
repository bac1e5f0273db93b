"""Two catalogs compared as values: nothing is missed, nothing is made up."""

from decimal import Decimal

from hypothesis import given, settings
from msgspec.structs import replace

from omnicat.attributes.definition import Attribute, Measurement, Money, Option, Value
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model, Stock
from omnicat.model.product import Node, Product
from omnicat.review import Comparison, ProductChange, Side, compare
from omnicat.review.amounts import percent
from omnicat.review.products import compare_products
from tests.review.applying import applied, canonical
from tests.review.making import products

A, B = "catalog/products/a.yaml", "catalog/products/b.yaml"


def side(*said: Product, **more: object) -> Side:
    return Side(Model(), {each.path: each for each in said}, **more)  # type: ignore[arg-type]


def node(sku: str, *variants: Node, **values: Value) -> Node:
    return Node(sku, "", 0, values={code: {"": value} for code, value in values.items()}, variants=variants)


def only(comparison: Comparison) -> ProductChange:
    (change,) = comparison.products
    return change


@settings(max_examples=25, deadline=None)
@given(products)
def test_a_product_does_not_differ_from_itself(product: Product) -> None:
    assert compare_products(product, product) is None
    assert not compare(side(product), side(product))


@settings(max_examples=60, deadline=None)
@given(products, products)
def test_the_changes_made_on_the_old_product_give_the_new_one(old: Product, new: Product) -> None:
    change = compare_products(old, new)
    assert canonical(applied(change, old) if change else replace(old, path=new.path)) == canonical(new)


@settings(max_examples=20, deadline=None)
@given(products)
def test_an_added_product_is_told_whole_and_so_is_a_removed_one(product: Product) -> None:
    added, removed = compare_products(None, product), compare_products(product, None)
    assert added
    assert removed
    assert canonical(applied(added, None)) == canonical(product)
    assert applied(removed, product) is None
    gone = {(each.sku, each.code, each.locale, each.channel, each.currency) for each in removed.values}
    assert gone == {(each.sku, each.code, each.locale, each.channel, each.currency) for each in added.values}


def test_a_sku_that_stands_twice_in_a_product_is_told_by_its_number() -> None:
    old = node("A", node("B", name="x"), node("B", name="y"))
    new = node("A", node("B", name="x"), node("B", name="z"))
    change = only(compare(side(Product(A, old)), side(Product(A, new))))
    assert [(each.sku, each.old, each.new) for each in change.values] == [("B#2", "y", "z")]


def test_percent_is_told_for_prices_in_one_currency_and_for_measures_in_any_unit() -> None:
    usd = [Money((("USD", Decimal(each)),)) for each in ("20", "25")]
    assert percent(*usd) == 25
    grams = percent(Measurement(Decimal(180), "g"), Measurement(Decimal("0.2"), "kg"))
    assert grams is not None
    assert round(grams, 1) == Decimal("11.1")
    assert percent(Measurement(Decimal(1), "g"), Measurement(Decimal(1), "cm")) is None
    assert percent(Money((("USD", Decimal(0)),)), usd[0]) is None
    assert percent(3, 4) is None


def test_each_currency_is_a_change_of_its_own() -> None:
    old = Product(A, node("A", price=Money((("EUR", Decimal(9)), ("USD", Decimal(10))))))
    new = Product(A, node("A", price=Money((("GBP", Decimal(8)), ("USD", Decimal(12))))))
    told = [
        (each.currency, each.old is None, each.new is None, each.percent)
        for each in only(compare(side(old), side(new))).values
    ]
    assert told == [("EUR", False, True, None), ("GBP", True, False, None), ("USD", False, False, Decimal(20))]


def test_another_sku_in_one_file_is_a_renamed_product_and_another_file_a_moved_one() -> None:
    old = Product(A, node("A", name="x"))
    renamed = only(compare(side(old), side(Product(A, node("A2", name="x")))))
    moved = only(compare(side(old), side(Product(B, node("A", name="x")))))
    assert (renamed.kind, renamed.was_sku, renamed.sku, renamed.values) == ("renamed", "A", "A2", ())
    assert (moved.kind, moved.was_path, moved.path, moved.values) == ("moved", A, B, ())


def test_a_file_that_git_takes_for_renamed_is_one_product_with_a_new_sku() -> None:
    change = only(compare(side(Product(A, node("A"))), side(Product(B, node("B"))), {B: A}))
    assert (change.kind, change.was_sku, change.was_path) == ("renamed", "A", A)


def test_two_products_that_change_their_files_are_moved_each() -> None:
    before = side(Product(A, node("A", name="x")), Product(B, node("B", name="y")))
    after = side(Product(A, node("B", name="y")), Product(B, node("A", name="x")))
    assert [(each.kind, each.sku) for each in compare(before, after).products] == [("moved", "B"), ("moved", "A")]


def test_one_variant_put_first_is_one_move_and_one_that_says_the_same_is_renamed() -> None:
    old = node("A", node("A-1", size="S"), node("A-2", size="M"), node("A-3", size="L"))
    first = node("A", node("A-3", size="L"), node("A-1", size="S"), node("A-2", size="M"))
    other = node("A", node("A-1", size="S"), node("A-2X", size="M"), node("A-3", size="L"))
    moved = only(compare(side(Product(A, old)), side(Product(A, first)))).variants
    renamed = only(compare(side(Product(A, old)), side(Product(A, other)))).variants
    assert [(each.sku, each.kind, each.place) for each in moved] == [("A-3", "moved", 0)]
    assert [(each.was_sku, each.sku, each.kind) for each in renamed] == [("A-2", "A-2X", "renamed")]


def test_a_file_that_can_not_be_read_is_no_product_that_came_or_went() -> None:
    told = compare(side(Product(A, node("A"))), side(unread={A: "broken"}))
    assert told.products == ()
    assert [(each.path, each.side) for each in told.unread] == [(A, "after")]
    assert compare(side(unread={A: "broken"}), side(Product(A, node("A")))).products == ()


def test_options_are_told_apart_from_their_attribute_and_stock_by_sku() -> None:
    red, navy = Option("red", {"en-US": "Red"}), Option("navy", {"en-US": "Navy"})
    old = Attribute("color", "select", options={"red": red})
    new = Attribute("color", "select", required=True, options={"red": replace(red, swatch="#f00"), "navy": navy})
    models = compare(
        Side(Model(attributes={"color": old}), stock=Stock({"A": 3})),
        Side(Model(attributes={"color": new}), stock=Stock({"A": 1, "B": 2})),
    ).models
    assert [(each.kind, each.code, each.change) for each in models] == [
        ("attribute", "color", "changed"),
        ("option", "color/navy", "added"),
        ("option", "color/red", "changed"),
        ("stock", "inventory", "changed"),
    ]
    assert [(each.key, each.old, each.new) for each in models[3].details] == [("A", "3", "1"), ("B", "", "2")]


def test_an_original_is_replaced_moved_or_said_otherwise_of() -> None:
    photo = Asset("a.jpg", "d1", 100, "image", width=10, height=10)
    told = compare(
        side(
            assets={
                "a.jpg": photo,
                "b.jpg": replace(photo, path="b.jpg", digest="d2"),
                "c.jpg": replace(photo, path="c.jpg", digest="d3"),
            }
        ),
        side(
            assets={
                "a.jpg": replace(photo, digest="d9"),
                "b2.jpg": replace(photo, path="b2.jpg", digest="d2"),
                "c.jpg": replace(photo, path="c.jpg", digest="d3", status="draft"),
            }
        ),
    ).assets
    assert [(each.path, each.was_path, each.kind, each.is_replaced) for each in told] == [
        ("a.jpg", "a.jpg", "changed", True),
        ("b2.jpg", "b.jpg", "moved", False),
        ("c.jpg", "c.jpg", "changed", False),
    ]
    assert [(each.key, each.old, each.new) for each in told[2].details] == [("status", "approved", "draft")]
