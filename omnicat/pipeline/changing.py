"""Which files a change bears on: those that changed, and those that depend on them."""

from collections.abc import Iterator

from omnicat.pipeline.gathering import Gathered

LOCAL = ("catalog/products/", "assets/", "catalog/inventory.csv")
"""Places where a change bears only on what names it; anywhere else on every product."""

PLACES = ("catalog/", "channel_profiles/", "specs/", "templates/", "assets/")


def bearing_on(changed: frozenset[str], gathered: Gathered) -> frozenset[str] | None:
    """The files whose findings a change may have brought; None means all of them.

    Beside the changed files themselves: products that link to a changed product, or to one that is not there;
    products that use a changed asset; and whatever a finding about a changed file stands at.
    """
    inside = frozenset(path for path in changed if path.startswith(PLACES))
    if any(not path.startswith(LOCAL) for path in inside):
        return None
    return inside.union(_dependants(inside, gathered), _related(inside, gathered))


def _dependants(changed: frozenset[str], gathered: Gathered) -> Iterator[str]:
    known = {row.sku: row.where.path for row in gathered.rows}
    assets = {path.removeprefix("assets/") for path in changed if path.startswith("assets/")}
    assets |= {path.removesuffix(".yaml") for path in assets}
    products_changed = any(path.startswith("catalog/products/") for path in changed)
    for row in gathered.rows:
        links = {link.sku for link in row.links} | {each.target for each in row.references if each.to == "product"}
        paths = {known.get(sku, "") for sku in links}
        if not changed.isdisjoint(paths) or ("" in paths and products_changed):
            yield row.where.path
        if any(use.path in assets for use in row.assets):
            yield row.where.path


def _related(changed: frozenset[str], gathered: Gathered) -> Iterator[str]:
    for each in gathered.findings:
        if any(where.path in changed for where in each.related):
            yield each.where.path
