"""One drafted product against the one that exists: only what differs becomes a change, and nothing is removed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from omnicat.attributes.definition import Attribute
from omnicat.documents import Set
from omnicat.findings import extend_pointer
from omnicat.importers.draft import DraftProduct
from omnicat.importers.existing import Place
from omnicat.importers.naming import code_of
from omnicat.importers.resolved import Chain, chain_to, says_already


class Ground(Struct, frozen=True):
    """What values are judged by: the attributes, the locales (the default first), the channel of the export."""

    attributes: Mapping[str, Attribute]
    locales: Sequence[str]
    channel: str
    place_by_sku: Mapping[str, Place]


class Leaf(Struct, frozen=True):
    """What is sold, as drafted: its own data and the values it has from its ancestors below the product."""

    data: Mapping[str, Any]
    values: Mapping[str, Any]
    assets: Mapping[str, Any]


class Changes(Struct):
    """The changes to one file, later ones to the same place joined with the first."""

    by_pointer: dict[str, Any] = field(default_factory=dict)

    def put(self, pointer: str, value: Any) -> None:
        """Set a value at a pointer."""
        self.by_pointer[pointer] = value

    def all(self) -> tuple[Set, ...]:
        """Every change, appended list entries each by itself."""
        made = []
        for pointer, value in self.by_pointer.items():
            many = value if pointer.endswith("/-") else [value]
            made += [Set(pointer, each) for each in many]
        return tuple(made)


def changes_to(data: Mapping[str, Any], path: str, drafted: DraftProduct, ground: Ground) -> tuple[Set, ...]:
    """What has to change in an existing product's data for it to say all that the draft says."""
    changes = Changes()
    leaves = list(leaves_of(drafted.data))
    placed = [(leaf, _chain(data, path, leaf, ground)) for leaf in leaves]
    known = [(leaf, chain) for leaf, chain in placed if chain is not None]
    if not drafted.data.get("variants"):
        for leaf, chain in known:
            _values(drafted.data.get("attributes") or {}, chain, ground, changes)
            _assets(leaf.assets, chain, changes)
    else:
        root = chain_to(data, "")
        _shared(drafted, known, root, ground, changes)
        _assets(drafted.data.get("assets") or {}, root, changes)
        for leaf, chain in known:
            _values(leaf.values, chain, ground, changes)
            _assets(leaf.assets, chain, changes)
        fresh = [dict(leaf.data) for leaf, chain in placed if chain is None]
        if fresh:
            changes.put(*(("variants/-", fresh) if data.get("variants") else ("variants", fresh)))
    _product(data, drafted, changes)
    return changes.all()


def leaves_of(data: Mapping[str, Any]) -> Iterator[Leaf]:
    """What is sold of a drafted product; the product itself where it has no variants."""
    if not data.get("variants"):
        yield Leaf(data, data.get("attributes") or {}, data.get("assets") or {})
        return
    for variant in data["variants"]:
        for leaf in leaves_of(variant):
            shared = variant.get("attributes") or {}
            yield Leaf(leaf.data, {**shared, **leaf.values}, {**(variant.get("assets") or {}), **leaf.assets})


def _chain(data: Mapping[str, Any], path: str, leaf: Leaf, ground: Ground) -> Chain | None:
    place = ground.place_by_sku.get(str(leaf.data["sku"]))
    return chain_to(data, place.pointer) if place and place.path == path else None


def _values(values: Mapping[str, Any], chain: Chain, ground: Ground, changes: Changes) -> None:
    for code, raw in values.items():
        attribute = ground.attributes[code]
        if not _is_said(raw, attribute, chain, ground):
            _set(code, raw, chain, attribute, ground, changes)


def _shared(
    drafted: DraftProduct, known: Sequence[tuple[Leaf, Chain]], root: Chain, ground: Ground, changes: Changes
) -> None:
    """A value of the whole product: put at the product, but at the variants where they say it themselves.

    A variant that has its own value, in the draft or in a catalog that the file can't speak for, is no witness.
    """
    for code, raw in (drafted.data.get("attributes") or {}).items():
        attribute = ground.attributes[code]
        chains = [chain for leaf, chain in known if code not in leaf.values]
        if code not in drafted.hoisted:
            chains = [chain for chain in chains if chain.owner(code) in (None, "")]
        for chain in chains or (root,):
            if not _is_said(raw, attribute, chain, ground):
                at = root if chain.owner(code) in (None, "") else chain
                _set(code, raw, at, attribute, ground, changes)


def _is_said(raw: Any, attribute: Attribute, chain: Chain, ground: Ground) -> bool:
    """Whether the catalog says it already. A product without a slug goes by its SKU."""
    if (
        attribute.code == "slug"
        and chain.raw("slug") is None
        and raw == code_of(str(chain.nodes[0].get("sku")), joint="-")
    ):
        return True
    return says_already(raw, attribute, chain, ground.locales, ground.channel)


def _set(code: str, raw: Any, chain: Chain, attribute: Attribute, ground: Ground, changes: Changes) -> None:
    """Put a value; other locales and currencies of what is in force stay."""
    pointer = extend_pointer(chain.pointer, "attributes", code)
    before = chain.own(code)
    if attribute.localizable:
        default = ground.locales[0]
        said = _by_locale(before, ground.locales)
        new = _by_locale(raw, ground.locales)
        merged = {**said, **new}
        plain = set(merged) == {default} and not _is_by_locale(before, ground.locales)
        changes.put(pointer, merged[default] if plain else merged)
    elif attribute.type == "money":
        current = before if before is not None else chain.raw(code)
        changes.put(
            pointer, {**(current if isinstance(current, dict) else {}), **raw} if isinstance(raw, dict) else raw
        )
    else:
        changes.put(pointer, raw)


def _assets(assets: Mapping[str, Any], chain: Chain, changes: Changes) -> None:
    for role, said in assets.items():
        wanted = [
            each.get("file") if isinstance(each, dict) else each
            for each in (said if isinstance(said, list) else [said])
        ]
        existing = chain.assets(role)
        if all(path in existing for path in wanted):
            continue
        changes.put(extend_pointer(chain.pointer, "assets", role), said)


def _product(data: Mapping[str, Any], drafted: DraftProduct, changes: Changes) -> None:
    """Family, status, categories and links, as far as the file itself says them."""
    new = drafted.data
    for key in ("family", "status"):
        known = str(data.get(key, ""))
        is_same = known == new.get(key) or (known == "retired" and "retired" in drafted.guessed)
        if key in new and key not in drafted.guessed and not is_same:
            changes.put(key, new[key])
    if "categories" in new and "categories" not in drafted.guessed:
        said = data.get("categories") or []
        if missing := [path for path in new["categories"] if path not in said]:
            changes.put(*(("categories/-", missing) if said else ("categories", missing)))
    for kind, links in (new.get("associations") or {}).items():
        said = (data.get("associations") or {}).get(kind) or []
        have = [str(link.get("sku")) if isinstance(link, dict) else str(link) for link in said]
        if missing := [link for link in links if link not in have]:
            pointer = extend_pointer("associations", kind)
            changes.put(*((f"{pointer}/-", missing) if said else (pointer, missing)))


def _is_by_locale(raw: Any, locales: Sequence[str]) -> bool:
    return isinstance(raw, dict) and any(key in locales for key in raw)


def _by_locale(raw: Any, locales: Sequence[str]) -> dict[str, Any]:
    if raw is None:
        return {}
    return dict(raw) if _is_by_locale(raw, locales) else {locales[0]: raw}
