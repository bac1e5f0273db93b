"""The imported taxonomies in `catalog/taxonomies/`, as far as the shop's categories name them.

Whole taxonomies have thousands of entries, and every run opens the catalog. So what is kept of a file is worked out once
for its bytes and for what the categories say.
"""

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from omnicat.catalog.shelf import Shelf
from omnicat.findings import Finding, Location
from omnicat.model.category import Category
from omnicat.model.files import Files
from omnicat.model.taxonomy import Imported, Taxonomy
from omnicat.taxonomies.judging import held_by
from omnicat.taxonomies.own_file import FOLDER, SUFFIX, read

NOWHERE = Location("")


def load_taxonomies(
    files: Files, categories: Mapping[str, Category], shelf: Shelf
) -> tuple[Mapping[str, Imported], tuple[Finding, ...]]:
    """What each imported taxonomy holds of the categories' ids, by its name, and what is wrong with the files."""
    found: dict[str, Imported] = {}
    wrong: list[Finding] = []
    said: bytes | None = None
    for path in taxonomy_paths(files):
        if said is None:
            said = _encode([replace(each, where=NOWHERE) for each in categories.values()])
        content = files.read(path)
        key = shelf.key(b"taxonomy", path.encode(), content, said)
        kept = shelf.get(key)
        imported, findings = (_decode(kept), ()) if kept else _imported(path, content, categories)
        if not kept and imported is not None and not findings:
            shelf.put(key, _encode(imported))
        if imported is not None:
            found[imported.name] = imported
        wrong.extend(findings)
    return found, tuple(wrong)


def open_taxonomies(files: Files) -> Mapping[str, Taxonomy]:
    """The whole taxonomies that can be read, by their names."""
    every = (read(path, files.read(path))[0] for path in taxonomy_paths(files))
    return {each.name: each for each in every if each is not None}


def taxonomy_paths(files: Files) -> tuple[str, ...]:
    """The files of imported taxonomies, sorted."""
    return tuple(path for path in files.paths(FOLDER) if path.endswith(SUFFIX) and "/" not in path[len(FOLDER) :])


def _imported(
    path: str, content: bytes, categories: Mapping[str, Category]
) -> tuple[Imported | None, tuple[Finding, ...]]:
    taxonomy, findings = read(path, content)
    if taxonomy is None:
        return None, findings
    held = held_by(taxonomy, categories)
    size = len(taxonomy.paths)
    return Imported(taxonomy.name, taxonomy.version, taxonomy.source, size, held, Location(path, 1, 1)), findings


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Imported).decode
