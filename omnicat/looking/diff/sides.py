"""Both sides of a comparison, read from what git says differs: nothing else is parsed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from omnicat.cache import code_of
from omnicat.catalog import Shelf, load_model, read_product
from omnicat.catalog.asset_records import RECORD, ROOT, is_asset, read_asset, read_elsewhere
from omnicat.channels import Specs, load_profiles, shop_specs
from omnicat.channels.product_types import load_product_types
from omnicat.documents import parse
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model, Stock
from omnicat.model.channel import Profile
from omnicat.model.product import Product
from omnicat.pipeline.opening import STATE
from omnicat.repository import ChangedFile, Folder, Range, Revision, changed_files, contents, revision_of
from omnicat.repository.sweep import is_text
from omnicat.review import Side
from omnicat.sources import read_stock

PRODUCTS = "catalog/products/"
INVENTORY = "catalog/inventory.csv"
OF_CHANNELS = ("channel_profiles/", "specs/", "catalog/catalog.yaml")
TEMPLATES = "templates/"
YAML = (".yaml", ".yml")

Files = Folder | Revision


class Sides(Struct, frozen=True):
    """Both sides with the files they are read from; the old path of each file that git takes for renamed; every path
    that differs; and all that git says differs, links included."""

    before: Side
    after: Side
    files: tuple[Files, Files]
    renamed: Mapping[str, str]
    paths: tuple[str, ...]
    changed: tuple[ChangedFile, ...]


def read_sides(root: Path, between: Range) -> Sides:
    """What differs between two commits, or between one and the files as they are now. Raises GitFailed."""
    every = changed_files(root, between)
    changed = tuple(each for each in every if _is_plain(each))
    paths = tuple(sorted({path for each in changed for path in (each.was, each.path) if path}))
    old, new = revision_of(root, between.base), files_at(root, between.head)
    shelf = Shelf(root / STATE / "opened.bin", code_of())
    after = load_model(new, shelf)[0]
    before = load_model(old, shelf)[0] if any(map(_is_of_model, paths)) else after
    was = _read(root, old, [(each.was, each.before) for each in changed if _is_product(each.was)])
    now = _read(root, new, [(each.path, each.after) for each in changed if _is_product(each.path)])
    return Sides(
        _side(old, before, was, paths, shelf),
        _side(new, after, now, paths, shelf),
        (old, new),
        {each.path: each.was for each in changed if each.was and each.path and each.was != each.path},
        paths,
        every,
    )


def files_at(root: Path, commit: str) -> Files:
    """The files of a commit; without one, the folder's as they are now."""
    return revision_of(root, commit) if commit else Folder(root)


def has_file(files: Files, path: str) -> bool:
    """Whether a side lists a file at this path."""
    return files.paths(path)[:1] == (path,)


def _is_plain(each: ChangedFile) -> bool:
    return not each.is_link and is_text(each.was) and is_text(each.path)


def _is_product(path: str) -> bool:
    return path.startswith(PRODUCTS) and path.endswith(YAML) and "/." not in path


def _is_of_model(path: str) -> bool:
    return path.startswith("catalog/") and not path.startswith(PRODUCTS)


def _read(root: Path, files: Files, wanted: Sequence[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of these files, by path and the id of their content; what only the folder has is read there."""
    if isinstance(files, Folder):
        yield from ((path, files.read(path)) for path, _ in wanted)
        return
    found = contents(root, [blob for _, blob in wanted]) if wanted else iter(())
    for (path, _), (_, data) in zip(wanted, found, strict=True):
        yield path, data


def _side(
    files: Files, model: Model, products: Iterable[tuple[str, bytes]], paths: Sequence[str], shelf: Shelf
) -> Side:
    read: dict[str, Product] = {}
    unread: dict[str, str] = {}
    for path, data in products:
        document, problems = parse(data, path)
        product = read_product(document, model)[0] if document else None
        if product:
            read[path] = product
        else:
            unread[path] = problems[0].message if problems else "the file has no SKU"
    return Side(
        model,
        read,
        unread,
        _assets(files, paths, model.settings.locale),
        read_stock(files, model.locations)[0] if INVENTORY in paths else Stock(),
        _profiles(files, model, shelf) if any(path.startswith(OF_CHANNELS) for path in paths) else {},
        _templates(files, paths),
    )


def _assets(files: Files, paths: Iterable[str], locale: str) -> Mapping[str, Asset]:
    """The originals that differ themselves, or whose records do."""
    named = {path.removesuffix(RECORD) for path in paths if path.startswith(ROOT) and is_asset(path.rpartition("/")[2])}
    found = {}
    for path in sorted(named):
        record = files.read(path + RECORD) if has_file(files, path + RECORD) else None
        if has_file(files, path):
            loaded = read_asset(path.removeprefix(ROOT), files.read(path), record, locale)
            found[loaded.asset.path] = loaded.asset
        elif record is not None:
            loaded = read_elsewhere(path.removeprefix(ROOT), record, locale)
            found |= {loaded.asset.path: loaded.asset} if loaded.asset.digest else {}
    return found


def _profiles(files: Files, model: Model, shelf: Shelf) -> Mapping[str, Profile]:
    own, _ = shop_specs(_contents(files, "specs/"))
    types, _ = load_product_types(files, shelf)
    profiles = _contents(files, "channel_profiles/")
    return load_profiles(profiles, Specs(shelf, own), model.settings, shelf, types, files)[0]


def _contents(files: Files, folder: str) -> dict[str, bytes]:
    return {path: files.read(path) for path in files.paths(folder) if path.endswith(YAML)}


def _templates(files: Files, paths: Iterable[str]) -> Mapping[str, str]:
    named = [path for path in paths if path.startswith(TEMPLATES) and has_file(files, path)]
    return {path.removeprefix(TEMPLATES): files.read(path).decode(errors="replace") for path in named}
