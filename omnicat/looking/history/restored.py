"""What a restoration brings back, as it is told."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from omnicat.looking.history.told import CommitView, ValueName


class RestoredValue(Struct, frozen=True):
    """A value that changes: what it says `now` and what it said `then`, in words, null where nothing. `is_uncommitted`: what it
    says now is in no commit, and would be lost.
    """

    value: ValueName
    now: str | None
    then: str | None
    percent: Decimal | None
    is_uncommitted: bool


class RestoredProduct(Struct, frozen=True):
    """A product or variant that changes, comes back or is taken away. `was_sku` is its SKU then, where that was another;
    `path` the file that is written.
    """

    sku: str
    was_sku: str
    path: str
    state: Literal["changed", "brought back", "taken away"]
    is_uncommitted: bool
    values: tuple[RestoredValue, ...]


class LeftOut(Struct, frozen=True):
    """What can't be brought back, and why."""

    sku: str
    name: str
    message: str


class RestoredAsset(Struct, frozen=True):
    """An original that values name and that is gone: `is_back` where it comes back too; `path` runs from the catalog's root."""

    path: str
    is_back: bool


class Restoration(Struct, frozen=True):
    """A plan: the commit, the products with their values, the originals, and what can't be brought back."""

    commit: CommitView
    products: tuple[RestoredProduct, ...]
    assets: tuple[RestoredAsset, ...]
    left_out: tuple[LeftOut, ...]
