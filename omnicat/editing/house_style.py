"""Catalog files in the house style: which order their keys have, and how each file would look."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from omnicat.catalog import load_model
from omnicat.documents.entries import Group, Leaf
from omnicat.documents.formatting import formatted
from omnicat.documents.key_order import NO_ORDER, KeyOrder
from omnicat.findings import Finding
from omnicat.model.catalog import Model
from omnicat.model.files import Files
from omnicat.schemas import KINDS, product_schema_for_family
from omnicat.schemas.key_orders import key_order_of

YAML = (".yaml", ".yml")


class Styled(Struct, frozen=True):
    """One file as it is and as it would be; `after` is empty where `findings` say why it has to stay as it is."""

    path: str
    before: bytes
    after: bytes
    findings: tuple[Finding, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether it is not in the house style, and can be."""
        return bool(self.after) and self.after != self.before


class HouseStyle(Struct, frozen=True, dict=True):
    """The style of one catalog's files. `dict=True`: orders are kept once they are made."""

    model: Model
    _orders: dict[str, KeyOrder] = field(default_factory=dict)

    def styled(self, path: str, content: bytes) -> Styled:
        """One file; never raises for what `content` holds."""
        text, findings = formatted(content, path, lambda group: self._order_of(path, group), self._locales)
        return Styled(path, content, text.encode(), findings)

    @cached_property
    def _locales(self) -> Mapping[str, int]:
        return {locale: place for place, locale in enumerate(self.model.settings.locales)}

    def _order_of(self, path: str, group: Group) -> KeyOrder:
        kind = kind_of(path)
        if kind == "product":
            said = group.entry("family")
            family = said.value.said if said and isinstance(said.value, Leaf) else ""
            return self._known(f"product {family}" if family in self.model.families else "product", family)
        return self._known(kind, "") if kind else NO_ORDER

    def _known(self, name: str, family: str) -> KeyOrder:
        if name not in self._orders:
            self._orders[name] = (
                self._of_family(family) if name.startswith("product ") else key_order_of(KINDS[name].schema)
            )
        return self._orders[name]

    def _of_family(self, code: str) -> KeyOrder:
        """A family's own order; a variant begins with what tells it from the others."""
        family = self.model.families[code]
        order = key_order_of(product_schema_for_family(family, self.model))
        said = order.of("attributes")
        codes = tuple(dict.fromkeys((*family.axes, *said.rank)))
        of_variants = replace(said, rank={code: place for place, code in enumerate(codes)})
        variant = order.of("variants").of(None)
        variant.below = {**variant.below, "attributes": of_variants}
        return order


def house_style(files: Files) -> HouseStyle:
    """The style of the catalog in these files; what is broken in its model has no order."""
    return HouseStyle(load_model(files)[0])


def kind_of(path: str) -> str:
    """The kind of file that stands there; empty where there is none."""
    return next((name for name, kind in KINDS.items() if any(_fits(path, glob) for glob in kind.globs)), "")


def _fits(path: str, glob: str) -> bool:
    folder, has_folders, _ = glob.partition("**/")
    return path == glob or (bool(has_folders) and path.startswith(folder) and Path(path).suffix in YAML)
