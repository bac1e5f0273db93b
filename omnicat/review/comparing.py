"""Two catalogs compared."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from omnicat.model.asset import Asset
from omnicat.model.catalog import Model, Stock
from omnicat.model.channel import Profile
from omnicat.model.product import Product
from omnicat.review.changes import Comparison, ProductChange, Unread
from omnicat.review.models import channel_changes, model_changes, stock_changes, template_changes
from omnicat.review.nodes import likeness
from omnicat.review.originals import asset_changes
from omnicat.review.products import compare_products

SAME = 0.8
"""A product that came is one that went, under another name, when so large a share of what both say is the same."""

MANY = 10_000
"""Pairs of products that are looked at for that."""


class Side(Struct, frozen=True):
    """A catalog as it is compared. `products` by path: those whose files are the same on both sides may be left out of
    both, and so may `assets`. `unread` are the product files that can't be read, with the reason.
    """

    model: Model
    products: Mapping[str, Product] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    stock: Stock = field(default_factory=Stock)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)


def compare(before: Side, after: Side, renamed: Mapping[str, str] | None = None) -> Comparison:
    """All that differs. A product is the same by its SKU, wherever its file is; else by its file, by the file that
    git takes for the same (`renamed` names the old path by the new one), or by what it says.
    """
    return Comparison(
        tuple(_products(before, after, renamed or {})),
        (
            *model_changes(before.model, after.model),
            *channel_changes(before.profiles, after.profiles),
            *template_changes(before.templates, after.templates),
            *stock_changes(before.stock, after.stock),
        ),
        tuple(asset_changes(before.assets, after.assets)),
        (
            *(Unread(path, "before", message) for path, message in sorted(before.unread.items())),
            *(Unread(path, "after", message) for path, message in sorted(after.unread.items())),
        ),
    )


def _products(before: Side, after: Side, renamed: Mapping[str, str]) -> Iterator[ProductChange]:
    was_at = _partners(before.products, after.products, renamed)
    unread = {**before.unread, **after.unread}
    changes: list[ProductChange | None] = []
    for path, product in after.products.items():
        old = before.products.get(was_at.get(path, ""))
        if old is not None or renamed.get(path, path) not in before.unread:
            changes.append(compare_products(old, product))
    gone = before.products.keys() - set(was_at.values()) - unread.keys()
    changes += (compare_products(before.products[path], None) for path in gone)
    yield from sorted((each for each in changes if each), key=lambda each: (each.path, each.sku))


def _partners(
    before: Mapping[str, Product], after: Mapping[str, Product], renamed: Mapping[str, str]
) -> Mapping[str, str]:
    """The old path of each product, by its new one."""
    path_by_sku = {product.sku: path for path, product in reversed([*before.items()])}
    # A file that keeps its SKU is itself, even where another file says the same SKU.
    found = {path: path for path, each in after.items() if path in before and before[path].sku == each.sku}
    taken = set(found.values())
    for path, product in after.items():
        old = path_by_sku.get(product.sku, "")
        if path not in found and old and old not in taken:
            found[path] = old
            taken.add(old)
    for path in after:
        for old in (path, renamed.get(path, "")):
            if path not in found and old in before and old not in taken:
                found[path] = old
                taken.add(old)
    came = [path for path in after if path not in found]
    gone = [path for path in before if path not in taken]
    return {**found, **_alike({path: after[path] for path in came}, {path: before[path] for path in gone})}


def _alike(came: Mapping[str, Product], gone: Mapping[str, Product]) -> Mapping[str, str]:
    """Products with another SKU in another file that say nearly the same: git does not look for those among files that
    it does not know yet. Nobody looks among too many.
    """
    found: dict[str, str] = {}
    for path, product in came.items() if len(came) * len(gone) <= MANY else ():
        near = [(likeness(gone[old].root, product.root), old) for old in gone if old not in found.values()]
        best, old = max(near, default=(0.0, ""))
        if best >= SAME and product.family == gone[old].family:
            found[path] = old
    return found
