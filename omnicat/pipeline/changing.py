"""Which files a change bears on: those that changed, and those that depend on them."""

from collections.abc import Collection, Iterator

from omnicat.catalog.rows import Row
from omnicat.catalog.text_set import TextSet
from omnicat.catalog.whole import Rows
from omnicat.findings import Finding

PRODUCTS = "catalog/products/"
ASSETS = "assets/"
RECORD = ".yaml"

LOCAL = (PRODUCTS, ASSETS)
"""Places where a change bears only on what names it; anywhere else on every product: stock decides what is available."""

HANG_ON_PRODUCTS = frozenset(
    (
        *("asset/no-model-release", "asset/unknown-name", "asset/unused", "category/unused", "family/unused"),
        *("source/stock-of-parent", "source/unknown-sku"),
    )
)
"""Rules that find something wrong elsewhere for what products say, or say no more."""

PLACES = ("catalog/", "channel_profiles/", "specs/", "tables/", "templates/", ASSETS)


def bearing_on(changed: frozenset[str], rows: Rows, findings: Collection[Finding]) -> frozenset[str] | None:
    """The files whose findings a change may have brought; None means all of them. `findings` are those of the whole.

    Beside the changed files themselves: products that link to a changed product, or to one that is not there;
    products that use a changed asset; what is wrong with anything that a changed product may have used before;
    and whatever a finding about a changed file stands at.
    """
    inside = frozenset(path for path in changed if path.startswith(PLACES))
    if any(not path.startswith(LOCAL) for path in inside):
        return None
    return inside.union(_dependants(inside, rows), _left_behind(inside, findings), _related(inside, findings))


def _dependants(changed: frozenset[str], rows: Rows) -> Iterator[str]:
    known, moved = _skus(changed, rows) if _has_products(changed) else (None, set())
    assets = {path.removeprefix(ASSETS) for path in changed if path.startswith(ASSETS)}
    assets |= {path.removesuffix(RECORD) for path in assets}
    for row in rows() if changed else ():
        to_moved = any(sku in moved or (known is not None and sku not in known) for sku in _linked(row))
        if to_moved or any(path in assets for path in _used(row)):
            yield row.where.path


def _skus(changed: frozenset[str], rows: Rows) -> tuple[TextSet, set[str]]:
    """All SKUs, and those in changed files; of a SKU that stands in several files the last one counts."""
    known, moved = TextSet(), set[str]()
    for row in rows():
        known.add(row.sku)
        if row.where.path in changed:
            moved.add(row.sku)
        else:
            moved.discard(row.sku)
    return known, moved


def _linked(row: Row) -> Iterator[str]:
    yield from (link.sku for link in row.links)
    yield from (each.target for each in row.references if each.to == "product")


def _used(row: Row) -> Iterator[str]:
    yield from (use.path for use in row.assets)
    yield from (each.target for each in row.references if each.to == "asset")


def _left_behind(changed: frozenset[str], findings: Collection[Finding]) -> Iterator[str]:
    """What a product used before it changed may be used by none now, and its SKU may still have stock."""
    if _has_products(changed):
        yield from (each.where.path for each in findings if each.rule in HANG_ON_PRODUCTS)


def _has_products(changed: frozenset[str]) -> bool:
    return any(path.startswith(PRODUCTS) for path in changed)


def _related(changed: frozenset[str], findings: Collection[Finding]) -> Iterator[str]:
    for each in findings:
        if any(where.path in changed for where in each.related):
            yield each.where.path
