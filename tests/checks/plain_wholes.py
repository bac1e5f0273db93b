"""The checks of the whole as one would write them if memory were endless: what the real ones are compared with."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from omnicat.catalog.rows import Link, Row
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location
from omnicat.images import Looks
from omnicat.model.asset import Asset

Told = tuple[str, Location, str, str, tuple[Location, ...]]
"""Rule, place, message, what it is about, related places."""

T = TypeVar("T")


def told(finding: Finding) -> Told:
    """A finding as the plain checks tell it: all but the hint."""
    return finding.rule, finding.where, finding.message, finding.subject.code, finding.related


def plain_findings(rows: Sequence[Row], shop: Shop) -> list[Told]:
    """What all rows have wrong between them, in the order of the rules."""
    return [each for look in LOOKS for each in look(rows, shop)]


def groups(named: Iterable[tuple[str, T]]) -> Iterator[tuple[str, list[T]]]:
    """What has the same name, those groups first whose second member comes first."""
    things: dict[str, list[T]] = {}
    order = []
    for name, thing in named:
        things.setdefault(name, []).append(thing)
        if len(things[name]) == 2:
            order.append(name)
    return ((name, things[name]) for name in order)


def looked_at(shop: Shop) -> Iterator[tuple[Asset, Looks]]:
    return ((each, each.looks) for each in shop.model.assets.values() if each.looks and each.status != "retired")


def at(rule: str, asset: Asset, wrong: str, *others: str) -> Told:
    related = tuple(Location(f"assets/{path}") for path in others)
    return rule, Location(f"assets/{asset.path}"), f"'assets/{asset.path}' {wrong}", asset.path, related


def asset_blurred(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    return (at("asset/blurred", asset, "is blurred") for asset, looks in looked_at(shop) if looks.sharpness < 0.2)


def asset_border(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    framed = (asset for asset, looks in looked_at(shop) if looks.frame and not asset.crop)
    return (at("asset/border", asset, "has a border around it") for asset in framed)


def asset_colour_space(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    for asset, looks in looked_at(shop):
        if looks.profile:
            wrong = f"has the colours of '{looks.profile}', renditions have those of sRGB"
            yield at("asset/colour-space", asset, wrong)


def asset_near_duplicate(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    every = sorted(looked_at(shop), key=lambda each: each[0].path)
    for number, (asset, looks) in enumerate(every):
        for before, seen in every[:number]:
            differing = bin(int(looks.fingerprint, 16) ^ int(seen.fingerprint, 16)).count("1")
            if differing <= 4 and looks.colour == seen.colour and asset.digest != before.digest:
                yield at("asset/near-duplicate", asset, f"looks like 'assets/{before.path}'", before.path)
                break


def asset_over_compressed(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    for asset, looks in looked_at(shop):
        if 0 < looks.quality < 40:
            yield at("asset/over-compressed", asset, f"was saved with quality {looks.quality} of 100, which shows")


def asset_text_likely(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    wrong = "seems to have writing beside the product"
    return (at("asset/text-likely", asset, wrong) for asset, looks in looked_at(shop) if looks.text >= 0.25)


def asset_duplicate_content(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    assets = sorted(shop.model.assets.values(), key=lambda asset: asset.path)
    for _, (first, *others) in groups((each.digest, each) for each in assets if each.size and each.digest):
        for each in others:
            message = f"'assets/{each.path}' is the same as 'assets/{first.path}'"
            where, related = Location(f"assets/{each.path}"), (Location(f"assets/{first.path}"),)
            yield "asset/duplicate-content", where, message, each.path, related


def asset_missing(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    for row in rows:
        for use in row.assets:
            if use.path not in shop.model.assets:
                yield "asset/missing", use.where, f"'assets/{use.path}' does not exist", row.sku, ()


def asset_name_collision(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    forms = ((unicodedata.normalize("NFC", path).casefold(), path) for path in sorted(shop.model.assets))
    for _, (first, *others) in groups(forms):
        for path in others:
            message = f"'assets/{path}' is the same file as 'assets/{first}' on some systems"
            where, related = Location(f"assets/{path}"), (Location(f"assets/{first}"),)
            yield "asset/name-collision", where, message, path, related


def asset_no_model_release(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    unused = {each[3] for each in asset_unused(rows, shop)}
    for path, asset in sorted(shop.model.assets.items()):
        for number, person in enumerate(asset.people if path not in unused else ()):
            ended = f"whose release ended on {person.expires}"
            why = ended if person.expires and person.expires <= shop.today else "and no release allows it"
            if not person.release or why == ended:
                where = Location(f"assets/{path}.yaml", pointer=f"people/{number}")
                yield "asset/no-model-release", where, f"'assets/{path}' shows {person.name}, {why}", path, ()


def asset_unknown_name(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    skus = {row.sku for row in rows}
    for path, asset in sorted(shop.model.assets.items()):
        named = [
            (f"roles/{n}" if "roles" in asset.lines else "role", "role", each) for n, each in enumerate(asset.roles)
        ]
        named += [(f"crops/{each}", "role", each) for each in asset.crops]
        named += [(f"rights/channels/{n}", "channel", each) for n, each in enumerate(asset.rights.channels)]
        named += [(f"products/{n}", "product", each) for n, each in enumerate(asset.products)]
        known = {"role": shop.model.settings.roles.keys(), "channel": set(shop.channels), "product": skus}
        for pointer, kind, name in named:
            if name not in known[kind]:
                where = Location(f"assets/{path}.yaml", pointer=pointer)
                yield "asset/unknown-name", where, f"{kind} '{name}' does not exist", path, ()


def asset_unused(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    used = {use.path for row in rows for use in row.assets}
    used |= {each.target for row in rows for each in row.references if each.to == "asset"}
    for path in sorted(shop.model.assets.keys() - used):
        yield "asset/unused", Location(f"assets/{path}"), f"no product uses 'assets/{path}'", path, ()


def category_unused(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    said = {path for row in rows for path in row.categories}
    for path, category in shop.model.categories.items():
        is_used = {each: any(f"{path}/".startswith(f"{each}/") for path in said) for each in (path, category.parent)}
        if not is_used[path] and (not category.parent or is_used[category.parent]):
            yield "category/unused", category.where, f"no product is in category '{path}'", path, ()


def family_unused(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    said = {row.family for row in rows}
    families = shop.model.families
    for code, family in families.items():
        children = {name for name, each in families.items() if each.parent == code}
        if code not in said and children.isdisjoint(said):
            yield "family/unused", family.where, f"no product is of family '{code}'", code, ()


def link_bundle_cycle(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    counting = {code for code, kind in shop.model.settings.associations.items() if kind.quantity}
    parts = {row.sku: links for row in rows if (links := [each for each in row.links if each.type in counting])}
    bundle_of = {row.sku: row.product for row in rows}
    for sku, links in parts.items():
        for link in links:
            if bundle_of.get(link.sku) != sku and sku in below(link.sku, parts, bundle_of, set()):
                message = f"'{sku}' contains '{link.sku}', which contains '{sku}'"
                yield "link/bundle-cycle", link.where, message, sku, ()


def below(sku: str, parts: dict[str, list[Link]], bundle_of: dict[str, str], seen: set[str]) -> set[str]:
    """All bundles that a part is made of, itself too."""
    bundle = bundle_of.get(sku, sku)
    if bundle not in seen:
        seen.add(bundle)
        for link in parts.get(bundle, ()):
            below(link.sku, parts, bundle_of, seen)
    return seen


def link_retired_product(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    retired = {row.sku for row in rows if row.status == "retired"}
    for row in rows:
        for link in row.links if row.status == "active" else ():
            if link.sku in retired:
                yield "link/retired-product", link.where, f"'{link.sku}' is retired", row.sku, ()


def link_unknown_product(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    known = {row.sku for row in rows}
    for row in rows:
        for link in row.links:
            if link.sku not in known:
                yield "link/unknown-product", link.where, f"product '{link.sku}' does not exist", row.sku, ()


def link_unknown_reference(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    products = {row.sku for row in rows}
    known = {"product": products, "category": {*shop.model.categories}, "asset": {*shop.model.assets}}
    for row in rows:
        for each in row.references:
            if each.to in known and each.target not in known[each.to]:
                message = f"{each.to} '{each.target}' does not exist"
                yield "link/unknown-reference", each.where, message, row.sku, ()


def product_duplicate_gtin(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    for gtin, (first, *others) in groups((row.gtin, row) for row in rows if row.gtin and row.status != "retired"):
        for row in others:
            if row.gtin_where and first.gtin_where:
                message = f"GTIN '{gtin.lstrip('0')}' is also that of '{first.sku}'"
                yield "product/duplicate-gtin", row.gtin_where, message, row.sku, (first.gtin_where,)


def product_duplicate_sku(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    for sku, group in groups((row.sku, row) for row in rows):
        for row in group:
            others = [other for other in group if other is not row]
            message = f"SKU '{sku}' is also that of {others[0].where.path}"
            if others[0].where.path == row.where.path:
                message = f"SKU '{sku}' stands twice in this file"
            yield "product/duplicate-sku", row.where, message, sku, tuple(other.where for other in others)


def product_duplicate_value(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    known = [(row, each) for row in rows for each in row.unique_values]
    wanted = [(f"{each.attribute} {each.text}", (row, each)) for row, each in known if each.attribute != "gtin"]
    for _, ((first, said), *others) in groups(wanted):
        for row, each in others:
            if row.sku != first.sku:
                message = f"{each.attribute} '{each.text}' is also that of '{first.sku}'"
                yield "product/duplicate-value", each.where, message, row.sku, (said.where,)


def product_same_slug(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    known = ((row.slug.lower(), row) for row in rows if row.slug and row.status != "retired")
    for _, (first, *others) in groups(known):
        for row in others:
            if row.sku != first.sku:
                message = f"slug '{row.slug}' is also that of '{first.sku}'"
                yield "product/same-slug", row.where, message, row.sku, (first.where,)


def source_stock_of_parent(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    for row in rows:
        if not row.is_sellable and row.sku in shop.stock.quantities:
            message = f"'{row.sku}' is sold by its variants, so its own stock counts for nothing"
            yield "source/stock-of-parent", Location("catalog/inventory.csv"), message, row.sku, ()


def source_unknown_sku(rows: Sequence[Row], shop: Shop) -> Iterator[Told]:
    known = {row.sku for row in rows}
    for sku in shop.stock.quantities:
        if sku not in known:
            yield "source/unknown-sku", Location("catalog/inventory.csv"), f"product '{sku}' does not exist", sku, ()


LOOKS: tuple[Callable[[Sequence[Row], Shop], Iterator[Told]], ...] = (
    asset_blurred,
    asset_border,
    asset_colour_space,
    asset_duplicate_content,
    asset_missing,
    asset_name_collision,
    asset_near_duplicate,
    asset_no_model_release,
    asset_over_compressed,
    asset_text_likely,
    asset_unknown_name,
    asset_unused,
    category_unused,
    family_unused,
    link_bundle_cycle,
    link_retired_product,
    link_unknown_product,
    link_unknown_reference,
    product_duplicate_gtin,
    product_duplicate_sku,
    product_duplicate_value,
    product_same_slug,
    source_stock_of_parent,
    source_unknown_sku,
)
