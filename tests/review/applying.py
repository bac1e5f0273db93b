"""A comparison's changes made on the old products: what comes out has to be the new ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from omnicat.attributes.definition import Money, Value
from omnicat.model.product import AssetUse, Association, Node, Override, Product
from omnicat.review import ProductChange
from omnicat.review.nodes import standings

Key = tuple[str, str, str]


@dataclass
class Draft:
    """A node that can be changed."""

    sku: str
    status: str = ""
    values: dict[Key, Value] = field(default_factory=dict)
    uses: dict[tuple[str, str], tuple[AssetUse, ...]] = field(default_factory=dict)
    excluded: set[str] = field(default_factory=set)
    children: list[str] = field(default_factory=list)


def applied(change: ProductChange, old: Product | None) -> Product | None:
    """The product as it is after the change; None where that removes it."""
    if change.kind == "removed":
        return None
    drafts = {key: _draft(each.node) for key, each in standings(old).items()}
    for each in standings(old).values():
        if each.parent:
            drafts[each.parent].children.append(each.key)
    drafts.setdefault(change.was_sku or change.sku, Draft(change.sku))
    drafts = _renamed(change, drafts)
    _place(change, drafts)
    _say(change, drafts)
    family = next((each.new for each in change.facts if each.what == "family"), old.family if old else "")
    categories = change.categories.new if change.categories else old.categories if old else ()
    return Product(change.path, _node(change.sku, drafts), family, categories, _links(change, old))


def canonical(product: Product | None) -> Product | None:
    """The product without what no comparison tells: places in its file, the order of what has none."""
    if product is None:
        return None
    drafts = {key: _draft(each.node) for key, each in standings(product).items()}
    for each in standings(product).values():
        if each.parent:
            drafts[each.parent].children.append(each.key)
    links = tuple(sorted((replace(each, pointer="") for each in product.associations), key=lambda each: each.type))
    return Product(product.path, _node(product.sku, drafts), product.family, product.categories, links)


def _draft(node: Node) -> Draft:
    draft = Draft(node.sku, node.status)
    for channel, override in {"": Override(node.values, node.assets), **node.overrides}.items():
        draft.values |= {
            (channel, code, locale): one for code, by in override.values.items() for locale, one in by.items()
        }
        draft.uses |= {
            (channel, role): tuple(replace(each, pointer="") for each in uses) for role, uses in override.assets.items()
        }
        if override.exclude:
            draft.excluded.add(channel)
    return draft


def _renamed(change: ProductChange, drafts: Mapping[str, Draft]) -> dict[str, Draft]:
    name = {each.was_sku: each.sku for each in change.variants if each.was_sku and each.kind != "removed"}
    name |= {change.was_sku or change.sku: change.sku}
    gone = {each.was_sku for each in change.variants if each.kind == "removed"}
    new = {name.get(key, key): draft for key, draft in drafts.items() if key not in gone}
    for key, draft in new.items():
        draft.sku = key.partition("#")[0]
        draft.children = [name.get(child, child) for child in draft.children if child not in gone]
    return new


def _place(change: ProductChange, drafts: dict[str, Draft]) -> None:
    moving = [each for each in change.variants if each.kind in ("added", "moved")]
    for each in moving:
        for draft in drafts.values():
            draft.children = [child for child in draft.children if child != each.sku]
        if each.kind == "added":
            drafts[each.sku] = Draft(each.sku.partition("#")[0])
    for each in sorted(moving, key=lambda each: each.place):
        drafts[each.parent].children.insert(each.place, each.sku)


def _say(change: ProductChange, drafts: dict[str, Draft]) -> None:
    for each in change.values:
        said = drafts[each.sku].values if each.sku in drafts else {}
        key = (each.channel, each.code, each.locale)
        new = each.new
        if each.currency:
            was = said.get(key)
            amounts = dict(was.amounts) if isinstance(was, Money) else {}
            amounts.pop(each.currency, None)
            amounts |= dict(new.amounts) if isinstance(new, Money) else {}
            new = Money(tuple(sorted(amounts.items()))) if amounts else None
        said.pop(key, None)
        said |= {} if new is None else {key: new}
    for fact in change.facts:
        draft = drafts.get(fact.sku, Draft(""))
        if fact.what == "status":
            draft.status = fact.new
        elif fact.what == "exclude":
            (draft.excluded.add if fact.new else draft.excluded.discard)(fact.channel)
    for use in change.uses:
        uses = drafts[use.sku].uses if use.sku in drafts else {}
        uses.pop((use.channel, use.role), None)
        uses |= {(use.channel, use.role): tuple(replace(each, pointer="") for each in use.new)} if use.new else {}


def _links(change: ProductChange, old: Product | None) -> tuple[Association, ...]:
    kept = {each.type for each in old.associations} if old else set()
    links = [replace(each, pointer="") for each in (old.associations if old else ())]
    for each in change.links:
        links = [link for link in links if link.type != each.name]
        for said in each.new:
            sku, _, quantity = said.partition(" x ")
            links.append(Association(each.name, sku, "", int(quantity or 1)))
    assert kept >= {each.name for each in change.links if each.old}
    return tuple(sorted(links, key=lambda each: each.type))


def _node(key: str, drafts: Mapping[str, Draft], level: int = 0) -> Node:
    draft = drafts[key]
    overrides = {}
    for channel in sorted({each[0] for each in (*draft.values, *draft.uses)} | draft.excluded | {""}):
        values: dict[str, dict[str, Value]] = {}
        for (name, code, locale), value in sorted(draft.values.items(), key=lambda each: each[0]):
            if name == channel:
                values.setdefault(code, {})[locale] = value
        uses = {role: used for (name, role), used in draft.uses.items() if name == channel}
        overrides[channel] = Override(values, uses, channel in draft.excluded)
    own = overrides.pop("")
    children = tuple(_node(child, drafts, level + 1) for child in draft.children)
    return Node(draft.sku, "", level, draft.status, own.values, own.assets, overrides, children)
