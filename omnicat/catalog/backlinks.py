"""Links that go both ways, as seen from their other end."""

from collections.abc import Iterator, Mapping

from omnicat.catalog.opening import product_paths
from omnicat.catalog.plain import list_of, mapping_of, text_of
from omnicat.documents import parse
from omnicat.model.catalog import Settings
from omnicat.model.files import Files
from omnicat.model.product import Association

Backlinks = Mapping[str, tuple[Association, ...]]
"""SKU -> the links that other products have to it, by types that go both ways."""


def read_backlinks(files: Files, settings: Settings) -> Backlinks:
    """The other ends of all two-way links, sorted. Reads only the files that name such a type."""
    types = [code for code, each in settings.associations.items() if each.two_way]
    found: dict[str, dict[str, Association]] = {}
    for path in product_paths(files) if types else ():
        for there, kind, here in _links(files.read(path), path, types):
            found.setdefault(there, {})[f"{kind} {here}"] = Association(kind, here, f"associations/{kind}")
    return {sku: tuple(links[key] for key in sorted(links)) for sku, links in found.items()}


def with_backlinks(said: tuple[Association, ...], back: tuple[Association, ...]) -> tuple[Association, ...]:
    """What a product links to, and what links to it by a two-way type; nothing twice."""
    known = {(each.type, each.sku) for each in said}
    return (*said, *(each for each in back if (each.type, each.sku) not in known))


def _links(data: bytes, path: str, types: list[str]) -> Iterator[tuple[str, str, str]]:
    if not any(code.encode() in data for code in types):
        return
    document, _ = parse(data, path)
    said = mapping_of(document.data) if document else {}
    sku = text_of(said.get("sku"))
    for code in types:
        for each in list_of(mapping_of(said.get("associations")).get(code)):
            target = text_of(mapping_of(each).get("sku")) if isinstance(each, Mapping) else text_of(each)
            if sku and target and target != sku:
                yield target, code, sku
