"""The texts of all products joined into the channels' feeds, in one pass, and the images put beside them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from omnicat.cache import Stretch
from omnicat.catalog import Shelf
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.manifest import ChannelLeft, Excluded, File, Reason
from omnicat.manifest import Feed as FeedEntry
from omnicat.model.asset import kind_of
from omnicat.model.channel import Profile
from omnicat.originals import published
from omnicat.outputs import Staging
from omnicat.pipeline.bench import feeds_of
from omnicat.pipeline.blocking import Blocked
from omnicat.pipeline.bringing import ORIGINALS, original_at
from omnicat.pipeline.gathering import Gathered
from omnicat.pipeline.growing_feed import GrowingFeed
from omnicat.pipeline.leaving_out import is_kept, touched
from omnicat.pipeline.opening import STATE
from omnicat.pipeline.own_records import own_records
from omnicat.pipeline.own_rules import CHANNEL_STOPPED
from omnicat.pipeline.picturing import STORE
from omnicat.pipeline.plates import OldFile, Plate, decode_plates, encode_plates
from omnicat.pipeline.remembered import Results
from omnicat.pipeline.results import ChannelResult, Item, Items, Texts
from omnicat.pipeline.stored import Stored, pictures_of
from omnicat.pipeline.work import item_of
from omnicat.renditions import Store, Wanted

PLATES = "plates.bin"

AT_ONCE = 1 << 20
"""Bytes of an original that are copied together."""

OWN = b"own"
"""Stands for the stretch of the records that are no products."""


Old = tuple[list[tuple[Plate, bytes]], tuple[Stored, ...]]
"""A stretch of products in one channel as the last build left it: what stands in each of its feeds, and its pictures."""


class Pressed(Struct, frozen=True):
    """What was written for one channel; nothing where the channel itself is left out, as `findings` tell."""

    left: ChannelLeft
    files: Mapping[str, File]
    feeds: tuple[FeedEntry, ...] = ()
    findings: tuple[Finding, ...] = ()


def press(
    gathered: Gathered,
    blocked: Blocked,
    staging: Staging,
    originals: Path,
    whole: frozenset[Stretch],
) -> list[Pressed]:
    """Writes all channels into the staging folder; each with its feeds and images, or why it has none.

    A stretch of products that did not change, of which nothing is left out, is taken from the files that the last
    build wrote, if it is one of those `whole` ones whose pictures are all kept.
    """
    results, made_from = gathered.results, gathered.written_from
    shelf = Shelf(gathered.opened.files.root / STATE / PLATES, made_from)
    # What stands where in dist/ is kept of the folder as it is now.
    is_now = not gathered.opened.files.commit
    has_plates, out = is_now and made_from != "", touched(gathered, blocked)
    channels = {
        name: _Channel(profile, gathered, blocked, staging, originals)
        for name, profile in gathered.plan.profiles.items()
    }
    if has_plates:
        for each in channels.values():
            each.look_at_old(shelf)
    has_old = has_plates and all(each.knows_old for each in channels.values())
    usable = whole - out if has_old else frozenset[Stretch]()
    for stretch in results.stretches:
        old = _old(stretch, gathered, channels) if stretch in usable else None
        if old is not None:
            for channel, (plates, pictures) in zip(channels.values(), old, strict=True):
                channel.reprint(stretch.digest, plates, pictures)
        else:
            _set(stretch, results, channels)
    for each in channels.values():
        each.tell()
    pressed = [each.end() for each in channels.values()]
    if has_plates and not any(each.findings for each in pressed):
        left_out = frozenset(each.digest for each in out)
        for each in channels.values():
            each.keep_plates(shelf, left_out)
        shelf.keep()
    return pressed


def _old(stretch: Stretch, gathered: Gathered, channels: "Mapping[str, _Channel]") -> list[Old] | None:
    """What stands in the old files of each channel, and its pictures; None where that is not known of all of them."""
    pictures = pictures_of(gathered, stretch)
    if pictures is None:
        return None
    found = [
        (plates, pictures[name])
        for name, channel in channels.items()
        if (plates := channel.old(stretch.digest)) is not None
    ]
    return found if len(found) == len(channels) else None


def _set(stretch: Stretch, results: Results, channels: "Mapping[str, _Channel]") -> None:
    """Writes the products of a stretch from their results."""
    for each in channels.values():
        each.begin(stretch.digest)
    for product in results.written(stretch):
        shown: dict[str, list[Item]] = {}
        for items, texts in zip(product.items, product.texts, strict=True):
            kept = channels[items.channel].write(items, texts)
            if kept:
                shown.setdefault(items.channel, []).extend(kept)
        for part in product.parts:
            channels[part.channel].count(part, shown.get(part.channel, ()))
    for each in channels.values():
        each.finish(stretch.digest)


class _Channel:
    """One channel while the products come by."""

    def __init__(
        self, profile: Profile, gathered: Gathered, blocked: Blocked, staging: Staging, originals: Path
    ) -> None:
        self._profile, self._originals = profile, originals
        self._brought = gathered.opened.files.root / ORIGINALS
        self._assets = gathered.opened.shop.model.assets
        self._blocked, self._staging = blocked, staging
        self._store = Store(gathered.opened.files.root / STORE)
        self._is_near = staging.is_near(self._store.folder)
        self._ready = feeds_of(profile, gathered.plan)
        self._feeds = [GrowingFeed(profile, each, staging) for each in self._ready]
        self._own = own_records(profile, gathered.plan)
        self._old: list[OldFile | None] = [None] * len(self._feeds)
        self._pictures: dict[str, File] = {}
        self._listed = self._begun = 0
        self._out: set[str] = set()

    def look_at_old(self, shelf: Shelf) -> None:
        """Finds what the last build wrote."""
        for number, feed in enumerate(self._feeds):
            kept = shelf.get(feed.path.encode())
            if kept and feed.has_plates:
                self._old[number] = OldFile(self._staging.dist / feed.path, decode_plates(kept))

    @property
    def knows_old(self) -> bool:
        """Whether it was found of each feed."""
        return None not in self._old

    def keep_plates(self, shelf: Shelf, left_out: frozenset[bytes]) -> None:
        """Keeps where everything stands, for the next build, but for stretches of which something is left out."""
        for feed in self._feeds:
            plates = {stretch: plate for stretch, plate in feed.plates.items() if stretch not in left_out}
            if plates and feed.has_plates:
                shelf.put(feed.path.encode(), encode_plates(plates))

    def old(self, stretch: bytes) -> list[tuple[Plate, bytes]] | None:
        """What stands in the old file of each feed; None where one of them has it no more."""
        found = [each.plate(stretch) if each else None for each in self._old]
        known = [each for each in found if each]
        return known if len(known) == len(found) else None

    def reprint(self, stretch: bytes, plates: Sequence[tuple[Plate, bytes]], pictures: Sequence[Stored]) -> None:
        """A stretch of products as it was written before."""
        self._listed += plates[0][0].listed if plates else 0
        for each in pictures:
            path = f"{self._profile.name}/{each.file}"
            if path not in self._pictures:
                file = File(path, each.sha256, each.size)
                self._pictures[path] = self._staging.link_known(
                    file, each.place(self._store), each.node if self._is_near else 0
                )
        for feed, (plate, content) in zip(self._feeds, plates, strict=True):
            feed.reprint(stretch, plate, content)

    def begin(self, stretch: bytes) -> None:
        """The products of a stretch follow."""
        self._begun = self._listed
        for feed in self._feeds:
            feed.begin(stretch)

    def finish(self, stretch: bytes) -> None:
        """The stretch ends."""
        for feed in self._feeds:
            feed.finish(stretch, self._listed - self._begun)

    def write(self, items: Items, texts: Texts) -> list[Item]:
        """The items of one more product in one feed; those that are not left out."""
        kept: list[Item] = []
        feed = self._feeds[items.feed]
        for item, text in zip(items.items, texts.texts, strict=True):
            if is_kept(item, items.channel, self._blocked):
                feed.take(item, text)
                kept.append(item)
        return kept

    def count(self, part: ChannelResult, shown: Sequence[Item]) -> None:
        """One more product as the channel shows it, and the items that show it."""
        self._listed += len(part.skus)
        if self._blocked.reasons:
            self._out.update(sku for sku in part.skus if self._blocked.blocks(part.channel, sku))
        if shown and (part.wanted or part.copies):
            self._add_pictures(part, shown)

    def tell(self) -> None:
        """The records that are no products."""
        if not self._own.listings and not self._own.left_out:
            return
        self.begin(OWN)
        for feed, ready in zip(self._feeds, self._ready, strict=True):
            for listing in self._own.listings:
                feed.take(*item_of(listing, (listing.sku,), ready, None))
        self._listed += len(self._own.listings) + len(self._own.left_out)
        self.finish(OWN)

    def end(self) -> Pressed:
        """The channel with its feeds, or why it has none."""
        name = self._profile.name
        left = ChannelLeft(name, tuple(self._excluded()))
        entries = tuple(each.end(self._listed, len(self._out)) for each in self._feeds)
        files = {path: file for each in self._feeds for path, file in each.files.items()}
        findings = tuple(self._stopped(left)) or tuple(found for each in self._feeds for found in each.findings())
        if not findings:
            return Pressed(left, files | self._pictures, entries)
        self._staging.remove((*files, *self._pictures))
        reasons = tuple(Reason(each.rule, each.message) for each in findings)
        return Pressed(ChannelLeft(name, left.excluded, reasons), {}, (), findings)

    def _stopped(self, left: ChannelLeft) -> Iterator[Finding]:
        name = self._profile.name
        if self._profile.on_error == "stop" and left.excluded:
            skus = ", ".join(each.sku for each in left.excluded[:3])
            message = f"channel '{name}' is left out: {len(left.excluded):,} of its listings are broken, such as {skus}"
            where = Location(self._profile.where.path, 0, 0, "on_error")
            hint = "mend them, or say `on_error: skip`"
            yield finding(CHANNEL_STOPPED, where, message, hint, subject=Subject("channel", name, name))

    def _excluded(self) -> Iterator[Excluded]:
        for name, found in sorted(self._own.left_out.items()):
            yield Excluded(name, tuple(dict.fromkeys(Reason(each.rule, each.message) for each in found)))
        for sku in sorted(self._out):
            reasons = (Reason(each.rule, each.message) for each in self._blocked.why(self._profile.name, sku))
            yield Excluded(sku, tuple(dict.fromkeys(reasons)))

    def _add_pictures(self, part: ChannelResult, shown: Sequence[Item]) -> None:
        """The renditions and copies that the items show."""
        needed = {key for item in shown for key in item.needs}
        for wanted in part.wanted:
            path = f"{part.channel}/{wanted.file}"
            if wanted.key in needed and path not in self._pictures:
                self._pictures[path] = self._staging.link(path, self._stored(wanted))
        for copy in part.copies:
            path = f"{part.channel}/{copy.file}"
            if copy.file in needed and path not in self._pictures:
                self._pictures[path] = self._staging.write(path, self._copied(copy.asset))

    def _copied(self, path: str) -> Iterator[bytes]:
        original = original_at(self._originals, self._brought, path, self._assets.get(path))
        if kind_of(path) == "vector":
            yield published(original.read_bytes(), f"assets/{path}", "vector")
            return
        with original.open("rb") as file:
            while chunk := file.read(AT_ONCE):
                yield chunk

    def _stored(self, wanted: Wanted) -> Path:
        return self._store.path(wanted.key, wanted.file.rpartition(".")[2])
