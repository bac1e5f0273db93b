"""A product shown in a channel: the listings of its variants, every field with its origin."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from omnicat.channels.about import Unfilled, about_listing, is_selected
from omnicat.channels.filling import fill
from omnicat.channels.mapping import Channel
from omnicat.channels.pictures import files_of, pictures_of
from omnicat.channels.records import record_of
from omnicat.channels.shop import Shop
from omnicat.channels.values import resolve, with_defaults
from omnicat.findings import Finding, Location
from omnicat.model.catalog import Model
from omnicat.model.listing import Listing, Resolved
from omnicat.model.product import Lineage, Product, leaves


@dataclass(slots=True)
class Resolutions:
    """The resolved values of one product's nodes, worked out once for all channels that see them alike."""

    product: Product
    model: Model
    known: dict[tuple[str, str, tuple[str, ...]], dict[str, Resolved]] = field(default_factory=dict)

    def of(self, lineage: Lineage, locale: str, names: tuple[str, ...]) -> dict[str, Resolved]:
        """The values of a node in a locale, as one of those channels has it."""
        own = tuple(name for name in names if any(name in node.overrides for node in lineage))
        key = (lineage[-1].pointer, locale, own)
        if key not in self.known:
            found = resolve(lineage, self.product.path, self.model, locale, own)
            family = self.model.families.get(self.product.family)
            self.known[key] = with_defaults(found, family.attributes if family else (), self.model, locale)
        return self.known[key]


def show(
    product: Product, channel: Channel, shop: Shop, seen: Resolutions
) -> tuple[Listing | None, tuple[Finding, ...]]:
    """The product as one channel shows it: a listing for the product itself, in `variants` those of its sold
    variants that the channel's `select` takes. None where the channel shows nothing of it. Fields, records and
    images are all filled in.
    """
    problems: list[Finding] = []
    view = _View(product, channel, shop, seen)
    chosen = tuple(view.chosen(problems))
    if not chosen:
        return None, tuple(problems)
    root = (product.root,)
    if not product.root.variants:
        return view.listing(view.unfilled(root, "single"), problems), tuple(problems)
    children = tuple(
        view.listing(replace(view.unfilled(lineage, "child"), place=place, count=len(chosen)), problems)
        for place, lineage in enumerate(chosen, 1)
    )
    pictures = tuple(each for child in children for each in child.images)
    told = problems if writes_parents(channel) else []
    bare = replace(view.unfilled(root, "parent"), count=len(chosen), shown_by_variants=pictures)
    return replace(view.listing(bare, told), variants=children), tuple(problems)


def writes_parents(channel: Channel) -> bool:
    """Whether a product's own listing is written, beside or around those of its variants."""
    return channel.profile.spec.parents or any(feed.unit == "product" for feed in channel.profile.feeds)


def sold(shown: Listing, channel: Channel) -> Iterator[Listing]:
    """The listings that a feed with one item a listing holds: the parent first where the channel wants it."""
    if shown.kind == "single" or channel.profile.spec.parents:
        yield shown
    yield from shown.variants


@dataclass(frozen=True, slots=True)
class _View:
    """One product, looked at from one channel."""

    product: Product
    channel: Channel
    shop: Shop
    seen: Resolutions

    def chosen(self, problems: list[Finding]) -> Iterator[Lineage]:
        """The sold nodes that the channel takes."""
        for lineage in leaves(self.product.root):
            if not _is_excluded(lineage, self.channel.profile.names) and is_selected(
                self.channel, self.product, lineage, self._values(lineage), self.shop, problems
            ):
                yield lineage

    def unfilled(self, lineage: Lineage, kind: str) -> Unfilled:
        """A node's listing before its fields."""
        profile, model = self.channel.profile, self.shop.model
        pictures = pictures_of(lineage, self.product, profile, model, self.shop.encoder)
        files = files_of(lineage, self.product, profile, model)
        return Unfilled(self.product, lineage, kind, self._values(lineage), pictures, files)

    def listing(self, bare: Unfilled, problems: list[Finding]) -> Listing:
        """The listing with its fields and its record."""
        profile = self.channel.profile
        about = about_listing(bare, self.channel, self.shop)
        where = Location(self.product.path, 0, 0, bare.lineage[-1].pointer)
        given = {"listing": about, **self.channel.given}
        fields = fill(self.channel, bare.kind, bare.values, given, self.shop.model, where, bare.sku, problems)
        return Listing(
            bare.sku,
            self.product.sku,
            bare.kind,
            profile.name,
            profile.locale,
            where,
            bare.values,
            fields,
            bare.pictures,
            bare.files,
            about,
            record_of(fields, profile, about),
        )

    def _values(self, lineage: Lineage) -> dict[str, Resolved]:
        return self.seen.of(lineage, self.channel.profile.locale, self.channel.profile.names)


def _is_excluded(lineage: Lineage, names: tuple[str, ...]) -> bool:
    return any(name in node.overrides and node.overrides[name].exclude for node in lineage for name in names)
