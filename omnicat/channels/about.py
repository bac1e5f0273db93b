"""What a mapping may know of a listing besides its attributes: its link, its stock, its place among variants."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from omnicat.catalog import with_backlinks
from omnicat.channels.choosing import FIRST_ROLES
from omnicat.channels.linked_images import about_linked_images
from omnicat.channels.offered import TOLD_WHERE_ASKED, UNTOLD
from omnicat.channels.shop import Shop
from omnicat.channels.specification import specification
from omnicat.channels.views import Eyes, text_of, viewer
from omnicat.model.catalog import Model, Stock
from omnicat.model.channel import Profile
from omnicat.model.listing import Listing, ListingFile, ListingImage, Resolved
from omnicat.model.product import Lineage, Product, status_of
from omnicat.templating.filters import slug

Values = Mapping[str, Resolved]

READS = frozenset({"availability", "slug", "name", "source_images", "source_image_texts"})
"""The attributes that are looked at for every listing, besides the axes of its family."""

NO_CATEGORY: Mapping[str, Any] = {
    "category": "",
    "category_path": (),
    "category_paths": (),
    "taxonomy": None,
    "taxonomies": {},
}

NO_AXES: Mapping[str, Any] = {
    "axes": (),
    "axis_values": {},
    "axis_labels": {},
    "options": (),
    "aspects": {},
    "apart": "",
}

NO_VARIANTS: Mapping[str, Any] = {"skus": (), "options": (), "quantity": None}

NO_FILES: Mapping[str, Any] = {"videos": (), "documents": (), "models": (), "drawings": (), "posters": {}}

OF_A_CHANNEL: Mapping[str, Any] = {
    **dict.fromkeys(("group_link", "link", "availability")),
    **NO_CATEGORY,
    **NO_AXES,
    **dict.fromkeys(("main_image", "images", "swatch_image", "all_images", "all_alts", "media")),
    **NO_FILES,
    "own_image": None,
    "variants": NO_VARIANTS,
    "specification": None,
    **UNTOLD,
}
"""What each channel knows in its own way, in the order in which it is known."""

MANY = 500
"""So many lists of categories are remembered."""


class Unfilled(Struct, frozen=True):
    """A listing before its fields: what it shows of which product, and where it stands among the product's variants.

    `place` counts from 1, `among` so many variants that the channel takes; `shown_by_variants` are their images,
    for the product itself, `variants` their listings; `location` is the place that it is shown in, where there is
    one for each. `kept` holds what the channels that show the product have in common.
    """

    product: Product
    lineage: Lineage
    kind: str
    values: Values
    pictures: tuple[ListingImage, ...]
    files: tuple[ListingFile, ...]
    kept: dict[Any, Any]
    place: int = 1
    among: int = 1
    shown_by_variants: tuple[ListingImage, ...] = ()
    variants: tuple[Listing, ...] = ()
    location: str = ""

    @property
    def sku(self) -> str:
        """Whose listing it is."""
        return self.lineage[-1].sku


class About:
    """What one channel knows of the listings it shows."""

    def __init__(self, profile: Profile, model: Model, eyes: Eyes, *, has_specification: bool = False) -> None:
        """`has_specification`: a mapping of the channel asks for `listing.specification`."""
        self._model = model
        self._eyes = eyes
        self._locale = profile.locale
        self._taxonomy = profile.spec.taxonomy
        self._has_specification = has_specification
        self._link = _linker(profile, model)
        self._told = [(name, tell) for name, tell in TOLD_WHERE_ASKED.items() if asks(profile, f"listing.{name}")]
        self.asks_places = asks(profile, "listing.stock_in")
        self._categories: dict[tuple[str, ...], Mapping[str, Any]] = {}

    def listing(self, shown: Unfilled, shop: Shop) -> dict[str, Any]:
        """The `listing` of expressions and templates, without its fields."""
        about = _same_in_all_channels(shown, shop).copy()
        if "slug" in shown.values:
            about["slug"] = text_of(shown.values["slug"].value)
        about["group_link"] = link = self._link(shown, about["slug"])
        about["link"] = _variant_link(link, shown, self._model)
        about["availability"] = availability_of(shown.values, about["quantity"])
        about |= self._about_category(shown.product)
        if shown.product.root.variants:
            about |= self._about_axes(shown)
        about |= _about_pictures(shown)
        if shown.variants:
            about["variants"] = _about_variants(tuple([each.about for each in shown.variants]))
        if self._has_specification:
            about["specification"] = self._specification(shown)
        else:
            del about["specification"]
        for name, tell in self._told:
            about[name] = tell(about, shown.variants)
        return about

    def _about_category(self, product: Product) -> Mapping[str, Any]:
        known = self._categories.get(product.categories)
        if known is None:
            if len(self._categories) >= MANY:
                self._categories.clear()
            known = self._categories[product.categories] = self._in_categories(product.categories)
        return known

    def _in_categories(self, paths: tuple[str, ...]) -> Mapping[str, Any]:
        known = self._model.categories
        category = next((known[path] for path in paths if path in known), None)
        if category is None:
            return NO_CATEGORY
        taxonomy = category.taxonomies.get(self._taxonomy)
        labels = [self._labels(path) for path in paths if path in known]
        return {
            "category": category.path,
            "category_path": labels[0],
            "category_paths": tuple(labels),
            "taxonomy": str(taxonomy) if taxonomy is not None else None,
            "taxonomies": category.taxonomies,
        }

    def _specification(self, shown: Unfilled) -> Any:
        family = self._model.families.get(shown.product.family)
        codes = family.attributes if family else ()
        return specification(shown.values, codes, self._model, self._eyes)

    def _labels(self, path: str) -> tuple[str, ...]:
        """What a category and those above it are called, the highest first."""
        known, parts = self._model.categories, path.split("/")
        above = ("/".join(parts[: count + 1]) for count in range(len(parts)))
        return tuple(known[each].label(self._locale) for each in above if each in known)

    def _about_axes(self, shown: Unfilled) -> Mapping[str, Any]:
        family = self._model.families.get(shown.product.family)
        if family is None:
            return NO_AXES
        values, lineage, known = shown.values, shown.lineage, self._model.attributes
        axes = tuple(code for code in family.axes if code in known)
        said = {code: text_of(viewer(known[code], self._eyes)(values[code].value)) for code in axes if code in values}
        labels = {code: known[code].label(self._locale) for code in axes}
        options = tuple({"code": code, "name": labels[code], "value": said[code]} for code in axes if code in said)
        apart = ", ".join(
            said[each] for each in said if _level(each, values, lineage) > _level("name", values, lineage)
        )
        aspects = {labels[code]: (text,) for code, text in said.items()}
        return {
            "axes": axes,
            "axis_values": said,
            "axis_labels": labels,
            "options": options,
            "aspects": aspects,
            "apart": apart,
        }


def _about_variants(variants: tuple[Mapping[str, Any], ...]) -> Mapping[str, Any]:
    """What a product says of its variants: their SKUs, the values of each axis in their order, how many there are."""
    names = dict.fromkeys(option["name"] for each in variants for option in each["options"])
    said = {
        name: dict.fromkeys(each["aspects"][name][0] for each in variants if name in each["aspects"]) for name in names
    }
    held = [each["quantity"] for each in variants if each["quantity"] is not None]
    return {
        "skus": tuple(each["sku"] for each in variants),
        "options": tuple({"name": name, "values": tuple(values)} for name, values in said.items()),
        "quantity": sum(held) if held else None,
    }


def quantity(sku: str, product: Product, stock: Stock) -> int | None:
    """How many can be sold: the SKU's own stock, or what the parts of a bundle allow; None where nothing is tracked."""
    own = stock.of(sku)
    if own is not None or not product.associations:
        return own
    parts = [
        held // each.quantity
        for each in product.associations
        if each.quantity > 0 and each.counts and (held := stock.of(each.sku)) is not None
    ]
    return min(parts) if parts else None


def availability(sku: str, values: Values, product: Product, stock: Stock) -> str:
    """What the product says (preorder, backorder, out of stock), else what the stock allows."""
    return availability_of(values, quantity(sku, product, stock))


def availability_of(values: Values, held: int | None) -> str:
    """What the product says, else whether any are held; what is not counted is in stock."""
    said = str(values["availability"].value) if "availability" in values else "in_stock"
    return "out_of_stock" if said == "in_stock" and held == 0 else said


def asks(profile: Profile, word: str) -> bool:
    """Whether anything that fills a field of the channel names it."""
    own = (mapped.text for mapped in profile.mapping.values())
    return any(word in text for text in (*own, *(field.default for field in profile.spec.fields.values())))


def _same_in_all_channels(shown: Unfilled, shop: Shop) -> dict[str, Any]:
    """What all channels that show the listing in that place know of it; the others' keys hold their place."""
    key = ("about", shown.lineage[-1].pointer, shown.place, shown.among)
    known: dict[str, Any] | None = shown.kept.get(key)
    if known is None:
        known = shown.kept[key] = {**_about_itself(shown, shop), **_about_bundle(shown, shop), **OF_A_CHANNEL}
    return known


def _about_itself(shown: Unfilled, shop: Shop) -> dict[str, Any]:
    product, lineage = shown.product, shown.lineage
    return {
        "sku": shown.sku,
        "group": product.root.sku,
        "parent": lineage[-2].sku if len(lineage) > 1 else "",
        "kind": shown.kind,
        "status": status_of(lineage),
        "family": product.family,
        "categories": product.categories,
        "position": shown.place,
        "variant_count": shown.among if product.root.variants else 0,
        "slug": slug(product.sku) or "product",
        "quantity": quantity(shown.sku, product, shop.stock),
    }


def _about_bundle(shown: Unfilled, shop: Shop) -> dict[str, Any]:
    product = shown.product
    counted = [each for each in product.associations if each.counts]
    links = with_backlinks(product.associations, shop.backlinks.get(product.sku, ()))
    linked: dict[str, tuple[str, ...]] = {}
    for each in links:
        linked[each.type] = (*linked.get(each.type, ()), each.sku)
    return {
        "is_bundle": bool(counted),
        "components": tuple({"sku": each.sku, "quantity": each.quantity} for each in counted),
        "associations": {
            kind: tuple({"sku": each.sku, "quantity": each.quantity} for each in links if each.type == kind)
            for kind in linked
        },
        "linked": linked,
    }


def _linker(profile: Profile, model: Model) -> Callable[[Unfilled, str], str]:
    """The address of a listing's page, given its slug."""
    language, _, country = profile.locale.partition("-")
    form = model.settings.product_url
    same = {"locale": profile.locale, "language": language, "country": profile.country or country}
    for name, part in same.items():
        form = form.replace("{" + name + "}", quote(part, safe=""))
    signs = [name for name in ("group", "sku", "slug") if "{" + name + "}" in form]

    def link(shown: Unfilled, slug: str) -> str:
        key = (form, shown.sku, slug)
        known: str | None = shown.kept.get(key)
        if known is None:
            parts = {"group": shown.product.root.sku, "sku": shown.sku, "slug": slug}
            known = form
            for name in signs:
                known = known.replace("{" + name + "}", quote(parts[name], safe=""))
            shown.kept[key] = known
        return known

    return link


def _variant_link(link: str, shown: Unfilled, model: Model) -> str:
    if shown.kind != "child" or not link or "{sku}" in model.settings.product_url:
        return link
    return f"{link}{'&' if '?' in link else '?'}variant={quote(shown.sku, safe='')}"


def _level(code: str, values: Values, lineage: Lineage) -> int:
    """How far down the variants a value is said; 0 is the product."""
    pointer = values[code].origin.where.pointer if code in values else ""
    return max((node.level for node in lineage if node.pointer and pointer.startswith(f"{node.pointer}/")), default=0)


def _about_pictures(shown: Unfilled) -> dict[str, Any]:
    pictures, files = shown.pictures, shown.files
    alt_by_url: dict[str, str] = {}
    media: dict[str, tuple[str, ...]] = {}
    for each in pictures:
        media[each.role] = (*media.get(each.role, ()), each.url)
        if each.role in FIRST_ROLES:
            alt_by_url[each.url] = each.alt
    about: dict[str, Any] = {} if alt_by_url else about_linked_images(shown.values)
    for shared in shown.shown_by_variants:
        if shared.role in FIRST_ROLES:
            alt_by_url[shared.url] = shared.alt
    for file in files:
        media[file.role] = (*media.get(file.role, ()), file.url)
    return {
        "main_image": media["main"][0] if "main" in media else None,
        "images": media.get("gallery", ()),
        "swatch_image": media["swatch"][0] if "swatch" in media else None,
        "all_images": tuple(alt_by_url),
        "all_alts": tuple(alt_by_url.values()),
        "media": media,
        **(_about_files(files) if files else NO_FILES),
        "own_image": _own_image(shown.lineage[-1].pointer, pictures),
        **about,
    }


def _about_files(files: tuple[ListingFile, ...]) -> dict[str, Any]:
    kinds = {"videos": "video", "documents": "document", "models": "model", "drawings": "vector"}
    posters: dict[str, tuple[str, ...]] = {}
    for each in files:
        if each.poster:
            posters[each.role] = (*posters.get(each.role, ()), each.poster.url)
    urls = {name: tuple([each.url for each in files if each.kind == kind]) for name, kind in kinds.items()}
    return {**urls, "posters": posters}


def _own_image(pointer: str, pictures: tuple[ListingImage, ...]) -> str | None:
    """The main image that a variant says itself; None where it shows its parent's."""
    if not pointer:
        return None
    mine = (each for each in pictures if each.role == "main" and each.where.pointer.startswith(f"{pointer}/"))
    return next((each.url for each in mine), None)
