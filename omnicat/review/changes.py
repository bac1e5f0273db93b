"""What differs between two catalogs, as plain facts: nothing of how they are shown."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from omnicat.attributes.definition import Value
from omnicat.model.asset import Asset
from omnicat.model.product import AssetUse

Kind = Literal["added", "removed", "renamed", "moved", "changed"]


class ValueChange(Struct, frozen=True):
    """One value before and after; None where nothing is said. `sku` is the product or variant as it is called after
    (before, where it is removed), `path` its file.

    `locale` is '' where the attribute is not localizable, `channel` '' but for what a channel says its own way. Of money
    each `currency` is a change of its own: both sides are Money in it alone. `percent` is exact, for money and measures
    on both sides, converted where their units differ; None where there is none.
    """

    sku: str
    code: str
    locale: str
    channel: str
    old: Value | None
    new: Value | None
    percent: Decimal | None
    path: str
    currency: str = ""


class FactChange(Struct, frozen=True):
    """What a product or variant says beside its attributes: `what` is family, status or exclude (of a channel: 'true' or
    '')."""

    sku: str
    what: str
    old: str
    new: str
    channel: str = ""


class ListChange(Struct, frozen=True):
    """A list before and after: categories, or `SKU` and `SKU x 2` of an association type, which is its `name`."""

    name: str
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def added(self) -> tuple[str, ...]:
        """What is new, in its order."""
        return tuple(each for each in self.new if each not in self.old)

    @property
    def removed(self) -> tuple[str, ...]:
        """What is gone, in its order."""
        return tuple(each for each in self.old if each not in self.new)

    @property
    def is_reordered(self) -> bool:
        """Whether nothing but the order differs."""
        return not self.added and not self.removed


class UseChange(Struct, frozen=True):
    """What a product or variant uses in a role before and after, on one channel only where it is named."""

    sku: str
    role: str
    channel: str
    old: tuple[AssetUse, ...]
    new: tuple[AssetUse, ...]

    @property
    def paths(self) -> ListChange:
        """The assets' paths."""
        return ListChange(self.role, tuple(each.path for each in self.old), tuple(each.path for each in self.new))


class VariantChange(Struct, frozen=True):
    """A variant that came, went, has another SKU, or stands elsewhere: below another parent, or in another `place` among
    its siblings (from 0; both are those after, before where it is removed). What it says is among the product's changes.
    """

    sku: str
    was_sku: str
    kind: Kind
    parent: str
    was_parent: str
    place: int


class ProductChange(Struct, frozen=True):
    """One product. Of one that is added or removed, all it says is new or gone. `was_sku` and `was_path` are those
    before, '' for an added one; `sku` and `path` those after, before where it is removed.
    """

    sku: str
    was_sku: str
    path: str
    was_path: str
    kind: Kind
    family: str = ""
    values: tuple[ValueChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    categories: ListChange | None = None
    links: tuple[ListChange, ...] = ()
    uses: tuple[UseChange, ...] = ()
    variants: tuple[VariantChange, ...] = ()

    @property
    def skus(self) -> tuple[str, ...]:
        """Every SKU that a change is about, each once."""
        said = (*(each.sku for each in self.values), *(each.sku for each in self.facts))
        stands = (*(each.sku for each in self.uses), *(each.sku for each in self.variants))
        return tuple(dict.fromkeys((self.sku, *said, *stands)))


class Detail(Struct, frozen=True):
    """A part of something, by its keys (`labels/en-US`), as text before and after; '' for nothing."""

    key: str
    old: str
    new: str


class ModelChange(Struct, frozen=True):
    """Something of the model that differs. `kind` is setting, attribute, option (`color/navy`), family, category,
    location, stock, channel or template. `products` are so many that it touches; None where nobody counted.
    """

    kind: str
    code: str
    change: Literal["added", "removed", "changed"]
    details: tuple[Detail, ...] = ()
    products: int | None = None


class AssetChange(Struct, frozen=True):
    """An original, or what its record says. `kind` is moved where the same content has another path; `is_replaced` where
    the content differs. `products` are so many that use it.
    """

    path: str
    was_path: str
    kind: Kind
    old: Asset | None
    new: Asset | None
    details: tuple[Detail, ...] = ()
    products: int | None = None

    @property
    def is_replaced(self) -> bool:
        """Whether it shows something else than before."""
        return bool(self.old and self.new and self.old.digest != self.new.digest)


class Unread(Struct, frozen=True):
    """A product file that could not be read on one side, so that nothing can be said of it. `side` is before or after."""

    path: str
    side: Literal["before", "after"]
    message: str


class Comparison(Struct, frozen=True):
    """All that differs between two catalogs: products by path, originals by path, the model by kind and code."""

    products: tuple[ProductChange, ...] = ()
    models: tuple[ModelChange, ...] = ()
    assets: tuple[AssetChange, ...] = ()
    unread: tuple[Unread, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs, or could not be compared."""
        return bool(self.products or self.models or self.assets or self.unread)
