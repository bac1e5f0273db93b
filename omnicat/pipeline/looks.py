"""Originals looked at, in threads; what their pixels say is kept by their content."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Lock

import msgspec

from omnicat.cache import Damaged, LookedAt, forget, open_state, told_as_damage
from omnicat.catalog import Looked, Read
from omnicat.executor import Threads, usual_workers
from omnicat.images import Looks
from omnicat.images.barcodes import can_read
from omnicat.images.looks import RECIPE
from omnicat.model.asset import Asset
from omnicat.renditions.decoding import examine_picture as examine

Progress = Callable[[int, int], None]

BATCH = 64
"""So many are looked at before what was seen is kept: a run that is ended loses no more."""

LARGE = 16_000_000
"""Pixels from which one picture is decoded at a time: PNG and progressive JPEG are held as a whole for that."""


@dataclass(frozen=True, slots=True)
class Examiner:
    """Looks at originals, and keeps what it sees in the state in `folder`. `encoder` is the version of the codecs.
    With `only_known` nothing is decoded.
    """

    folder: Path
    encoder: str
    progress: Progress | None = None
    only_known: bool = False

    @property
    def mark(self) -> str:
        """What the looks are measured with."""
        return f"{RECIPE} {self.encoder}{' with barcodes' if can_read() else ''}"

    def look(self, assets: Iterable[Asset], read: Read) -> Mapping[str, Looked]:
        """What is seen of the originals, by path."""
        wanted = tuple(assets)
        try:
            with told_as_damage():
                return self._looked(wanted, read)
        except Damaged:
            forget(self.folder)
            return self._looked(wanted, read)

    def _looked(self, wanted: tuple[Asset, ...], read: Read) -> Mapping[str, Looked]:
        with open_state(self.folder) as state:
            kept = LookedAt(state, self.mark)
            known = {each.path: Looked(_looks(looks)) for each in wanted if (looks := kept.of(each.digest))}
            unseen = [] if self.only_known else [each for each in wanted if each.path not in known]
            for batch in _batches(self._examined(unseen, read)):
                # What is wrong names the file's path, so that only looks without it are the content's alone.
                kept.keep((asset.digest, _encode(each.looks)) for asset, each in batch if not each.findings)
                known |= {asset.path: each for asset, each in batch}
        return known

    def _examined(self, unseen: list[Asset], read: Read) -> Iterator[tuple[Asset, Looked]]:
        alone = Lock()

        def work(asset: Asset) -> bytes:
            if asset.width * asset.height < LARGE:
                return _encode(_examine(asset, read))
            with alone:
                return _encode(_examine(asset, read))

        results = Threads(usual_workers()).map(lambda: work, unseen)
        for done, (asset, looked) in enumerate(zip(unseen, results, strict=True), 1):
            if self.progress:
                self.progress(done, len(unseen))
            yield asset, _looked(looked)


def _examine(asset: Asset, read: Read) -> Looked:
    try:
        content = read(asset.path)
    except OSError:
        content = b""
    return Looked(*examine(content, f"assets/{asset.path}"))


def _batches(examined: Iterator[tuple[Asset, Looked]]) -> Iterator[list[tuple[Asset, Looked]]]:
    while batch := list(islice(examined, BATCH)):
        yield batch


_encode = msgspec.msgpack.Encoder().encode
_looks = msgspec.msgpack.Decoder(Looks).decode
_looked = msgspec.msgpack.Decoder(Looked).decode
