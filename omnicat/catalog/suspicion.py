"""Which rows may have something wrong between them: told by names that several have, or that lead nowhere."""

from collections.abc import Set as AbstractSet

from msgspec import Struct

from omnicat.catalog.rows import Row, UniqueValue

NONE: AbstractSet[str] = frozenset()


class Suspicion(Struct, frozen=True):
    """The names to look at again; false where there are none.

    `skus`, `gtins`, `slugs` and `values` (as `key_of` writes them) are of several rows; `references` are what is
    referred to, by its kind, and `assets` what is used, and neither is there; `linked` are SKUs that are not there,
    that are retired, or that stand for a bundle which is a part of another.
    """

    skus: AbstractSet[str] = NONE
    gtins: AbstractSet[str] = NONE
    slugs: AbstractSet[str] = NONE
    values: AbstractSet[str] = NONE
    linked: AbstractSet[str] = NONE
    references: AbstractSet[tuple[str, str]] = frozenset()
    assets: AbstractSet[str] = NONE

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__struct_fields__)

    def is_about(self, row: Row) -> bool:
        """Whether the row has one of the names, or names one of the things."""
        return (
            row.sku in self.skus
            or row.sku in self.linked
            or row.gtin in self.gtins
            or row.slug.lower() in self.slugs
            or any(link.sku in self.linked for link in row.links)
            or any(key_of(each) in self.values for each in row.unique_values)
            or any((each.to, each.target) in self.references for each in row.references)
            or any(use.path in self.assets for use in row.assets)
        )


def key_of(value: UniqueValue) -> str:
    """The text by which values are compared."""
    return f"{value.attribute}\0{value.text}"
