"""Links that go both ways, as seen from their other end."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from omnicat.catalog.plain import list_of, mapping_of, text_of
from omnicat.documents import parse
from omnicat.model.catalog import Settings
from omnicat.model.product import Association

Backlinks = Mapping[str, tuple[Association, ...]]
"""SKU -> the links that other products have to it, by types that go both ways."""

LINKS = b"associations"
ESCAPED = b"\\"
"""Where it stands, a key may be written in other letters."""


class TwoWayLink(NamedTuple):
    """A link by a type that goes both ways: which product has it, and to which. Encodes as msgspec."""

    to: str
    type: str
    sku: str


def two_way_types(settings: Settings) -> tuple[str, ...]:
    """The codes of the types that go both ways: all that `two_way_links` needs of the settings."""
    return tuple(code for code, each in settings.associations.items() if each.two_way)


def two_way_links(path: str, data: bytes, settings: Settings) -> tuple[TwoWayLink, ...]:
    """The two-way links of one product file, in its order. Depends on the bytes and on `two_way_types` alone.

    Parses only files that name such a type; bad data has no links.
    """
    types = two_way_types(settings)
    if not any(code.encode() in data for code in types) or not (LINKS in data or ESCAPED in data):
        return ()
    document, _ = parse(data, path)
    return tuple(_links(mapping_of(document.data), types)) if document else ()


def backlinks_from(links: Iterable[Iterable[TwoWayLink]]) -> Backlinks:
    """The other ends of the links of all files, in whatever order these come: those to one SKU are sorted."""
    found: dict[str, dict[str, Association]] = {}
    for of_file in links:
        for to, kind, sku in of_file:
            found.setdefault(to, {})[f"{kind} {sku}"] = Association(kind, sku, f"associations/{kind}")
    return {sku: tuple(ends[key] for key in sorted(ends)) for sku, ends in found.items()}


def backlinks_to(skus: Iterable[str], backlinks: Backlinks) -> Backlinks:
    """What links to these products by a two-way type, sorted by SKU: all of the backlinks that showing them needs."""
    return {sku: backlinks[sku] for sku in sorted(set(skus)) if sku in backlinks} if backlinks else {}


def with_backlinks(said: tuple[Association, ...], back: tuple[Association, ...]) -> tuple[Association, ...]:
    """What a product links to, and what links to it by a two-way type; nothing twice."""
    known = {(each.type, each.sku) for each in said}
    return (*said, *(each for each in back if (each.type, each.sku) not in known))


def _links(said: Mapping[str, object], types: Iterable[str]) -> Iterator[TwoWayLink]:
    sku = text_of(said.get("sku"))
    for code in types:
        for each in list_of(mapping_of(said.get("associations")).get(code)):
            target = text_of(mapping_of(each).get("sku")) if isinstance(each, Mapping) else text_of(each)
            if sku and target and target != sku:
                yield TwoWayLink(target, code, sku)
