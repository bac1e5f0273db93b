"""What a file says of one product, before families are known; then families are inferred and values put in order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from omnicat.findings import Location
from omnicat.importers.draft import DraftProduct
from omnicat.importers.naming import code_of
from omnicat.importers.standard import standard_attributes
from omnicat.importers.vocabulary import Vocabulary

IDENTIFIERS = ("gtin", "mpn")


class Item(Struct):
    """A product or variant being read. `kind` is what a family is named by; axes are the product's alone."""

    sku: str
    where: Location
    values: dict[str, Any] = field(default_factory=dict)
    assets: dict[str, Any] = field(default_factory=dict)
    variants: list["Item"] = field(default_factory=list)
    kind: str = ""
    axes: tuple[str, ...] = ()
    status: str = ""
    categories: tuple[str, ...] = ()
    associations: dict[str, list[Any]] = field(default_factory=dict)
    guessed: set[str] = field(default_factory=set)
    hoisted: set[str] = field(default_factory=set)


def finished(items: Sequence[Item], vocabulary: Vocabulary) -> tuple[tuple[DraftProduct, ...], dict[str, Any]]:
    """The products and the families they need."""
    for item in items:
        hoist(item)
    codes = _family_codes(items)
    rank = _ranks(vocabulary)
    for code in IDENTIFIERS:
        vocabulary.use(code)
    families: dict[str, Any] = {}
    for item, code in zip(items, codes, strict=True):
        axes = item.axes or families.get(code, {}).get("axes", ())
        used = {*families.get(code, {}).get("attributes", ()), *_used(item), *IDENTIFIERS}
        families[code] = {
            "family": code,
            "label": item.kind or "Product",
            "attributes": sorted(used, key=lambda each: rank.get(each, len(rank))),
            **({"axes": list(axes)} if axes else {}),
        }
    for said in families.values():
        if "name" in said["attributes"]:
            said["required"] = {"all": ["name"]}
        said["recommended"] = {"all": ["gtin"]}
    products = tuple(_product(item, code, rank) for item, code in zip(items, codes, strict=True))
    return products, families


def hoist(item: Item) -> None:
    """Values that all variants share are said once, at the product."""
    if not item.variants:
        return
    first, *others = item.variants
    for code, value in list(first.values.items()):
        if (
            code not in item.axes
            and code not in item.values
            and all(other.values.get(code) == value for other in others)
        ):
            item.values[code] = value
            item.hoisted.add(code)
            for variant in item.variants:
                del variant.values[code]


def _family_codes(items: Sequence[Item]) -> list[str]:
    """One family a kind; products with other axes than most of their kind get one of their own."""
    usual: dict[str, tuple[str, ...]] = {}
    for kind in {item.kind for item in items}:
        counted = Counter(item.axes for item in items if item.kind == kind and item.axes)
        usual[kind] = min(counted, key=lambda axes: (-counted[axes], axes)) if counted else ()
    return [_family_code(item, usual[item.kind]) for item in items]


def _family_code(item: Item, usual: tuple[str, ...]) -> str:
    code = code_of(item.kind) or "product"
    return code if item.axes in ((), usual) else f"{code}_by_{'_'.join(item.axes)}"


def _ranks(vocabulary: Vocabulary) -> dict[str, int]:
    codes = dict.fromkeys((*standard_attributes(), *vocabulary.definitions))
    return {code: place for place, code in enumerate(codes)}


def _used(item: Item) -> set[str]:
    return {*item.values, *item.axes, *(code for variant in item.variants for code in _used(variant))}


def _product(item: Item, family: str, rank: Mapping[str, int]) -> DraftProduct:
    data = _node(item, rank)
    ordered = {"sku": data.pop("sku"), "family": family, "status": item.status or "active"}
    if item.categories:
        ordered["categories"] = list(item.categories)
    guessed = frozenset({"family", *item.guessed, *(() if item.status else ("status",))})
    variants = data.pop("variants", None)
    links = (
        {"associations": {kind: links for kind, links in item.associations.items() if links}}
        if item.associations
        else {}
    )
    made = {**ordered, **data, **({"variants": variants} if variants else {}), **links}
    return DraftProduct(made, item.where, guessed, frozenset(item.hoisted))


def _node(item: Item, rank: Mapping[str, int]) -> dict[str, Any]:
    made: dict[str, Any] = {"sku": item.sku}
    if item.values:
        made["attributes"] = {
            code: item.values[code] for code in sorted(item.values, key=lambda each: rank.get(each, len(rank)))
        }
    if item.assets:
        made["assets"] = dict(item.assets)
    if item.variants:
        made["variants"] = [_variant(variant, rank) for variant in item.variants]
    return made


def _variant(item: Item, rank: Mapping[str, int]) -> dict[str, Any]:
    made = _node(item, rank)
    return {"sku": made.pop("sku"), **({"status": item.status} if item.status else {}), **made}
