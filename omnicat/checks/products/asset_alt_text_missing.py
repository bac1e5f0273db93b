"""A main image has no alt text.

Screen readers read it aloud and search engines go by it; several channels have a field for it. It is said at the
product, or once for all products in the record beside the file.

Bad:

    assets: {main: tee-harbor/front.jpg}

Good:

    assets:
      main: {file: tee-harbor/front.jpg, alt: {en-US: Navy crew-neck tee on a hanger}}

Fix: say in a few words what the picture shows.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.places import below
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.product import Product, status_of

RULE = Rule("asset/alt-text-missing", Severity.NOTE, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The main image of a product and of each variant that has its own, in the default locale."""
    locale = shop.model.settings.locale
    for lineage in product.lineages:
        node = lineage[-1]
        for use in node.assets.get("main", ()) if status_of(lineage) == "active" else ():
            asset = shop.model.assets.get(use.path)
            if asset and not use.alt.get(locale) and not asset.alt.get(locale):
                where = below(Location(product.path, pointer=use.pointer))
                message = f"'{use.path}' has no alt text in {locale}"
                subject = Subject("product", node.sku)
                yield finding(RULE, where, message, "say what the picture shows in `alt`", subject=subject)
