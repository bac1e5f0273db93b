"""The texts of a product that someone suspects; their place is worked out only when something is wrong with them."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from omnicat.attributes.definition import Attribute
from omnicat.channels.shop import Shop
from omnicat.checks.places import at, locale_keys, said
from omnicat.findings import Location, Subject
from omnicat.model.product import OWN, Product, Text

TYPES = frozenset({"text", "rich_text"})


class Suspect(Struct, frozen=True):
    """One text that a product or variant says. An entry of a list is a text of its own."""

    said: Text
    attribute: Attribute
    product: Product

    @property
    def text(self) -> str:
        """What is said."""
        return self.said.text

    @property
    def where(self) -> Location:
        """Its place in the product's file."""
        text, code, locale, node, keys = self.said
        raw = said(node.raw, *keys, code)
        below = locale_keys(raw, locale)
        entries = raw[below[0]] if below else raw
        index = (entries.index(text),) if isinstance(entries, list) and text in entries else ()
        return at(self.product, node, *keys, code, *below, *index)

    @property
    def about(self) -> Subject:
        """The SKU, and the channel that alone says so."""
        _, _, locale, node, keys = self.said
        return Subject("product", node.sku, keys[1] if keys is not OWN else "", locale)


def suspects(product: Product, shop: Shop, looks_wrong: Callable[[str], object]) -> Iterator[Suspect]:
    """The texts that look wrong, of the product and its variants, what channels say their own way too."""
    if not any(map(looks_wrong, product.words)):
        return
    known = shop.model.attributes
    for each in product.texts:
        if looks_wrong(each.text) and known[each.code].type in TYPES:
            yield Suspect(each, known[each.code], product)
