"""Every text of a product, one by one; its place is worked out only when something is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from omnicat.attributes.definition import Attribute, Value
from omnicat.channels.shop import Shop
from omnicat.checks.places import at, locale_keys, said
from omnicat.findings import Location, Subject
from omnicat.model.product import LocaleValues, Node, Product, lineages

TYPES = frozenset({"text", "rich_text"})
OWN = ("attributes",)


@dataclass(slots=True)
class Text:
    """One text that a product or variant says. An entry of a list is a text of its own. Not frozen: it is made often.

    `keys` lead from the node to the mapping of attributes that it stands in.
    """

    text: str
    attribute: Attribute
    product: Product
    node: Node
    keys: tuple[str, ...]
    locale: str

    @property
    def where(self) -> Location:
        """Its place in the product's file."""
        raw = said(self.node.raw, *self.keys, self.attribute.code)
        below = locale_keys(raw, self.locale)
        entries = raw[below[0]] if below else raw
        index = (entries.index(self.text),) if isinstance(entries, list) and self.text in entries else ()
        return at(self.product, self.node, *self.keys, self.attribute.code, *below, *index)

    @property
    def about(self) -> Subject:
        """The SKU, and the channel that alone says so."""
        return Subject("product", self.node.sku, self.keys[1] if self.keys is not OWN else "", self.locale)


def texts(product: Product, shop: Shop) -> Iterator[Text]:
    """Every text of a product and its variants, what channels say their own way too."""
    for lineage in lineages(product.root):
        node = lineage[-1]
        yield from _texts(product, node, node.values, shop, OWN)
        for channel, override in node.overrides.items():
            yield from _texts(product, node, override.values, shop, ("channels", channel, "attributes"))


def _texts(
    product: Product, node: Node, values: Mapping[str, LocaleValues], shop: Shop, keys: tuple[str, ...]
) -> Iterator[Text]:
    known = shop.model.attributes
    for code, by_locale in values.items():
        attribute = known[code]
        if attribute.type in TYPES:
            for locale, value in by_locale.items():
                for text in _entries(value):
                    yield Text(text, attribute, product, node, keys, locale)


def _entries(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(entry for entry in value if isinstance(entry, str)) if isinstance(value, tuple) else ()
