"""The tiles of a contact sheet: each original small, with what one wants to know below it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from omnicat.executor import Threads
from omnicat.images import RenditionSpec, render
from omnicat.images.spec import OutputFormat
from omnicat.looking.asset_library import ROOT, Library
from omnicat.model.asset import Asset
from omnicat.pipeline.gathering import Progress

PRODUCTS = 3


@dataclass(frozen=True, slots=True)
class Tile:
    """An original: `thumbnail` is an encoded picture, None where none can be made of it; `products` are SKUs, `findings`
    messages, each with its rule."""

    asset: Asset
    thumbnail: bytes | None
    products: tuple[str, ...]
    findings: tuple[str, ...]

    @property
    def users(self) -> str:
        """Who uses it, in few words."""
        more = f" +{len(self.products) - PRODUCTS:,}" if len(self.products) > PRODUCTS else ""
        return f"{', '.join(self.products[:PRODUCTS])}{more}" if self.products else "used by no product"


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
    tasks = ((each.path, each.kind == "image" and not each.broken) for each in assets)
    made = Threads(workers).map(partial(_prepare, spec, folder), tasks)
    for done, (asset, thumbnail) in enumerate(zip(assets, made, strict=True), 1):
        if progress and (done % 10 == 0 or done == len(assets)):
            progress(done, len(assets))
        findings = library.findings.get(asset.path, ())
        yield Tile(
            asset,
            msgspec.msgpack.decode(thumbnail, type=bytes | None),
            library.products_of(asset.path),
            tuple(f"{each.message} [{each.rule}]" for each in findings),
        )


def _prepare(spec: RenditionSpec, folder: Path) -> Callable[[tuple[str, bool]], bytes]:
    def small(task: tuple[str, bool]) -> bytes:
        path, is_picture = task
        made = render(folder / path, [spec], path=f"{ROOT}{path}")[0][0] if is_picture else None
        return msgspec.msgpack.encode(made)

    return small
