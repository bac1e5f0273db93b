"""Every text of a product, one by one, with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from omnicat.attributes.definition import Attribute
from omnicat.channels.shop import Shop
from omnicat.checks.places import at, locale_keys, said
from omnicat.findings import Location, Subject
from omnicat.model.product import LocaleValues, Node, Product, lineages

TYPES = frozenset({"text", "rich_text"})


@dataclass(frozen=True, slots=True)
class Text:
    """One text that a product or variant says. An entry of a list is a text of its own."""

    attribute: Attribute
    text: str
    where: Location
    about: Subject


def texts(product: Product, shop: Shop) -> Iterator[Text]:
    """Every text of a product and its variants, what channels say their own way too."""
    for lineage in lineages(product.root):
        node = lineage[-1]
        yield from _texts(product, node, node.values, shop, ("attributes",))
        for channel, override in node.overrides.items():
            yield from _texts(product, node, override.values, shop, ("channels", channel, "attributes"))


def _texts(
    product: Product, node: Node, values: Mapping[str, LocaleValues], shop: Shop, keys: tuple[str, ...]
) -> Iterator[Text]:
    for code, by_locale in values.items():
        attribute = shop.model.attributes[code]
        if attribute.type not in TYPES:
            continue
        raw = said(node.raw, *keys, code)
        for locale, value in by_locale.items():
            below = locale_keys(raw, locale)
            about = Subject("product", node.sku, keys[1] if len(keys) > 1 else "", locale)
            if isinstance(value, str):
                yield Text(attribute, value, at(product, node, *keys, code, *below), about)
            elif isinstance(value, tuple):
                entries = said({"": raw}, "", *below)
                for entry in value:
                    if isinstance(entry, str):
                        index = entries.index(entry) if isinstance(entries, list) and entry in entries else 0
                        yield Text(attribute, entry, at(product, node, *keys, code, *below, index), about)
