"""The renditions of one original: the task that is done here, in a thread, or on another machine."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.findings import Finding
from omnicat.images import paint
from omnicat.model.asset import kind_of
from omnicat.renditions.decoding import drawn
from omnicat.renditions.elsewhere import below, protocol, read, shown
from omnicat.renditions.kept_originals import kept_at
from omnicat.renditions.shelves import local_folder, shelf
from omnicat.renditions.wanted import Wanted


class Places(Struct, frozen=True):
    """Folders or addresses: where originals are, and where renditions go. Empty: they travel with the task.

    `name` is what findings call the folder of the originals; `fetched` the folder of those that were brought from
    elsewhere, by digest.
    """

    name: str
    originals: str
    renditions: str
    fetched: str = ""


Task = tuple[str, tuple[Wanted, ...], Mapping[str, bytes]]
"""An original's path below its folder, '' where there is none, what is wanted of it, and the content of all files that
this needs, by digest, where they travel."""


class Drawn(Struct, frozen=True):
    """What came of an original: how many renditions were made, the size of each that is there, by key, and those
    that travel."""

    made: int
    sizes: Mapping[str, int]
    findings: tuple[Finding, ...]
    contents: Mapping[str, bytes]


class OriginalDiffers(OmnicatError):
    """What is under the address of the originals is not what the catalog has."""

    def __init__(self, place: str, asset_path: str, *, is_there: bool) -> None:
        super().__init__(
            f"'{asset_path}' " + ("is another file" if is_there else "is not there") + f" at '{shown(place)}'",
            "copy the catalog's assets folder there",
        )


encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(Drawn).decode


def prepare(places: Places) -> Callable[[Task], bytes]:
    """The work on one original, as a function to an encoded Drawn."""
    return lambda task: encode(draw(task, places))


def draw(task: Task, places: Places) -> Drawn:
    """Makes of an original what is not kept yet."""
    asset_path, group, contents = task
    kept = shelf(places.renditions) if places.renditions else None
    sizes = {each.key: size for each in group if kept and (size := kept.size(each.key, each.extension))}
    missing = [each for each in group if each.key not in sizes]
    if not missing:
        return Drawn(0, sizes, (), {})
    files = (
        {digest: _original(path, digest, places) for digest, path in needed(missing)} if places.originals else contents
    )
    made, findings = _drawn(asset_path, missing, files, places)
    fresh = {each.key: one for each, one in zip(missing, made, strict=True) if one is not None}
    if kept:
        for each in missing:
            if each.key in fresh:
                kept.keep(each.key, each.extension, fresh[each.key])
    sizes |= {key: len(one) for key, one in fresh.items()}
    return Drawn(len(fresh), sizes, findings, {} if kept else fresh)


def needed(group: Iterable[Wanted]) -> Iterator[tuple[str, str]]:
    """The originals that renditions are made of, and what is laid over them: digest and path, each once."""
    used = {each.digest: each.asset_path for each in group if each.asset_path}
    yield from (
        used | {over.digest: over.image for each in group for over in each.spec.overlays if over.digest}
    ).items()


def _drawn(
    asset_path: str, missing: list[Wanted], files: Mapping[str, bytes | Path], places: Places
) -> tuple[list[bytes | None], tuple[Finding, ...]]:
    specs = [each.spec for each in missing]
    if not asset_path:
        return paint(specs), ()
    source, folder = files[missing[0].digest], f"{places.name}/"
    return drawn(source, specs, path=folder + asset_path, kind=kind_of(asset_path), overlays=files, folder=folder)


def _original(asset_path: str, digest: str, places: Places) -> bytes | Path:
    if not protocol(places.originals):
        here = Path(places.originals) / asset_path
        return kept_at(Path(places.fetched), digest) if places.fetched and not here.exists() else here
    folder = local_folder(places.originals)
    content = _content(folder / asset_path) if folder else read(below(places.originals, asset_path))
    if content is None or sha256(content).hexdigest() != digest:
        raise OriginalDiffers(places.originals, asset_path, is_there=content is not None)
    return content


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
