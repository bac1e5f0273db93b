"""What a mapping may know of a listing besides its attributes: its link, its stock, its place among variants."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from omnicat.catalog import with_backlinks
from omnicat.channels.linked_images import about_linked_images
from omnicat.channels.mapping import Channel
from omnicat.channels.names import Names
from omnicat.channels.pictures import FIRST_ROLES
from omnicat.channels.rules import EXPRESSION_FAILED
from omnicat.channels.shop import Shop
from omnicat.channels.views import text_of, view
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.model.catalog import Model, Stock
from omnicat.model.channel import Profile
from omnicat.model.listing import ListingFile, ListingImage, Resolved
from omnicat.model.product import Lineage, Product, status_of
from omnicat.templating import TemplatingProblem
from omnicat.templating.filters import slug

Values = Mapping[str, Resolved]


def is_selected(
    channel: Channel, product: Product, lineage: Lineage, values: Values, shop: Shop, problems: list[Finding]
) -> bool:
    """Whether the channel's `select` takes this node."""
    node = lineage[-1]
    given = {
        "sku": node.sku,
        "family": product.family,
        "status": status_of(lineage),
        "categories": product.categories,
        **channel.given,
        "listing": {"availability": availability(node.sku, values, product, shop.stock), "sku": node.sku},
    }
    try:
        return bool(Names(values, shop.model, channel.eyes, given, channel.remembered).evaluate(channel.select))
    except TemplatingProblem as problem:
        where = Location(product.path, 0, 0, node.pointer)
        message = f"select '{channel.profile.select}' fails: {problem}"
        about = Subject("product", node.sku, channel.profile.name, channel.profile.locale)
        problems.append(finding(EXPRESSION_FAILED, where, message, "correct the profile's `select`", subject=about))
        return False


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A listing before its fields: what it shows of which product, and where it stands among the product's variants.

    `place` counts from 1 among the `count` variants that the channel takes; `shown_by_variants` are their images,
    for the product itself.
    """

    product: Product
    lineage: Lineage
    kind: str
    values: Values
    pictures: tuple[ListingImage, ...]
    files: tuple[ListingFile, ...]
    shown_by_variants: tuple[ListingImage, ...] = ()
    place: int = 1
    count: int = 1

    @property
    def sku(self) -> str:
        """Whose listing it is."""
        return self.lineage[-1].sku


def about_listing(shown: Unfilled, channel: Channel, shop: Shop) -> dict[str, Any]:
    """The `listing` of expressions and templates, without its fields."""
    product, lineage, values = shown.product, shown.lineage, shown.values
    counted = [each for each in product.associations if each.counts]
    return {
        "sku": shown.sku,
        "group": product.sku,
        "parent": lineage[-2].sku if len(lineage) > 1 else "",
        "kind": shown.kind,
        "status": status_of(lineage),
        "family": product.family,
        "categories": product.categories,
        "position": shown.place,
        "variant_count": shown.count if product.root.variants else 0,
        "slug": _slug(product, values),
        **_about_links(shown, channel.profile, shop.model),
        "quantity": quantity(shown.sku, product, shop.stock),
        "availability": availability(shown.sku, values, product, shop.stock),
        "is_bundle": bool(counted),
        "components": tuple({"sku": each.sku, "quantity": each.quantity} for each in counted),
        "associations": _associations(product, shop),
        **_about_category(product, channel, shop.model),
        **_about_axes(product, lineage, values, channel, shop.model),
        **_about_pictures(shown),
    }


def quantity(sku: str, product: Product, stock: Stock) -> int | None:
    """How many can be sold: the SKU's own stock, or what the parts of a bundle allow; None where nothing is tracked."""
    own = stock.of(sku)
    parts = [
        held // each.quantity
        for each in product.associations
        if each.quantity > 0 and each.counts and (held := stock.of(each.sku)) is not None
    ]
    return min(parts) if parts and own is None else own


def availability(sku: str, values: Values, product: Product, stock: Stock) -> str:
    """What the product says (preorder, backorder, out of stock), else what the stock allows."""
    said = str(values["availability"].value) if "availability" in values else "in_stock"
    return "out_of_stock" if said == "in_stock" and quantity(sku, product, stock) == 0 else said


def _about_links(shown: Unfilled, profile: Profile, model: Model) -> dict[str, str]:
    link = _link(shown, profile, model)
    return {"group_link": link, "link": _variant_link(link, shown, model)}


def _link(shown: Unfilled, profile: Profile, model: Model) -> str:
    language, _, country = profile.locale.partition("-")
    parts = {
        "locale": profile.locale,
        "language": language,
        "country": profile.country or country,
        "group": shown.product.sku,
        "sku": shown.sku,
        "slug": _slug(shown.product, shown.values),
    }
    link = model.settings.product_url
    for name, part in parts.items():
        sign = "{" + name + "}"
        if sign in link:
            link = link.replace(sign, quote(part, safe=""))
    return link


def _variant_link(link: str, shown: Unfilled, model: Model) -> str:
    if shown.kind != "child" or not link or "{sku}" in model.settings.product_url:
        return link
    return f"{link}{'&' if '?' in link else '?'}variant={quote(shown.sku, safe='')}"


def _slug(product: Product, values: Values) -> str:
    return text_of(values["slug"].value) if "slug" in values else slug(product.sku) or "product"


def _associations(product: Product, shop: Shop) -> dict[str, tuple[dict[str, Any], ...]]:
    links = with_backlinks(product.associations, shop.backlinks.get(product.sku, ()))
    return {
        kind: tuple({"sku": each.sku, "quantity": each.quantity} for each in links if each.type == kind)
        for kind in dict.fromkeys(each.type for each in links)
    }


def _about_category(product: Product, channel: Channel, model: Model) -> dict[str, Any]:
    category = next((model.categories[path] for path in product.categories if path in model.categories), None)
    if category is None:
        return {"category": "", "category_path": (), "taxonomy": None, "taxonomies": {}}
    taxonomy = category.taxonomies.get(channel.profile.spec.taxonomy)
    parts = category.path.split("/")
    above = ("/".join(parts[: count + 1]) for count in range(len(parts)))
    labels = tuple(model.categories[path].label(channel.profile.locale) for path in above if path in model.categories)
    return {
        "category": category.path,
        "category_path": labels,
        "taxonomy": str(taxonomy) if taxonomy is not None else None,
        "taxonomies": category.taxonomies,
    }


def _about_axes(product: Product, lineage: Lineage, values: Values, channel: Channel, model: Model) -> dict[str, Any]:
    family = model.families.get(product.family)
    axes = tuple(code for code in family.axes if code in model.attributes) if family and product.root.variants else ()
    said = {
        code: text_of(view(values[code].value, model.attributes[code], channel.eyes)) for code in axes if code in values
    }
    labels = {code: model.attributes[code].label(channel.profile.locale) for code in axes}
    options = tuple({"code": code, "name": labels[code], "value": said[code]} for code in axes if code in said)
    apart = ", ".join(said[code] for code in said if _level(code, values, lineage) > _level("name", values, lineage))
    return {"axes": axes, "axis_values": said, "axis_labels": labels, "options": options, "apart": apart}


def _level(code: str, values: Values, lineage: Lineage) -> int:
    """How far down the variants a value is said; 0 is the product."""
    pointer = values[code].origin.where.pointer if code in values else ""
    return max((node.level for node in lineage if node.pointer and pointer.startswith(f"{node.pointer}/")), default=0)


def _about_pictures(shown: Unfilled) -> dict[str, Any]:
    pictures, files = shown.pictures, shown.files
    seen = [each for each in (*pictures, *shown.shown_by_variants) if each.role in FIRST_ROLES]
    alt_by_url = {each.url: each.alt for each in seen}
    media: dict[str, tuple[str, ...]] = {}
    for role, url in (*((each.role, each.url) for each in pictures), *((each.role, each.url) for each in files)):
        media[role] = (*media.get(role, ()), url)
    return {
        "main_image": next(iter(media.get("main", ())), None),
        "images": media.get("gallery", ()),
        "swatch_image": next(iter(media.get("swatch", ())), None),
        "all_images": tuple(alt_by_url),
        "all_alts": tuple(alt_by_url.values()),
        "media": media,
        "videos": tuple(each.url for each in files if each.kind == "video"),
        "documents": tuple(each.url for each in files if each.kind == "document"),
        "models": tuple(each.url for each in files if each.kind == "model"),
        "own_image": _own_image(shown.lineage[-1].pointer, pictures),
        **({} if any(each.role in FIRST_ROLES for each in pictures) else about_linked_images(shown.values)),
    }


def _own_image(pointer: str, pictures: tuple[ListingImage, ...]) -> str | None:
    """The main image that a variant says itself; None where it shows its parent's."""
    mine = (each for each in pictures if each.role == "main" and each.where.pointer.startswith(f"{pointer}/"))
    return next((each.url for each in mine), None) if pointer else None
