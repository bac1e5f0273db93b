"""One product resolved: what it says in each locale, its variants, its assets, its state in each channel."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from omnicat.attributes import text_of
from omnicat.catalog import with_backlinks
from omnicat.channels import Resolutions
from omnicat.findings import Finding, Location
from omnicat.looking.finding_sku import Found
from omnicat.looking.in_channels import ChannelState, states_of
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model
from omnicat.model.listing import Resolved
from omnicat.model.product import Lineage, lineages, status_of
from omnicat.pipeline import Opened

OTHER_GROUP = "other"


class SaidValue(Struct, frozen=True):
    """A value in words, the locale it is shown for ('' for all), and how it came there."""

    locale: str
    text: str
    origin: str
    where: Location


class AttributeLine(Struct, frozen=True):
    """An attribute with its values; a locale that says nothing is missing."""

    code: str
    label: str
    group: str
    values: tuple[SaidValue, ...]


class VariantLine(Struct, frozen=True):
    """A variant. `price` and `axes` are in words, `stock` is None where it is not tracked."""

    sku: str
    level: int
    status: str
    axes: Mapping[str, str]
    price: str
    stock: int | None
    is_sold: bool


class AssetLine(Struct, frozen=True):
    """An asset in a role of this product or one of its variants; `state` is '', missing, or unreadable."""

    role: str
    path: str
    sku: str
    kind: str
    width: int
    height: int
    size: int
    state: str


class ProductView(Struct, frozen=True):
    """All there is to say of one product or variant."""

    sku: str
    product: str
    name: str
    family: str
    family_label: str
    status: str
    categories: tuple[str, ...]
    where: Location
    stock: int | None
    attributes: tuple[AttributeLine, ...]
    variants: tuple[VariantLine, ...]
    assets: tuple[AssetLine, ...]
    associations: tuple[tuple[str, str, int], ...]
    channels: tuple[ChannelState, ...]
    findings: tuple[Finding, ...]


def view_product(found: Found, opened: Opened, today: date, locale: str = "") -> ProductView:
    """The product or variant as it resolves; in one locale only where one is named."""
    model = opened.shop.model
    node, product = found.lineage[-1], found.product
    seen = Resolutions(product, model)
    family = model.families.get(product.family)
    channels, findings = states_of(found, opened, today)
    links = with_backlinks(product.associations, opened.shop.backlinks.get(product.sku, ()))
    own = [each for each in lineages(product.root) if each[: len(found.lineage)] == found.lineage]
    return ProductView(
        node.sku,
        product.sku,
        _text("name", seen.of(found.lineage, locale or model.settings.locale, ()), model, locale),
        product.family,
        family.label(model.settings.locale) if family else "",
        status_of(found.lineage),
        product.categories,
        found.document.place(node.pointer),
        opened.shop.stock.of(node.sku),
        tuple(_attributes(found, model, seen, locale)),
        tuple(_variant(each, opened, seen, len(found.lineage), product.family) for each in own[1:]),
        tuple(_assets(own, model)),
        tuple((each.type, each.sku, each.quantity) for each in links),
        channels,
        findings,
    )


def _attributes(found: Found, model: Model, seen: Resolutions, only: str) -> Iterator[AttributeLine]:
    locales = (only,) if only else model.settings.locales
    by_locale = {locale: seen.of(found.lineage, locale, ()) for locale in locales}
    said = {code for values in by_locale.values() for code in values}
    for code, attribute in model.attributes.items():
        if code in said:
            shown_for = locales if attribute.localizable else locales[:1]
            values = tuple(
                _said(by_locale[locale][code], locale if attribute.localizable else "", found, model, code, locales[0])
                for locale in shown_for
                if code in by_locale[locale]
            )
            yield AttributeLine(code, attribute.label(locales[0]), attribute.group or OTHER_GROUP, values)


def _said(resolved: Resolved, locale: str, found: Found, model: Model, code: str, first: str) -> SaidValue:
    text = text_of(resolved.value, model.attributes[code], locale or first)
    where = resolved.origin.where
    if where.path == found.document.path:
        where = found.document.place(where.pointer)
    return SaidValue(locale, text, _origin(resolved, found.lineage), where)


def _origin(resolved: Resolved, lineage: Lineage) -> str:
    """'' where the node itself says it in that locale."""
    origin = resolved.origin
    if origin.kind == "fallback":
        return f"fallback to {origin.locale}"
    pointer = origin.where.pointer
    own = f"{lineage[-1].pointer}/attributes/" if lineage[-1].pointer else "attributes/"
    if origin.kind in ("default", "override"):
        return origin.kind
    return "" if pointer.startswith(own) else f"from {_owner(pointer, lineage)}"


def _owner(pointer: str, lineage: Lineage) -> str:
    above = [each for each in lineage if pointer.startswith(f"{each.pointer}/" if each.pointer else "")]
    return above[-1].sku if above else lineage[0].sku


def _variant(lineage: Lineage, opened: Opened, seen: Resolutions, depth: int, family_code: str) -> VariantLine:
    model, node = opened.shop.model, lineage[-1]
    values = seen.of(lineage, model.settings.locale, ())
    family = model.families.get(family_code)
    axes = {
        code: _text(code, values, model)
        for code in (family.axes if family else ())
        if any(code in each.values for each in lineage)
    }
    price = _text("price", values, model)
    stock = opened.shop.stock.of(node.sku)
    return VariantLine(node.sku, len(lineage) - depth, status_of(lineage), axes, price, stock, not node.variants)


def _text(code: str, values: Mapping[str, Resolved], model: Model, locale: str = "") -> str:
    if code not in values or code not in model.attributes:
        return ""
    return text_of(values[code].value, model.attributes[code], locale or model.settings.locale)


def _assets(own: list[Lineage], model: Model) -> Iterator[AssetLine]:
    for lineage in own:
        for role, uses in lineage[-1].assets.items():
            for use in uses:
                yield _asset(role, use.path, lineage[-1].sku, model.assets.get(use.path))


def _asset(role: str, path: str, sku: str, asset: Asset | None) -> AssetLine:
    if asset is None:
        return AssetLine(role, path, sku, "", 0, 0, 0, "missing")
    return AssetLine(
        role, path, sku, asset.kind, asset.width, asset.height, asset.size, "unreadable" if asset.broken else ""
    )
