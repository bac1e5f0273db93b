"""A product shown in a channel: the listings of its variants, every field with its origin."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from omnicat.channels.about import about_listing, is_selected
from omnicat.channels.filling import fill
from omnicat.channels.mapping import Channel
from omnicat.channels.pictures import files_of, pictures_of
from omnicat.channels.records import record_of
from omnicat.channels.shop import Shop
from omnicat.channels.values import resolve, with_defaults
from omnicat.findings import Finding, Location
from omnicat.model.catalog import Model
from omnicat.model.listing import Listing, ListingImage, Resolved
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
    names = channel.profile.names
    chosen = tuple(
        lineage
        for lineage in leaves(product.root)
        if not _is_excluded(lineage, names)
        and is_selected(channel, product, lineage, seen.of(lineage, channel.profile.locale, names), shop, problems)
    )
    if not chosen:
        return None, tuple(problems)
    root = (product.root,)
    if not product.root.variants:
        return _listing(root, "single", product, channel, shop, seen, problems), tuple(problems)
    children = tuple(
        _listing(lineage, "child", product, channel, shop, seen, problems, place=place, count=len(chosen))
        for place, lineage in enumerate(chosen, 1)
    )
    pictures = tuple(each for child in children for each in child.images)
    told = problems if writes_parents(channel) else []
    parent = _listing(root, "parent", product, channel, shop, seen, told, count=len(chosen), shown_by_variants=pictures)
    return replace(parent, variants=children), tuple(problems)


def writes_parents(channel: Channel) -> bool:
    """Whether a product's own listing is written, beside or around those of its variants."""
    return channel.profile.spec.parents or any(feed.unit == "product" for feed in channel.profile.feeds)


def sold(shown: Listing, channel: Channel) -> Iterator[Listing]:
    """The listings that a feed with one item a listing holds: the parent first where the channel wants it."""
    if shown.kind == "single" or channel.profile.spec.parents:
        yield shown
    yield from shown.variants


def _listing(
    lineage: Lineage,
    kind: str,
    product: Product,
    channel: Channel,
    shop: Shop,
    seen: Resolutions,
    problems: list[Finding],
    *,
    place: int = 1,
    count: int = 1,
    shown_by_variants: tuple[ListingImage, ...] = (),
) -> Listing:
    profile = channel.profile
    node = lineage[-1]
    values = seen.of(lineage, profile.locale, profile.names)
    pictures = pictures_of(lineage, product, profile, shop.model, shop.encoder)
    files = files_of(lineage, product, profile, shop.model)
    about = about_listing(
        lineage,
        kind,
        product,
        values,
        channel,
        shop,
        pictures,
        files,
        shown_by_variants=shown_by_variants,
        place=place,
        count=count,
    )
    where = Location(product.path, 0, 0, node.pointer)
    given = {"listing": about, **channel.given}
    fields = fill(channel, kind, values, given, shop.model, where, node.sku, problems)
    return Listing(
        node.sku,
        product.sku,
        kind,
        profile.name,
        profile.locale,
        where,
        values,
        fields,
        pictures,
        files,
        about,
        record_of(fields, profile, about),
    )


def _is_excluded(lineage: Lineage, names: tuple[str, ...]) -> bool:
    return any(name in node.overrides and node.overrides[name].exclude for node in lineage for name in names)
