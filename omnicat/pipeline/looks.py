"""Originals looked at, in threads; what their pixels say is kept by their content."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, tee
from pathlib import Path
from threading import Lock
from typing import TypeVar

import msgspec
from msgspec import Struct

from omnicat.cache import Damaged, LookedAt, forget, open_state, told_as_damage
from omnicat.catalog import Looked, Read
from omnicat.executor import Threads, usual_workers
from omnicat.images import Looks
from omnicat.images.barcodes import can_read
from omnicat.images.looks import RECIPE
from omnicat.model.asset import Asset
from omnicat.renditions.decoding import examine_picture as examine
from omnicat.renditions.kept_originals import FOLDER, bring, kept_at, missing_here

Progress = Callable[[int, int], None]
Each = TypeVar("Each")

BATCH = 64
"""So many are looked at before what was seen is kept: a run that is ended loses no more."""

LARGE = 16_000_000
"""Pixels from which one picture is decoded at a time: PNG and progressive JPEG are held as a whole for that."""


class Examiner(Struct, frozen=True):
    """Looks at originals, and keeps what it sees in the state in `folder`. `encoder` is the version of the codecs.
    With `only_known` nothing is decoded. Of what only an object store has, it looks at those that were fetched; where
    `place` is its address, it fetches the others first.
    """

    folder: Path
    encoder: str
    progress: Progress | None = None
    only_known: bool = False
    place: str = ""

    @property
    def mark(self) -> str:
        """What the looks are measured with."""
        return f"{RECIPE} {self.encoder}{' with barcodes' if can_read() else ''}"

    def look(self, assets: Iterable[Asset], read: Read) -> Mapping[str, Looked]:
        """What is seen of the originals, by path. Raises OmnicatError where the object store can't be reached."""
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
            unseen = [] if self.only_known else self._to_see(each for each in wanted if each.path not in known)
            for batch in _batches(self._examined(unseen, read)):
                # What is wrong names the file's path, so that only looks without it are the content's alone.
                kept.keep((asset.digest, _encode(each.looks)) for asset, each in batch if not each.findings)
                known |= {asset.path: each for asset, each in batch}
        return known

    def _examined(self, unseen: list[Asset], read: Read) -> Iterator[tuple[Asset, Looked]]:
        alone = Lock()

        def work(asset: Asset) -> bytes:
            if asset.width * asset.height < LARGE:
                return _encode(self._examine(asset, read))
            with alone:
                return _encode(self._examine(asset, read))

        here, tasks = tee(self._brought(unseen))
        results = Threads(usual_workers()).map(lambda: work, tasks)
        for done, (asset, looked) in enumerate(zip(here, results, strict=True), 1):
            if self.progress:
                self.progress(done, len(unseen))
            yield asset, _looked(looked)

    def _examine(self, asset: Asset, read: Read) -> Looked:
        try:
            content = self._kept(asset).read_bytes() if asset.elsewhere else read(asset.path)
        except OSError:
            content = b""
        return Looked(*examine(content, f"assets/{asset.path}"))

    def _to_see(self, assets: Iterable[Asset]) -> list[Asset]:
        """Those that are here, or can be fetched."""
        return [each for each in assets if self.place or not each.elsewhere or self._kept(each).is_file()]

    def _brought(self, assets: Iterable[Asset]) -> Iterator[Asset]:
        """The same without those that the object store does not have: whoever needs one tells of that."""
        folder = self.folder / FOLDER
        for several in _batches(iter(assets)):
            missing = missing_here({each.path: each.digest for each in several if each.elsewhere}, folder)
            lost = bring(missing, self.place, folder) if missing else {}
            yield from (each for each in several if each.path not in lost)

    def _kept(self, asset: Asset) -> Path:
        return kept_at(self.folder / FOLDER, asset.digest)


def _batches(several: Iterator[Each]) -> Iterator[list[Each]]:
    while batch := list(islice(several, BATCH)):
        yield batch


_encode = msgspec.msgpack.Encoder().encode
_looks = msgspec.msgpack.Decoder(Looks).decode
_looked = msgspec.msgpack.Decoder(Looked).decode
