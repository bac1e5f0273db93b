"""One change as governance judges it: what changed, of which product, in which file."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct

from omnicat.attributes.definition import Money
from omnicat.model.product import Product
from omnicat.review.changes import Comparison, FactChange, ListChange, ProductChange, UseChange, ValueChange

WHOLE = "*"
"""What stands for a product itself, among its attributes, in a change's key."""

KIND_BY_PLACE = (
    ("catalog/governance.yaml", "governance"),
    ("catalog/products/", "product"),
    ("catalog/inventory.csv", "stock"),
    ("catalog/sources/", "stock"),
    ("catalog/", "model"),
    ("channel_profiles/", "profile"),
    ("tables/", "profile"),
    ("templates/", "template"),
    ("specs/", "spec"),
    ("assets/", "asset"),
)

RECORD = (".yaml", ".yml")


class Change(Struct, frozen=True):
    """A change. `product` is the product's SKU, `sku` that of the product or variant; '' for what is no product. Of money
    each `currency` is a change of its own. `percent` is below 0 where a number fell; -100 where it is gone.

    `families` and `categories` are those before and after: who owned it before has a say, too. `brand` is what the product
    itself says.
    """

    kind: str
    path: str
    was_path: str = ""
    product: str = ""
    sku: str = ""
    attribute: str = ""
    locale: str = ""
    channel: str = ""
    currency: str = ""
    old: Any = None
    new: Any = None
    percent: Decimal | None = None
    families: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    brand: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What it is about, the same whatever it said before: two changes of one value have one key."""
        if not self.product:
            return ("", self.path, self.attribute)
        return (self.sku, self.attribute, self.locale, self.channel, self.currency)

    @property
    def paths(self) -> tuple[str, ...]:
        """The file after and before."""
        return tuple(dict.fromkeys(path for path in (self.path, self.was_path) if path))

    @property
    def move(self) -> Decimal:
        """By how many percent a number moved, up or down; 0 where there is no number."""
        return abs(self.percent) if self.percent is not None else Decimal(0)


def kind_of_file(path: str) -> str:
    """What kind of change it is when this file changes; `product` for those that are looked into."""
    return next((kind for place, kind in KIND_BY_PLACE if path == place or path.startswith(place)), "file")


def changes_of(
    comparison: Comparison, before: Mapping[str, Product], after: Mapping[str, Product]
) -> tuple[Change, ...]:
    """What differs in products, in the order of the comparison. `before` and `after` are those products by path."""
    found: list[Change] = []
    for each in comparison.products:
        was, now = before.get(each.was_path), after.get(each.path)
        sides = [side for side in (was, now) if side]
        found += _Product(each, sides).changes()
    return tuple(found)


def record_changes(path: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """What differs in an original's record, by its keys."""
    for key in sorted({*old, *new}):
        if old.get(key) != new.get(key) or (key in old) != (key in new):
            yield Change("asset", path, path, attribute=str(key), old=_plain(old.get(key)), new=_plain(new.get(key)))


class _Product:
    def __init__(self, change: ProductChange, sides: list[Product]) -> None:
        self._change = change
        self._families = tuple(dict.fromkeys(each.family for each in reversed(sides) if each.family))
        self._brand = next((text for each in reversed(sides) if (text := _brand(each))), "")
        self._categories = tuple(dict.fromkeys(name for each in reversed(sides) for name in each.categories))

    def changes(self) -> Iterator[Change]:
        change = self._change
        if change.kind == "removed":
            yield self._one("removed", change.sku, WHOLE, change.sku, None)
            return
        if change.kind == "added":
            yield self._one("added", change.sku, WHOLE, None, change.sku)
        if change.kind in ("renamed", "moved"):
            old, new = (change.was_sku, change.sku) if change.kind == "renamed" else (change.was_path, change.path)
            yield self._one("renamed", change.sku, WHOLE, old, new)
        for variant in change.variants:
            if variant.kind != "moved":
                yield self._one(variant.kind, variant.sku, WHOLE, variant.was_sku or None, variant.sku)
        for value in change.values:
            yield self._value(value)
        for fact in change.facts:
            yield self._fact(fact)
        for listed in (*([change.categories] if change.categories else ()), *change.links):
            yield self._list(listed)
        for use in change.uses:
            yield self._use(use)

    def _value(self, value: ValueChange) -> Change:
        said = {"locale": value.locale, "channel": value.channel, "currency": value.currency}
        percent = value.percent
        if percent is None and value.new is None and isinstance(value.old, Money):
            percent = Decimal(-100)
        return self._one("value", value.sku, value.code, _plain(value.old), _plain(value.new), percent, **said)

    def _fact(self, fact: FactChange) -> Change:
        is_retired = fact.what == "status" and fact.new == "retired" and self._change.kind != "added"
        kind = "retired" if is_retired else "value"
        return self._one(kind, fact.sku, fact.what, fact.old or None, fact.new or None, channel=fact.channel)

    def _list(self, listed: ListChange) -> Change:
        kind = "value" if listed is self._change.categories else "association"
        return self._one(kind, self._change.sku, listed.name, listed.old, listed.new)

    def _use(self, use: UseChange) -> Change:
        return self._one("asset", use.sku, use.role, use.paths.old, use.paths.new, channel=use.channel)

    def _one(
        self, kind: str, sku: str, attribute: str, old: Any, new: Any, percent: Decimal | None = None, **said: str
    ) -> Change:
        change = self._change
        return Change(
            kind,
            change.path,
            change.was_path,
            change.sku,
            sku,
            attribute,
            old=old,
            new=new,
            percent=percent,
            families=self._families,
            categories=self._categories,
            brand=self._brand,
            **said,
        )


def _brand(product: Product) -> str:
    said = next(iter(product.root.values.get("brand", {}).values()), "")
    return said if isinstance(said, str) else ""


def _plain(value: Any) -> Any:
    """A value as an expression sees it: money as its amount, the rest as it is."""
    if isinstance(value, Money) and len(value.amounts) == 1:
        return value.amounts[0][1]
    return tuple(map(_plain, value)) if isinstance(value, list) else value
