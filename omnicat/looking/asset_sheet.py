"""The tiles of a contact sheet: each original small, with what one wants to know below it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from omnicat.executor import Threads
from omnicat.images import RenditionSpec
from omnicat.images.spec import OutputFormat
from omnicat.looking.asset_library import ROOT, Library
from omnicat.model.asset import Asset, kind_of
from omnicat.originals import PICTURED
from omnicat.pipeline.bringing import ORIGINALS
from omnicat.pipeline.gathering import Progress
from omnicat.renditions.decoding import drawn
from omnicat.renditions.kept_originals import kept_at

PRODUCTS = 3


class Tile(Struct, frozen=True):
    """An original: `thumbnail` is an encoded picture, None where none can be made of it; `products` are SKUs, `findings`
    messages, each with its rule; `standing` are words for what else has it."""

    asset: Asset
    thumbnail: bytes | None
    products: tuple[str, ...]
    findings: tuple[str, ...]
    standing: tuple[str, ...] = ()

    @property
    def users(self) -> str:
        """Who uses it, in few words."""
        more = f" +{len(self.products) - PRODUCTS:,}" if len(self.products) > PRODUCTS else ""
        return f"{', '.join(self.products[:PRODUCTS])}{more}" or next(iter(self.standing), "used by no product")


def tiles_of(
    assets: Sequence[Asset],
    library: Library,
    *,
    side: int,
    form: OutputFormat,
    workers: int,
    progress: Progress | None = None,
) -> Iterator[Tile]:
    """The tiles of these originals, in their order, made as they are asked for: few are in memory at any time. A
    thumbnail is at most `side` pixels wide and high, in the format `form`."""
    spec = RenditionSpec(width=side, height=side, fit="inside", format=form, quality=80)
    folder = library.gathered.opened.files.root / ROOT
    fetched = library.gathered.opened.files.root / ORIGINALS
    tasks = ((each.path, _source(each, folder, fetched)) for each in assets)
    made = Threads(workers).map(partial(_prepare, spec), tasks)
    for done, (asset, thumbnail) in enumerate(zip(assets, made, strict=True), 1):
        if progress and (done % 10 == 0 or done == len(assets)):
            progress(done, len(assets))
        findings = library.findings.get(asset.path, ())
        yield Tile(
            asset,
            msgspec.msgpack.decode(thumbnail, type=bytes | None),
            library.products_of(asset.path),
            tuple(f"{_without_path(each.message, asset.path)} [{each.rule}]" for each in findings),
            library.standing.get(asset.path, ()),
        )


def _without_path(message: str, path: str) -> str:
    """The message without the path, which stands above it."""
    return message.replace(f"'{ROOT}{path}' ", "").replace(f"'{path}' ", "")


def _source(asset: Asset, folder: Path, fetched: Path) -> Path | None:
    """Where the original is, here or brought from the object store; None where nothing can be shown of it."""
    if asset.broken or asset.kind not in ("image", *PICTURED):
        return None
    here = folder / asset.path
    return here if here.exists() else kept_at(fetched, asset.digest)


def _prepare(spec: RenditionSpec) -> Callable[[tuple[str, Path | None]], bytes]:
    def small(task: tuple[str, Path | None]) -> bytes:
        path, source = task
        made = drawn(source, [spec], path=f"{ROOT}{path}", kind=kind_of(path))[0][0] if source else None
        return msgspec.msgpack.encode(made)

    return small
