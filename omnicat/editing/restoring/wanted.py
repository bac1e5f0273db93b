"""Which products and which of their values are to be brought back."""

from collections.abc import Callable

from msgspec import Struct

from omnicat.catalog import read_product
from omnicat.editing.restoring.parts import OF_A_PRODUCT, Part
from omnicat.editing.restoring.sides import Side, Sides, Spot
from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.finding_sku import look_for, nearest_sku
from omnicat.looking.searching import expression_of, is_true_of
from omnicat.model.catalog import Model
from omnicat.repository import Folder


class Wanted(Struct, frozen=True):
    """What to bring back. Products by SKU (with all below each) and by an expression over what they say today, or said last;
    parts by name: attributes, roles, types of link, status, family, categories. What is empty asks for all.

    `is_exact`: products and variants that came since are taken away, SKUs are as they were, and variants are where they were.
    """

    skus: tuple[str, ...] = ()
    select: str = ""
    names: tuple[str, ...] = ()
    is_exact: bool = False
    with_assets: bool = False

    def has(self, part: Part) -> bool:
        """Whether the part is asked for."""
        return not self.names or part.name in self.names


def check(wanted: Wanted, sides: Sides, files: Folder, model: Model) -> None:
    """Raises OmnicatError where something is named that neither is nor was."""
    for sku in wanted.skus:
        if sku not in sides.now.spots and sku not in sides.then.spots and look_for(sku, files, model) is None:
            raise OmnicatError(f"SKU '{sku}' does not exist, and did not then", nearest_sku(sku, files))
    settings = model.settings
    known_names = (*model.attributes, *settings.roles, *settings.associations, *OF_A_PRODUCT)
    said = {key for side in (sides.then, sides.now) for spot in side.spots.values() for key in _names(spot)}
    for name in wanted.names:
        if name not in known_names and name not in said:
            raise OmnicatError(f"attribute '{name}' does not exist, and did not then", did_you_mean(name, known_names))


def _names(spot: Spot) -> tuple[str, ...]:
    return tuple(key for section in ("attributes", "assets", "associations") for key in spot.said.get(section) or ())


def chooser(wanted: Wanted, model: Model) -> Callable[[Side, Spot], bool]:
    """Tells whether a product or variant of a side is asked for. Raises OmnicatError where the expression is none."""
    where = expression_of(wanted.select, "--select", model) if wanted.select else None
    known: dict[tuple[int, str], bool] = {}

    def by_expression(side: Side, spot: Spot) -> bool:
        key = id(side), spot.document.path
        if where is not None and key not in known:
            product, _ = read_product(spot.document, model)
            known[key] = product is not None and is_true_of(where, product, model)
        return where is None or known[key]

    def is_chosen(side: Side, spot: Spot) -> bool:
        return (not wanted.skus or _is_below(spot, side, wanted.skus)) and by_expression(side, spot)

    return is_chosen


def _is_below(spot: Spot, side: Side, skus: tuple[str, ...]) -> bool:
    here: Spot | None = spot
    while here is not None:
        if here.sku in skus:
            return True
        here = side.spots.get(here.parent) if here.parent else None
    return False
