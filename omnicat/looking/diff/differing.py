"""What differs between two revisions of a catalog, with what that does to its channels."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.diff.choosing import Fits, chooser
from omnicat.looking.diff.paths import within
from omnicat.looking.diff.showing import Asked, channel_effects
from omnicat.looking.diff.sides import Files, Sides, read_sides
from omnicat.looking.diff.touching import with_counts
from omnicat.looking.diff.view import DiffView
from omnicat.looking.diff.viewing import view_of
from omnicat.model.channel import Profile
from omnicat.model.product import Product
from omnicat.pipeline import Gathered
from omnicat.repository import Range
from omnicat.review import Comparison, ProductChange, compare

Gather = Callable[[str], Gathered | None]
"""The catalog worked on as it is at a commit, '' for the files as they are now; None where there is none there, or no product."""


class Wish(Struct, frozen=True):
    """What is asked for. `select` is a pattern of SKUs or an expression, `paths` the only files and folders, `channels` the
    only ones to look at; with `everything` every product whose listings may differ is shown anew.
    """

    select: str = ""
    paths: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    everything: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether not every product is asked for."""
        return bool(self.select or self.paths)


class Diff(Struct, frozen=True):
    """What differs, in words, and the files of both sides, before and after; and the comparison that tells it."""

    view: DiffView
    files: tuple[Files, Files]
    sides: Sides
    found: Comparison


def diff(root: Path, between: Range, wish: Wish, gather: Gather | None) -> Diff:
    """What differs between two commits, or one and the files as they are now; without `gather`, nothing of channels.
    Raises OmnicatError.
    """
    sides = read_sides(root, between)
    found = compare(sides.before, sides.after, sides.renamed)
    if wish.select:
        found = _chosen(found, sides, chooser(wish.select))
    if wish.paths:
        found = within(found, wish.paths, sides)
    effect = None
    if gather and sides.paths and (found or not wish.is_narrow):
        before, after = gather(between.base), gather(between.head)
        _check_channels(
            wish.channels, {**(before.plan.profiles if before else {}), **(after.plan.profiles if after else {})}
        )
        found = with_counts(found, before, after)
        effect = channel_effects(before, after, sides, _asked(wish, found))
    elif gather:
        effect = ()
    models = (sides.before.model, sides.after.model)
    return Diff(view_of(found, effect, between, models, _names(sides)), sides.files, sides, found)


def _check_channels(names: Iterable[str], known: Mapping[str, Profile]) -> None:
    for name in names:
        if name not in known:
            raise OmnicatError(f"channel '{name}' does not exist", did_you_mean(name, known))


def _asked(wish: Wish, found: Comparison) -> Asked:
    skus = frozenset(sku for each in found.products for sku in (*each.skus, each.was_sku)) if wish.is_narrow else None
    asked = Asked(wish.channels, skus)
    return replace(asked, most=None) if wish.everything else asked


def _chosen(found: Comparison, sides: Sides, fits: Fits) -> Comparison:
    """The products that are chosen, on either side; nothing of the model and the originals: nobody asked."""

    def is_chosen(change: ProductChange) -> bool:
        pairs = ((sides.before, change.was_path), (sides.after, change.path))
        return any(path in side.products and fits(side.products[path], side.model) for side, path in pairs)

    return Comparison(tuple(filter(is_chosen, found.products)))


def _names(sides: Sides) -> Mapping[str, str]:
    """What products are called in the default locale, by SKU; as they were called where they are gone."""
    locale = sides.after.model.settings.locale
    return {**_called(sides.before.products.values(), locale), **_called(sides.after.products.values(), locale)}


def _called(products: Iterable[Product], locale: str) -> Mapping[str, str]:
    names = ((each.sku, each.root.values.get("name", {})) for each in products)
    return {sku: str(said.get(locale) or next(iter(said.values()))) for sku, said in names if said}
