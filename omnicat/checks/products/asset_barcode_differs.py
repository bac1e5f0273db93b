"""A photo shows the barcode of another article.

The photo of a box tells best which article is in it. Codes are read from photos where `zxing-cpp` is installed
(`pip install 'omnicat[barcode]'`); a valid GTIN counts that is none of the product or variant that shows the photo, of
what it is a variant of, or of its variants. Products without any GTIN are not judged.

Bad: a variant with `gtin: "9521234543213"` whose photo shows a box with 9521234543220.

Good: each variant with the photo of its own box.

Fix: correct the photo, or the `gtin`: what is printed on the box counts.
"""

from collections import defaultdict
from collections.abc import Iterator

from omnicat.attributes.gtin import is_valid, to_gtin14
from omnicat.channels.shop import Shop
from omnicat.checks.places import below
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.catalog import Model
from omnicat.model.product import AssetUse, Lineage, Node, Product, lineages

RULE = Rule("asset/barcode-differs", Severity.WARNING, __doc__)


def check(product: Product, shop: Shop) -> Iterator[Finding]:
    """The barcodes in all photos of a product and its variants; each photo is told once."""
    assets, owned = shop.model.assets, defaultdict[str, set[str]](set)
    first: dict[str, tuple[AssetUse, Node]] = {}
    for lineage, use in _uses(product):
        asset = assets.get(use.path)
        if asset and asset.looks and asset.looks.barcodes:
            first.setdefault(use.path, (use, lineage[-1]))
            owned[use.path] |= _gtins(lineage, shop.model)
    for path, (use, node) in first.items():
        for code in _others(getattr(assets[path].looks, "barcodes", ()), owned[path]):
            where = below(Location(product.path, pointer=use.pointer))
            message = f"'{path}' shows the barcode '{code}', which is no GTIN of '{node.sku}'"
            hint = "correct the photo, or the `gtin`"
            yield finding(RULE, where, message, hint, subject=Subject("product", node.sku))


def _uses(product: Product) -> Iterator[tuple[Lineage, AssetUse]]:
    for lineage in product.lineages:
        for uses in lineage[-1].assets.values():
            for use in uses:
                yield lineage, use


def _gtins(lineage: Lineage, model: Model) -> set[str]:
    """Those of a node, of its ancestors and of its variants."""
    nodes = (*lineage, *(each[-1] for each in lineages(lineage[-1])))
    codes = [code for code, each in model.attributes.items() if each.type == "gtin"]
    said = (value for node in nodes for code in codes for value in node.values.get(code, {}).values())
    return {to_gtin14(str(value)) for value in said}


def _others(codes: tuple[str, ...], owned: set[str]) -> Iterator[str]:
    for code in codes if owned else ():
        if is_valid(code) and to_gtin14(code) not in owned:
            yield code
