"""A bundle contains itself, through its parts.

How many of it can be sold follows from its parts; in a circle it would follow from itself.

Bad: the gift set contains the mug set, and the mug set the gift set.

Good: the gift set contains two mugs.

Fix: remove one of the links in the circle.
"""

from collections.abc import Iterator, Mapping

from omnicat.catalog.whole import Whole
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Rule, Severity, Subject, finding

RULE = Rule("link/bundle-cycle", Severity.ERROR, __doc__)
Bundles = Mapping[str, list[str]]
"""SKU of a bundle -> the bundles it is made of."""


def check(whole: Whole, shop: Shop) -> Iterator[Finding]:
    """The links that count, from every bundle down to its parts; a variant is a part of what its product is."""
    counting = {code for code, kind in shop.model.settings.associations.items() if kind.quantity}
    suspects = whole.suspects
    parts = {
        row.sku: links for row in suspects if (links := tuple(each for each in row.links if each.type in counting))
    }
    bundle_of = {row.sku: row.product for row in suspects}
    leads_to = {
        sku: [bundle for link in links if (bundle := bundle_of.get(link.sku, link.sku)) in parts]
        for sku, links in parts.items()
    }
    circling = _circling(leads_to)
    for sku, links in parts.items():
        for link in links if sku in circling else ():
            bundle = bundle_of.get(link.sku, link.sku)
            if bundle != sku and sku in _below(bundle, leads_to):
                message = f"'{sku}' contains '{link.sku}', which contains '{sku}'"
                subject = Subject("product", sku)
                yield finding(RULE, link.where, message, "remove one of the links", subject=subject)


def _circling(leads_to: Bundles) -> set[str]:
    """The bundles from which one comes to a circle: what is left when all that lead to nothing are taken away."""
    left = {sku: len(bundles) for sku, bundles in leads_to.items()}
    leading_to: dict[str, list[str]] = {}
    for sku, bundles in leads_to.items():
        for bundle in bundles:
            leading_to.setdefault(bundle, []).append(sku)
    waiting = [sku for sku, count in left.items() if not count]
    while waiting:
        bundle = waiting.pop()
        del left[bundle]
        for sku in leading_to.get(bundle, ()):
            left[sku] -= 1
            if not left[sku]:
                waiting.append(sku)
    return set(left)


def _below(bundle: str, leads_to: Bundles) -> set[str]:
    """All bundles that a part is made of, itself first."""
    seen: set[str] = set()
    waiting = [bundle]
    while waiting:
        bundle = waiting.pop()
        if bundle not in seen:
            seen.add(bundle)
            waiting += leads_to.get(bundle, ())
    return seen
