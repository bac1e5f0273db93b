"""All there is to say of one original: what it is, who uses it, what is made of it, what is wrong."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from omnicat.channels.pictures import rendition_size
from omnicat.documents import parse
from omnicat.findings import Finding
from omnicat.images import Looks
from omnicat.looking.asset_library import RECORD, ROOT, AssetUsed, Library
from omnicat.model.asset import Asset, Box, Person, Rights
from omnicat.originals import Media
from omnicat.pipeline.picturing import STORE
from omnicat.renditions import Store, Wanted


class RenditionLine(Struct, frozen=True):
    """What a channel shows of an original. `size` is in bytes, 0 where it is not made yet; `width` and `height` are
    pixels, known before."""

    channel: str
    file: str
    format: str
    width: int
    height: int
    size: int
    is_made: bool


class AssetView(Struct, frozen=True):
    """An original. `path` runs below `assets/`, `record` from the catalog's folder, '' where it has none. `width` and
    `height` are pixels of the upright picture, `size` is in bytes. `made_for` are the roles, `shows` the SKUs that its
    record names; `focal`, `crop` and `crops` (by role) are shares of the picture. `embedded` are the keys
    of a record that the file itself answers. `looks` is what its pixels say, null where they were not looked at.
    `state` is here, unfetched (a Git LFS pointer) or elsewhere (in the object store alone). `standing` tells in words what the
    catalog itself has it for, such as being laid over pictures.
    """

    path: str
    record: str
    digest: str
    kind: str
    format: str
    width: int
    height: int
    size: int
    is_broken: bool
    mode: str
    has_alpha: bool
    has_profile: bool
    media: Media
    status: str
    titles: Mapping[str, str]
    alt: Mapping[str, str]
    tags: tuple[str, ...]
    made_for: tuple[str, ...]
    shows: tuple[str, ...]
    focal: tuple[float, float] | None
    crop: Box | None
    crops: Mapping[str, Box]
    people: tuple[Person, ...]
    creator: str
    licence: str
    rights: Rights
    source_type: str
    embedded: tuple[str, ...]
    looks: Looks | None
    uses: tuple[AssetUsed, ...]
    renditions: tuple[RenditionLine, ...]
    findings: tuple[Finding, ...]
    state: str = "here"
    standing: tuple[str, ...] = ()


OTHER_NAMES = {"is_broken": "broken", "has_profile": "icc", "made_for": "roles", "shows": "products"}
"""What the asset calls it, where that is another name."""


def view_asset(path: str, library: Library) -> AssetView:
    """The original at that path below `assets/`."""
    asset, files = library.assets[path], library.gathered.opened.files
    record = f"{ROOT}{path}{RECORD}"
    names = AssetView.__struct_fields__
    said = {name: getattr(asset, own) for name in names if hasattr(asset, own := OTHER_NAMES.get(name, name))}
    return AssetView(
        **said,
        record=record if record in files.paths(ROOT) else "",
        uses=tuple(_placed(library.uses.get(path, ()), library)),
        renditions=tuple(_renditions(asset, library)),
        findings=library.findings.get(path, ()),
        state="elsewhere" if asset.elsewhere else "here" if asset.fetched else "unfetched",
        standing=library.standing.get(path, ()),
    )


def _placed(uses: tuple[AssetUsed, ...], library: Library) -> Iterator[AssetUsed]:
    """The uses with their lines."""
    files = library.gathered.opened.files
    documents = {path: parse(files.read(path), path)[0] for path in {use.where.path for use in uses}}
    for use in uses:
        document = documents[use.where.path]
        yield replace(use, where=document.place(use.where.pointer)) if document else use


def _renditions(asset: Asset, library: Library) -> Iterator[RenditionLine]:
    """One for each channel and file, the channels in their order."""
    products = {use.where.path for use in library.uses.get(asset.path, ())}
    if not products:
        return
    store = Store(library.gathered.opened.files.root / STORE)
    wanted: dict[tuple[str, str], Wanted] = {}
    for shown in library.gathered.results.shown():
        for part in shown.parts if shown.path in products else ():
            mine = (each for each in part.wanted if each.asset_path == asset.path)
            wanted |= {(part.channel, each.file): each for each in mine}
    for (channel, file), each in sorted(wanted.items()):
        width, height = rendition_size(asset, each.spec)
        size = store.size(each.key, each.extension)
        yield RenditionLine(channel, file, each.spec.format, width, height, size, size > 0)
