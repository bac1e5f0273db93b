"""A product shown in a channel: the listings of its variants, every field with its origin."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from omnicat.channels.about import Unfilled
from omnicat.channels.allowed import allowed
from omnicat.channels.definitions import definitions_of
from omnicat.channels.located import about_place, places_of, stock_in
from omnicat.channels.mapping import Channel
from omnicat.channels.pictures import Used, used
from omnicat.channels.ready import Ready, ready_of
from omnicat.channels.selecting import is_selected, names_of
from omnicat.channels.shop import Shop
from omnicat.channels.values import resolve
from omnicat.findings import Finding, Location
from omnicat.model.catalog import Model
from omnicat.model.listing import Listing, Resolved
from omnicat.model.product import Lineage, Product
from omnicat.templating import TemplatingProblem

Known = dict[tuple[str, str, tuple[str, ...]], dict[str, Resolved]]


class Resolutions(Struct):
    """The resolved values of one product's nodes, worked out once for all channels that see them alike.

    `kept` holds what else those channels have in common; `has_overrides` whether any channel is spoken of.
    """

    product: Product
    model: Model
    known: Known = field(default_factory=dict)
    kept: dict[Any, Any] = field(default_factory=dict)
    has_overrides: bool = False

    def __post_init__(self) -> None:
        """Looks whether any node says something for a channel."""
        self.has_overrides = any(lineage[-1].overrides for lineage in self.product.lineages)

    def of(self, lineage: Lineage, locale: str, names: tuple[str, ...]) -> dict[str, Resolved]:
        """The values of a node in a locale, as one of those channels has it."""
        own = self.overriding(lineage, names)
        key = (lineage[-1].pointer, locale, own)
        found = self.known.get(key)
        if found is None:
            definitions = definitions_of(self.model)
            # What has no locale is the same in each, and stands below the locale ''.
            same = self.known.setdefault((key[0], "", own), {})
            found = resolve(lineage, self.product.path, definitions.looks(locale), own, same)
            for code, default in definitions.defaults(self.product.family, locale).items():
                found.setdefault(code, default)
            self.known[key] = found
        return found

    def overriding(self, lineage: Lineage, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of a channel's names by which a node or what is above it says something."""
        if not self.has_overrides:
            return ()
        return tuple(name for name in names if any(name in node.overrides for node in lineage))

    def kept_in(self, shop: Shop) -> dict[Any, Any]:
        """What channels have in common, in this shop."""
        kept: dict[Any, Any] | None = self.kept.get(id(shop))
        if kept is None:
            kept = self.kept[id(shop)] = {"shop": shop}
        return kept


def show(
    product: Product, channel: Channel, shop: Shop, seen: Resolutions, left_out: frozenset[str] = frozenset()
) -> tuple[Listing | None, tuple[Finding, ...]]:
    """The product as one channel shows it: a listing for the product itself, in `variants` those of its sold
    variants that the channel's `select` takes, without those left out. None where the channel shows nothing of it.
    Fields, records and images are all filled in.
    """
    problems: list[Finding] = []
    view = _View(product, channel, shop, seen, ready_of(channel, shop), seen.kept_in(shop))
    chosen = tuple(each for each in view.chosen(problems) if each[-1].sku not in left_out)
    if not chosen:
        return None, tuple(problems)
    if channel.profile.spec.each:
        return _in_places(view, chosen, problems), tuple(dict.fromkeys(problems))
    root = (product.root,)
    if not product.root.variants:
        return view.listing(view.unfilled(root, "single"), problems), tuple(problems)
    children = tuple(
        view.listing(view.unfilled(lineage, "child", place, len(chosen)), problems)
        for place, lineage in enumerate(chosen, 1)
    )
    pictures = tuple(each for child in children for each in child.images)
    told = problems if writes_parents(channel) else []
    bare = view.unfilled(root, "parent", 1, len(chosen), shown_by_variants=pictures, variants=children)
    return view.listing(bare, told, children), tuple(problems)


def _in_places(view: "_View", chosen: tuple[Lineage, ...], problems: list[Finding]) -> Listing | None:
    """The product with a listing for every place that has one of its chosen nodes; None where no place has any."""
    product, profile, shop = view.product, view.channel.profile, view.shop
    kind, whole = ("child", "parent") if product.root.variants else ("single", "single")
    places = [
        (view.unfilled(lineage, kind, number, len(chosen)), place)
        for number, lineage in enumerate(chosen, 1)
        for place in places_of(lineage[-1].sku, product, profile, shop)
    ]
    listings = tuple(view.listing(replace(bare, location=place), problems) for bare, place in places)
    return view.listing(view.unfilled((product.root,), whole, 1, len(chosen)), [], listings) if listings else None


def writes_parents(channel: Channel) -> bool:
    """Whether a product's own listing is written, beside or around those of its variants."""
    return channel.profile.spec.parents or any(feed.unit == "product" for feed in channel.profile.feeds)


def tells_of_variants(channel: Channel) -> bool:
    """Whether what a product's own listing says depends on which of its variants there are."""
    asked = (each.expression for each in channel.fields_of("parent"))
    return any(
        ("listing", "variants") in each.reads or (each.root and each.text.startswith("listing.variants."))
        for each in asked
    )


def takes(lineage: Lineage, channel: Channel, seen: Resolutions) -> bool:
    """Whether no node says that it is not for the channel."""
    return not (seen.has_overrides and _is_excluded(lineage, channel.profile.names))


def listing_of(
    lineage: Lineage,
    kind: str,
    product: Product,
    channel: Channel,
    shop: Shop,
    seen: Resolutions,
    problems: list[Finding],
) -> Listing:
    """The listing of one node by itself, without images."""
    view = _View(product, channel, shop, seen, ready_of(channel, shop), seen.kept_in(shop))
    values = values_in(lineage, channel, shop, seen)
    return view.listing(Unfilled(product, lineage, kind, values, (), (), view.kept), problems)


def values_in(lineage: Lineage, channel: Channel, shop: Shop, seen: Resolutions) -> dict[str, Resolved]:
    """The values of a node that the channel may show; the same object each time, for all channels that see them alike."""
    ready = ready_of(channel, shop)
    values = seen.of(lineage, channel.profile.locale, ready.names)
    if not ready.guarded:
        return values
    kept, key = seen.kept_in(shop), ("allowed", id(values), ready.withheld.mark)
    found: dict[str, Resolved] | None = kept.get(key)
    if found is None:
        found = kept[key] = allowed(values, ready.guarded, ready.withheld.reasons)
    return found


def sold(shown: Listing, channel: Channel) -> Iterator[Listing]:
    """The listings that a feed with one item a listing holds: the parent first where the channel wants it."""
    if (shown.kind == "single" and not shown.variants) or channel.profile.spec.parents:
        yield shown
    yield from shown.variants


class _View(Struct):
    """One product, looked at from one channel."""

    product: Product
    channel: Channel
    shop: Shop
    seen: Resolutions
    ready: Ready
    kept: dict[Any, Any]

    def chosen(self, problems: list[Finding]) -> Iterator[Lineage]:
        """The sold nodes that the channel takes."""
        root = self.product.root
        for lineage in self.product.leaves if root.variants else ((root,),):
            if not takes(lineage, self.channel, self.seen):
                continue
            if is_selected(self.channel, self.product, lineage, self._values(lineage), self.shop, problems):
                yield lineage

    def unfilled(self, lineage: Lineage, kind: str, place: int = 1, count: int = 1, **more: Any) -> Unfilled:
        """A node's listing before its fields."""
        pictures, originals, values = self.ready.pictures, self._used(lineage), self._values(lineage)
        encoder = self.shop.encoder
        shows = bool(originals) or pictures.paints
        holds = partial(self._holds, lineage)
        images = pictures.images(originals, encoder, values, holds) if shows else ()
        files = pictures.files(originals, encoder, holds) if originals else ()
        return Unfilled(self.product, lineage, kind, values, images, files, self.kept, place, count, **more)

    def listing(self, bare: Unfilled, problems: list[Finding], variants: tuple[Listing, ...] = ()) -> Listing:
        """The listing with its fields and its record."""
        profile, product = self.channel.profile, self.product
        about = self.ready.about.listing(bare, self.shop)
        if bare.location:
            about |= about_place(bare.sku, product, bare.values, bare.location, self.shop)
        if self.ready.about.asks_places:
            about["stock_in"] = stock_in(bare.sku, product, self.shop)
        where = Location(product.path, 0, 0, bare.lineage[-1].pointer)
        filler = self.ready.fillers[bare.kind]
        steps = filler.steps(self._said(bare.values))
        return Listing(
            bare.sku,
            product.sku,
            bare.kind,
            profile.name,
            profile.locale,
            where,
            bare.values,
            filler.fill(steps, bare.values, about, where, problems),
            steps.made_of,
            bare.pictures,
            bare.files,
            about,
            self.ready.recorder,
            variants,
        )

    def _holds(self, lineage: Lineage, text: str) -> bool:
        """Whether an overlay's condition is true of a node. One that fails is not: nothing false is said of it."""
        names = names_of(self.channel, self.product, lineage, self._values(lineage), self.shop)
        try:
            return bool(names.evaluate(self.channel.conditions[text]))
        except TemplatingProblem:
            return False

    def _values(self, lineage: Lineage) -> dict[str, Resolved]:
        return values_in(lineage, self.channel, self.shop, self.seen)

    def _said(self, values: Mapping[str, Resolved]) -> frozenset[str]:
        """The codes of values; those in the same locale are shared by several channels."""
        kept = self.seen.kept
        said: frozenset[str] | None = kept.get(id(values))
        if said is None:
            said = kept[id(values)] = frozenset(values)
        return said

    def _used(self, lineage: Lineage) -> tuple[Used, ...]:
        own = self.seen.overriding(lineage, self.ready.names)
        reasons, mark = self.ready.withheld
        key = ("used", lineage[-1].pointer, own, mark)
        found: tuple[Used, ...] | None = self.kept.get(key)
        if found is None:
            found = self.kept[key] = used(lineage, self.product, own, self.shop.model, reasons)
        return found


def _is_excluded(lineage: Lineage, names: tuple[str, ...]) -> bool:
    return any(
        name in node.overrides and node.overrides[name].exclude for node in lineage if node.overrides for name in names
    )
