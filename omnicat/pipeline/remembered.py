"""The results of all products, read one after the other from where they are kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import TypeVar

from omnicat.cache import Column, Damaged, Kept, KeptResults, State, told_as_damage
from omnicat.catalog.rows import Row
from omnicat.errors import OmnicatError
from omnicat.findings import Finding
from omnicat.pipeline.bench import Plan
from omnicat.pipeline.results import (
    ChannelResult,
    Found,
    Head,
    Items,
    Texts,
    decode,
    decode_found,
    decode_head,
    decode_items,
    decode_parts,
    decode_rows,
    decode_texts,
)
from omnicat.pipeline.work import Job, prepare
from omnicat.policy import Ignore


@dataclass(frozen=True, slots=True)
class Shown:
    """One product file as it is shown: the SKU is '' where the file can't be read."""

    path: str
    sku: str
    parts: tuple[ChannelResult, ...]
    items: tuple[Items, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """One product file as it is shown and written: the text of each of its items."""

    parts: tuple[ChannelResult, ...]
    items: tuple[Items, ...]
    texts: tuple[Texts, ...]


OfChannel = TypeVar("OfChannel", ChannelResult, Items, Texts)


class Results:
    """Every product's result in these channels, in the order of the paths. What is wrong is held in memory, all the
    rest is read anew each time it is asked for. Where it turns out damaged then, `anew` makes all of it once more.
    """

    def __init__(
        self, kept: KeptResults, channels: tuple[str, ...], anew: Callable[[], KeptResults] | None = None
    ) -> None:
        self._kept, self._anew = kept, anew
        self._channels = frozenset(channels)
        self._names = channels
        self._found: list[Found] = []
        self.files = self.products = self.sold = 0
        self.has_pictures = False
        of_rows, of_files = blake2b(digest_size=16), blake2b(digest_size=16)
        for path, digest, encoded in kept.heads():
            head = decode_head(encoded)
            self._count(head)
            of_rows.update(head.rows)
            of_files.update(path.encode(errors="surrogatepass") + b"\0" + digest)
        self.digest_of_rows, self.digest_of_files = of_rows.digest(), of_files.digest()

    @property
    def kept(self) -> KeptResults:
        """Where they are read from."""
        return self._kept

    @property
    def findings(self) -> Iterator[Finding]:
        """What is wrong with the products, each on its own."""
        for found in self._found:
            yield from found.findings(self._names)

    @property
    def ignores(self) -> Iterator[Ignore]:
        """The ignore comments of all product files."""
        for found in self._found:
            yield from found.ignores

    def rows(self) -> Iterator[Row]:
        """Every row, and one for each SKU that only a file which can't be read names."""
        known: set[str] = set()
        seeming: dict[str, Row] = {}
        is_unread = self.products < self.files
        for _, (encoded,) in self._columns("rows"):
            rows = decode_rows(encoded)
            yield from rows.rows
            if is_unread:
                known.update(row.sku for row in rows.rows)
                for row in rows.seeming:
                    seeming.setdefault(row.sku, row)
        yield from (row for sku, row in seeming.items() if sku not in known)

    def rows_of(self, path: str) -> tuple[Row, ...]:
        """The rows of one file; none where it is no product file."""
        kept = self._kept
        try:
            with told_as_damage():
                rows = kept.rows_of(path)
        except Damaged:
            self._renew(kept)
            rows = self._kept.rows_of(path)
        return decode_rows(rows).rows if rows is not None else ()

    def shown(self) -> Iterator[Shown]:
        """Every product as the channels show it."""
        for path, (head, parts, items) in self._columns("head", "parts", "items"):
            yield Shown(path, decode_head(head).sku, self._asked(decode_parts(parts)), self._asked(decode_items(items)))

    def written(self) -> Iterator[Written]:
        """Every product as it is written to the channels' feeds."""
        for _, (parts, items, texts) in self._columns("parts", "items", "texts"):
            yield Written(
                self._asked(decode_parts(parts)), self._asked(decode_items(items)), self._asked(decode_texts(texts))
            )

    def _columns(self, *columns: Column) -> Iterator[tuple[str, tuple[bytes, ...]]]:
        kept, done = self._kept, 0
        try:
            with told_as_damage():
                for each in kept.columns(*columns):
                    done += 1
                    yield each
        except Damaged:
            self._renew(kept)
            yield from islice(self._kept.columns(*columns), done, None)

    def _renew(self, damaged: KeptResults) -> None:
        """Goes on with results made anew. Raises OmnicatError where they are of other files: those changed meanwhile."""
        if self._kept is not damaged:
            return
        if self._anew is None:
            raise Damaged
        anew, self._anew = self._anew, None
        self._kept = anew()
        if Results(self._kept, self._names).digest_of_files != self.digest_of_files:
            raise OmnicatError("product files changed while they were worked on", "run it again")

    def _asked(self, found: tuple[OfChannel, ...]) -> tuple[OfChannel, ...]:
        return tuple(each for each in found if each.channel in self._channels)

    def _count(self, head: Head) -> None:
        self.files += 1
        self.products += bool(head.sku)
        self.sold += head.sold
        self.has_pictures = self.has_pictures or head.has_pictures
        if head.found:
            self._found.append(decode_found(head.found))


def no_results() -> Results:
    """The results of a catalog without products."""
    return Results(KeptResults(State("")), ())


def results_of(job: Job, plan: Plan) -> Results:
    """The results of a catalog with this product alone, worked on now."""
    kept = KeptResults(State(""))
    made = decode(prepare(plan)(job))
    kept.choose(((job[0], b""),), b"", b"")
    kept.keep(1, job[0], b"", Kept(b"", b"", made.head, b"", made.rows, made.parts, made.items, made.texts))
    kept.flush()
    return Results(kept, tuple(plan.profiles))
