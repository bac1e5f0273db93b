"""Which files a change bears on: those that changed, and those that depend on them."""

from collections.abc import Iterator

from omnicat.pipeline.gathering import Gathered

PRODUCTS = "catalog/products/"
ASSETS = "assets/"
RECORD = ".yaml"

LOCAL = (PRODUCTS, ASSETS)
"""Places where a change bears only on what names it; anywhere else on every product: stock decides what is available."""

PLACES = ("catalog/", "channel_profiles/", "specs/", "templates/", ASSETS)


def bearing_on(changed: frozenset[str], gathered: Gathered) -> frozenset[str] | None:
    """The files whose findings a change may have brought; None means all of them.

    Beside the changed files themselves: products that link to a changed product, or to one that is not there;
    products that use a changed asset; what is wrong with anything that a changed product may have used before;
    and whatever a finding about a changed file stands at.
    """
    inside = frozenset(path for path in changed if path.startswith(PLACES))
    if any(not path.startswith(LOCAL) for path in inside):
        return None
    return inside.union(_dependants(inside, gathered), _left_behind(inside, gathered), _related(inside, gathered))


def _dependants(changed: frozenset[str], gathered: Gathered) -> Iterator[str]:
    path_by_sku = {row.sku: row.where.path for row in gathered.rows}
    assets = {path.removeprefix(ASSETS) for path in changed if path.startswith(ASSETS)}
    assets |= {path.removesuffix(RECORD) for path in assets}
    for row in gathered.rows:
        links = {link.sku for link in row.links} | {each.target for each in row.references if each.to == "product"}
        used = {use.path for use in row.assets} | {each.target for each in row.references if each.to == "asset"}
        leads_to = {path_by_sku.get(sku, "") for sku in links}
        is_dangling = "" in leads_to and _has_products(changed)
        if is_dangling or not changed.isdisjoint(leads_to) or not assets.isdisjoint(used):
            yield row.where.path


def _left_behind(changed: frozenset[str], gathered: Gathered) -> Iterator[str]:
    """What a product used before it changed may be used by none now, and its SKU may still have stock."""
    if _has_products(changed):
        yield from (each.where.path for each in gathered.findings if not each.where.path.startswith(PRODUCTS))


def _has_products(changed: frozenset[str]) -> bool:
    return any(path.startswith(PRODUCTS) for path in changed)


def _related(changed: frozenset[str], gathered: Gathered) -> Iterator[str]:
    for each in gathered.findings:
        if any(where.path in changed for where in each.related):
            yield each.where.path
