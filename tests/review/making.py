"""Products made up by hypothesis: variants, locales, lists, prices, what channels say their own way, links and photos."""

from hypothesis import strategies as st
from msgspec.structs import replace

from omnicat.attributes.definition import Measurement, Money, Value
from omnicat.model.product import AssetUse, Association, LocaleValues, Node, Override, Product

CODES = ("name", "price", "weight", "tags", "is_new")
amounts = st.decimals(0, 500, places=2)
texts = st.text("ab |\n@<é", max_size=8)
money = st.dictionaries(st.sampled_from(["USD", "EUR"]), amounts, min_size=1).map(
    lambda by: Money(tuple(sorted(by.items())))
)
measures = st.builds(Measurement, amounts, st.sampled_from(["g", "kg"]))
scalars = st.one_of(texts, money, measures, st.booleans(), st.integers(0, 2), amounts)
any_value: st.SearchStrategy[Value] = st.one_of(scalars, st.lists(texts, min_size=1, max_size=3).map(tuple))
by_locale: st.SearchStrategy[LocaleValues] = st.dictionaries(
    st.sampled_from(["", "de", "en-US"]), any_value, min_size=1, max_size=2
)
values = st.dictionaries(st.sampled_from(CODES), by_locale, max_size=3)
used = st.builds(
    AssetUse,
    st.sampled_from(["a.jpg", "b.jpg", "c.jpg"]),
    st.just(""),
    st.dictionaries(st.just("de"), texts, max_size=1),
)
uses = st.dictionaries(
    st.sampled_from(["main", "gallery"]), st.lists(used, min_size=1, max_size=3).map(tuple), max_size=2
)
overrides = st.dictionaries(
    st.sampled_from(["shop", "feed"]), st.builds(Override, values, uses, st.booleans()), max_size=1
)
statuses = st.sampled_from(["", "draft", "active", "retired"])
SKUS = "ABCDEFG"
skus = st.sampled_from(SKUS)


def nodes(level: int = 0) -> st.SearchStrategy[Node]:
    """A node with at most two levels of variants below it."""
    below = st.lists(nodes(level + 1), max_size=2).map(tuple) if level < 2 else st.just(())
    return st.builds(Node, skus, st.just(""), st.just(level), statuses, values, uses, overrides, below)


def named(root: Node, order: list[str]) -> Node:
    """The same with a SKU of its own for each node, in this order."""
    return replace(root, sku=order.pop(), variants=tuple(named(each, order) for each in root.variants))


links = st.lists(
    st.builds(Association, st.sampled_from(["bundle", "upsell"]), skus, st.just(""), st.integers(1, 3)),
    max_size=3,
    unique_by=lambda each: (each.type, each.sku),
).map(tuple)
products = st.builds(
    Product,
    st.sampled_from(["catalog/products/a.yaml", "catalog/products/b.yaml"]),
    st.builds(named, nodes(), st.permutations(SKUS)),
    st.sampled_from(["", "tee", "mug"]),
    st.lists(st.sampled_from(["x", "y/z", "w"]), unique=True, max_size=3).map(tuple),
    links,
)
