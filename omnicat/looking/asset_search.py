"""Originals found: by words, kind, role, status, tag, what they lack, or any expression."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking.asset_facts import Selection, selection_of
from omnicat.looking.asset_library import Library
from omnicat.model.asset import KIND_BY_EXTENSION, Asset, Rights
from omnicat.schemas.asset import STATUSES
from omnicat.templating import TemplatingProblem


class AssetQuery(Struct, frozen=True):
    """What is looked for; an empty part asks for nothing. All words have to occur in path, title or tags, in any case.

    `role` is one in which a product uses it, or that it was made for. `expiring` asks for rights that end within so many
    days after `today`, or ended before; None does not ask. `is_unused` and `lacks_alt` ask only where they are true.
    """

    words: tuple[str, ...] = ()
    kind: str = ""
    role: str = ""
    status: str = ""
    tag: str = ""
    is_unused: bool = False
    lacks_alt: bool = False
    expiring: int | None = None
    today: date = date.min
    select: str = ""


class AssetRow(Struct, frozen=True):
    """An original that was found. `path` runs below `assets/`; `width` and `height` are pixels, 0 where not known;
    `size` is in bytes; `products` counts those that use it, in these `roles`; `findings` what is wrong with it.
    """

    path: str
    kind: str
    format: str
    width: int
    height: int
    size: int
    status: str
    rights: Rights
    tags: tuple[str, ...]
    products: int
    roles: tuple[str, ...]
    findings: int
    is_broken: bool


def search_assets(query: AssetQuery, library: Library) -> tuple[Asset, ...]:
    """The originals that fit, by path. Raises OmnicatError where the query names what isn't there."""
    _check(query, library)
    selection = selection_of(query.select)
    tests = tuple(_tests(query, library))
    fitting = (each for _, each in sorted(library.assets.items()) if all(fits(each) for fits in tests))
    return tuple(_selected(fitting, selection, library)) if selection else tuple(fitting)


def row_of(asset: Asset, library: Library) -> AssetRow:
    """What a list tells of an original."""
    uses = library.uses.get(asset.path, ())
    return AssetRow(
        asset.path,
        asset.kind,
        asset.format,
        asset.width,
        asset.height,
        asset.size,
        asset.status,
        asset.rights,
        asset.tags,
        len({use.product for use in uses}),
        tuple(sorted({use.role for use in uses})),
        len(library.findings.get(asset.path, ())),
        asset.broken,
    )


Test = Callable[[Asset], bool]


def _tests(query: AssetQuery, library: Library) -> Iterator[Test]:
    """One for each thing that is asked for."""
    locales = library.gathered.opened.shop.model.settings.locales
    end = (query.today + timedelta(days=query.expiring)).isoformat() if query.expiring is not None else ""
    if query.words:
        yield lambda asset: _holds(asset, query.words)
    if query.kind:
        yield lambda asset: asset.kind == query.kind
    if query.role:
        yield lambda asset: query.role in asset.roles or _is_used_as(query.role, asset.path, library)
    if query.status:
        yield lambda asset: asset.status == query.status
    if query.tag:
        yield lambda asset: query.tag.casefold() in (each.casefold() for each in asset.tags)
    if query.is_unused:
        yield lambda asset: asset.path not in library.uses and asset.path not in library.standing
    if query.lacks_alt:
        yield lambda asset: asset.kind == "image" and not set(locales) <= asset.alt.keys()
    if query.expiring is not None:
        yield lambda asset: "" < asset.rights.expires <= end


def _holds(asset: Asset, words: Iterable[str]) -> bool:
    text = "\n".join((asset.path, *asset.titles.values(), *asset.tags)).casefold()
    return all(word.casefold() in text for word in words)


def _is_used_as(role: str, path: str, library: Library) -> bool:
    return any(use.role == role for use in library.uses.get(path, ()))


def _selected(assets: Iterable[Asset], selection: Selection, library: Library) -> Iterator[Asset]:
    """Those for which the expression is true. Raises OmnicatError where it can be judged for none."""
    failed, judged = "", False
    for asset in assets:
        try:
            takes = selection.takes(asset, library)
        except TemplatingProblem as problem:
            failed = failed or str(problem)
            continue
        judged = True
        if takes:
            yield asset
    if failed and not judged:
        raise OmnicatError(
            f"--select '{selection.text}' fails: {failed}", "see what is known with `omnicat assets show`"
        )


def _check(query: AssetQuery, library: Library) -> None:
    _known("kind", query.kind, ("image", *KIND_BY_EXTENSION.values()))
    _known("role", query.role, library.gathered.opened.shop.model.settings.roles)
    _known("status", query.status, STATUSES)
    _known("tag", query.tag.casefold(), (tag.casefold() for each in library.assets.values() for tag in each.tags))


def _known(what: str, name: str, known: Iterable[str]) -> None:
    names = frozenset(known) if name else frozenset()
    if name and name not in names:
        raise OmnicatError(f"{what} '{name}' does not exist", did_you_mean(name, names))
