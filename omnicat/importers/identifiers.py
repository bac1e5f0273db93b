"""The SKUs an import has met: each is one product's or variant's, short, and without signs that can't be seen."""

from msgspec import Struct, field

from omnicat.importers.naming import digest_of, sku_trouble
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.rules import BAD_SKU, DUPLICATE_SKU, NO_SKU


class Skus(Struct):
    """Admits each SKU once, across all tables of an import. `said` are those that some row still to come has."""

    notes: Notes
    place_by_sku: dict[str, str] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)

    def admits(self, sku: str, cell: Cell, missing: str = "the row has no SKU") -> bool:
        """Whether a row may have this SKU; if not, why not is noted and the row is to be refused."""
        if not sku:
            self.notes.wrong(NO_SKU, cell, missing, "give the product a SKU", kind="refused")
        elif trouble := sku_trouble(sku):
            shown = f"'{sku[:40]}…' is {trouble}"
            self.notes.wrong(BAD_SKU, cell, shown, "shorten it", kind="refused", value=sku[:200])
        elif sku in self.place_by_sku:
            shown = f"'{sku}' stands in {self.place_by_sku[sku]} already"
            self.notes.wrong(DUPLICATE_SKU, cell, shown, "remove one of the rows", kind="refused", value=sku)
        else:
            self.place_by_sku[sku] = str(cell.where)
            return True
        return False

    def free(self, sku: str) -> str:
        """The same SKU, or one with a digest behind it where it is another's."""
        return f"{sku}-{digest_of(sku)[:4].upper()}" if sku in self.place_by_sku or sku in self.said else sku

    def __contains__(self, sku: str) -> bool:
        return sku in self.place_by_sku
