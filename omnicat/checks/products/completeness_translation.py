"""A text isn't said in a locale of the catalog.

Where a fallback is set, shoppers read it in another language; where none is, the channels of that locale have
nothing to show.

Bad (where the catalog's locales are en-US and de-DE):

    name: {en-US: Harbor organic tee}

Good:

    name: {en-US: Harbor organic tee, de-DE: Harbor Bio-T-Shirt}

Fix: add the translation. If a text is the same in every locale, its attribute need not be `localizable`.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import at
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.product import Node, Product, status_of

RULE = Rule("completeness/translation", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The texts of an active product and of each variant: one finding for each locale."""
    locales = shop.model.settings.locales
    for lineage in product.lineages if len(locales) > 1 else ():
        if status_of(lineage) != "active":
            continue
        node = lineage[-1]
        for locale in locales:
            if lacks := tuple(_untranslated(node, locale, shop)):
                where = at(product, node, "attributes", lacks[0], locale)
                message = f"'{node.sku}' is not translated to {locale}: {_listed(lacks)}"
                subject = Subject("product", node.sku, "", locale)
                yield finding(RULE, where, message, f"add `{locale}: …`", subject=subject)


def _untranslated(node: Node, locale: str, shop: Shop) -> Iterator[str]:
    for code, said in node.values.items():
        if locale not in said and shop.model.attributes[code].localizable:
            yield code


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(codes) if len(codes) < 5 else f"{', '.join(codes[:3])} and {len(codes) - 3} more"
