"""The results of all products, read one after the other from where they are kept."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import TypeVar

from msgspec import Struct

from omnicat.cache import Column, Damaged, Kept, KeptResults, State, Stretch, told_as_damage
from omnicat.catalog.rows import Row
from omnicat.errors import OmnicatError
from omnicat.findings import Finding
from omnicat.pipeline.bench import Plan
from omnicat.pipeline.results import (
    ChannelResult,
    Found,
    Items,
    Summary,
    Texts,
    decode,
    decode_found,
    decode_head,
    decode_items,
    decode_parts,
    decode_rows,
    decode_summary,
    decode_texts,
    encode,
    latest,
    summary_of,
)
from omnicat.pipeline.work import Job, prepare
from omnicat.policy import Ignore


class Shown(Struct, frozen=True):
    """One product file as it is shown: the SKU is '' where the file can't be read."""

    path: str
    sku: str
    parts: tuple[ChannelResult, ...]
    items: tuple[Items, ...]


class Written(Struct, frozen=True):
    """One product file as it is shown and written: the text of each of its items."""

    parts: tuple[ChannelResult, ...]
    items: tuple[Items, ...]
    texts: tuple[Texts, ...]


OfChannel = TypeVar("OfChannel", ChannelResult, Items, Texts)


class Results:
    """Every product's result in these channels, in the order of the paths. What is wrong is held in memory, all the
    rest is read anew each time it is asked for. Where it turns out damaged then, `anew` makes all of it once more.

    `fresh` are the summaries of stretches that have none yet, by their digests.
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
        self._since: dict[str, str] = {}
        self.stretches: list[Stretch] = []
        self.fresh: dict[bytes, bytes] = {}
        of_rows, of_files = blake2b(digest_size=16), blake2b(digest_size=16)
        for stretch, known in kept.stretches():
            summary = decode_summary(known) if known else self._summed(stretch)
            self._count(summary)
            self.stretches.append(stretch)
            of_rows.update(summary.rows)
            of_files.update(stretch.digest)
        self.digest_of_rows, self.digest_of_files = of_rows.digest(), of_files.digest()

    @property
    def kept(self) -> KeptResults:
        """Where they are read from."""
        return self._kept

    @property
    def since(self) -> str:
        """The last day until now on which what is wrong in one of the channels changed with the day; '' for none."""
        return max((day for name, day in self._since.items() if name in self._channels), default="")

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

    def shown(self, stretches: Iterable[Stretch | None] = (None,)) -> Iterator[Shown]:
        """Every product as the channels show it, or those of some stretches."""
        for each in stretches:
            for path, (head, parts, items) in self._columns("head", "parts", "items", stretch=each):
                shown, written = self._asked(decode_parts(parts)), self._asked(decode_items(items))
                yield Shown(path, decode_head(head).sku, shown, written)

    def holding(self, paths: Iterable[str]) -> frozenset[Stretch]:
        """The stretches that these product files are in."""
        return frozenset(self._kept.holding(path) for path in paths)

    def written(self, stretch: Stretch | None = None) -> Iterator[Written]:
        """Every product, or those of one stretch, as they are written to the channels' feeds."""
        for _, (parts, items, texts) in self._columns("parts", "items", "texts", stretch=stretch):
            yield Written(
                self._asked(decode_parts(parts)), self._asked(decode_items(items)), self._asked(decode_texts(texts))
            )

    def _columns(self, *columns: Column, stretch: Stretch | None = None) -> Iterator[tuple[str, tuple[bytes, ...]]]:
        kept, done = self._kept, 0
        try:
            with told_as_damage():
                for each in kept.columns(*columns, stretch=stretch):
                    done += 1
                    yield each
        except Damaged:
            self._renew(kept)
            yield from islice(self._kept.columns(*columns, stretch=stretch), done, None)

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

    def _summed(self, stretch: Stretch) -> Summary:
        """What the files of a stretch come to. One where templates fail is not kept: each build may write it anew."""
        summary = summary_of(decode_head(head) for _, _, head in self._kept.heads(stretch))
        if not any(decode_found(each).feeds for each in summary.found):
            self.fresh[stretch.digest] = encode(summary)
        return summary

    def _count(self, summary: Summary) -> None:
        self.files += summary.files
        self.products += summary.products
        self.sold += summary.sold
        self.has_pictures = self.has_pictures or summary.has_pictures
        self._found += map(decode_found, summary.found)
        self._since = latest((self._since, summary.since)) if summary.since else self._since


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
