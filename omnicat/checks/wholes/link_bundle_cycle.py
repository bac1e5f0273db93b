"""A bundle contains itself, through its parts.

How many of it can be sold follows from its parts; in a circle it would follow from itself.

Bad: the gift set contains the mug set, and the mug set the gift set.

Good: the gift set contains two mugs.

Fix: remove one of the links in the circle.
"""

from collections.abc import Iterator, Mapping, Sequence

from omnicat.catalog.rows import Link, Row
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("link/bundle-cycle", Severity.ERROR, __doc__)
Parts = Mapping[str, tuple[Link, ...]]


def check(rows: Sequence[Row], shop: Shop) -> Iterator[Finding]:
    """The links that count, from every bundle down to its parts; a variant is a part of what its product is."""
    counting = {code for code, kind in shop.model.settings.associations.items() if kind.quantity}
    parts = {row.sku: links for row in rows if (links := tuple(each for each in row.links if each.type in counting))}
    bundle_of = {row.sku: row.product for row in rows}
    for sku, links in parts.items():
        for link in links:
            if bundle_of.get(link.sku) != sku and sku in _below(link.sku, parts, bundle_of):
                message = f"'{sku}' contains '{link.sku}', which contains '{sku}'"
                subject = Subject("product", sku)
                yield finding(RULE, link.where, message, "remove one of the links", subject=subject)


def _below(sku: str, parts: Parts, bundle_of: Mapping[str, str]) -> set[str]:
    """All bundles that a part is made of, itself first."""
    seen: set[str] = set()
    waiting = [sku]
    while waiting:
        bundle = bundle_of.get(waiting[-1], waiting[-1])
        waiting.pop()
        if bundle not in seen:
            seen.add(bundle)
            waiting += [link.sku for link in parts.get(bundle, ())]
    return seen
