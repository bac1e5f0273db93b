"""Stretches of products whose pictures are all in the store, as an earlier run left them there."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from omnicat.cache import HashedFiles, KeptPictures, Stretch
from omnicat.pipeline.gathering import Gathered
from omnicat.renditions import Store, Wanted


class Stored(msgspec.Struct, frozen=True, array_like=True):
    """A rendition that is kept: the file that a channel shows it as, its original, its key, and its SHA-256 in hex. Of the
    file in the store its size in bytes, when it was modified, in nanoseconds, and its number in the file system.
    """

    file: str
    asset: str
    key: str
    sha256: str
    size: int
    modified: int
    node: int

    def place(self, store: Store) -> str:
        """Where the store has it."""
        return store.place(self.key, self.file.rpartition(".")[2])


OfChannels = Mapping[str, tuple[Stored, ...]]
"""The pictures of a stretch, by channel."""


def pictures_of(gathered: Gathered, stretch: Stretch) -> OfChannels | None:
    """What the channels show of a stretch of products, as it was kept; None where that is not known of each of them."""
    names = gathered.plan.profiles
    if not gathered.results.has_pictures:
        return dict.fromkeys(names, ())
    known = _kept(gathered).of(stretch)
    return {name: _decode(known[name]) for name in names} if known.keys() >= names.keys() else None


def are_there(pictures: OfChannels, store: Store) -> bool:
    """Whether the store has all of them as they were."""
    return all(_is_there(each, store) for several in pictures.values() for each in several)


def keep_pictures(gathered: Gathered, shown: Mapping[Stretch, Iterable[tuple[str, Wanted]]], store: Store) -> None:
    """Keeps what stretches show, all of which the store has now. One that lacks a picture is left out."""
    hashed = HashedFiles(gathered.state)
    made: dict[tuple[bytes, str], bytes] = {}
    for stretch, several in shown.items():
        of: dict[str, dict[str, Stored]] = {name: {} for name in gathered.plan.profiles}
        with suppress(OSError):
            for name, each in several:
                of[name][each.file] = _stored(each, store, hashed)
            made |= {(stretch.digest, name): _encode(tuple(each.values())) for name, each in of.items()}
    hashed.flush()
    if made:
        _kept(gathered).keep(made, gathered.results.stretches)


def _kept(gathered: Gathered) -> KeptPictures:
    return KeptPictures(gathered.state, gathered.results.kept.made_in)


def _stored(wanted: Wanted, store: Store, hashed: HashedFiles) -> Stored:
    path = Path(store.place(wanted.key, wanted.extension))
    stat = path.stat()
    sha256 = hashed.hash_now(path, stat)
    return Stored(wanted.file, wanted.asset_path, wanted.key, sha256, stat.st_size, stat.st_mtime_ns, stat.st_ino)


def _is_there(picture: Stored, store: Store) -> bool:
    try:
        stat = os.stat(picture.place(store))  # noqa: PTH116 - a path as text takes a tenth of the time
    except OSError:
        return False
    return stat.st_mtime_ns == picture.modified and stat.st_size == picture.size and stat.st_ino == picture.node


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[Stored, ...]).decode
