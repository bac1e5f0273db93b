"""One feed of a channel while the products come by: its file or files, and what was counted."""

from collections.abc import Iterator
from io import BytesIO

from msgspec import structs

from omnicat.feeds import Unreadable, count, is_packed, join
from omnicat.findings import Finding, Location, Rule, Subject, finding
from omnicat.manifest import Feed as FeedEntry
from omnicat.manifest import File
from omnicat.model.channel import Profile
from omnicat.outputs import Staging
from omnicat.pipeline.bench import ReadyFeed
from omnicat.pipeline.own_rules import FEED_DIFFERS, FEED_TOO_BIG
from omnicat.pipeline.parts import Parts
from omnicat.pipeline.plates import Plate, Setting
from omnicat.pipeline.results import Item

Wrong = tuple[Rule, str, str]


class GrowingFeed:
    """A feed that takes items in the order of the products. Every item was read back when it was rendered; here the
    rest is: that nothing but items stands in the file, and that no two neighbours are taken for one. `plates` are what
    it wrote for each stretch of products.
    """

    def __init__(self, profile: Profile, ready: ReadyFeed, staging: Staging) -> None:
        self._profile, self._ready, self._staging = profile, ready, staging
        self.plan = ready.feed.plan
        self.files: dict[str, File] = {}
        self.path = f"{profile.name}/{self.plan.file}"
        self._parts = None if self.plan.each else Parts(profile.name, ready, staging)
        self._count = self._written = self._read = self._removed = 0
        self._mark = self._differs = ""
        self._setting = Setting(b"")
        self.plates: dict[bytes, Plate] = {}

    @property
    def has_plates(self) -> bool:
        """Whether what it writes for some products is the same wherever they stand in one file."""
        is_whole = self.plan.each or self.plan.number or self.plan.is_split or is_packed(self._ready.feed)
        return not is_whole

    def begin(self, stretch: bytes) -> None:
        """The items of a stretch of products follow."""
        self._setting = Setting(stretch)

    def take(self, item: Item, text: bytes) -> None:
        """One more item."""
        self._differs = self._differs or item.wrong
        if self._parts:
            self._setting.add(item, text, self._parts.add(text, 1))
        else:
            path = f"{self._profile.name}/{item.file}"
            chunks = join(self.plan, self._ready.header, (text,), self._ready.footer)
            self.files[path] = self._staging.write(path, chunks)
            self._setting.add(item, text, 0)
        self._count += 1

    def finish(self, stretch: bytes, listed: int) -> None:
        """The stretch ends, its channel having so many listings of it."""
        self._count_in(stretch, self._setting.plate(listed))

    def reprint(self, stretch: bytes, plate: Plate, content: bytes) -> None:
        """A stretch of products as it was written before."""
        start = self._parts.add(content, plate.items) if plate.items and self._parts else 0
        self._count += plate.items
        self._count_in(stretch, structs.replace(plate, start=start))

    def _count_in(self, stretch: bytes, plate: Plate) -> None:
        self.plates[stretch] = plate
        self._written += plate.skus
        self._removed += plate.removed
        self._read += plate.read - (plate.first != "" and plate.first == self._mark)
        self._mark = plate.last if plate.items else self._mark

    def end(self, listed: int, left_out: int) -> FeedEntry:
        """The feed as the manifest tells of it, `listed` being the listings of its channel, of which some are left out. One
        with too few items is not there. Of a feed of one level of the records, the listings without it are none;
        of one without items, all are.
        """
        if self._parts:
            self._parts.end()
            self.files |= self._parts.files
            self._read_around(len(self.files))
        if self._count < self.plan.min_items:
            self._staging.remove(self.files)
            self.files, self._written, self._read, self._removed = {}, 0, 0, 0
        feed = self._ready.feed
        listed = min(listed, self._written + left_out) if self.plan.below else listed
        came = 0 if self.plan.of == "retired" or self.plan.unit == "channel" else listed
        left, files = came - self._written, len(self.files)
        return FeedEntry(
            self._profile.name,
            self.plan.file,
            self.plan.format,
            feed.locale,
            feed.spec.id,
            came,
            self._written,
            left,
            self._read,
            files,
            tuple(self._parts.parts) if self._parts and self.files else (),
            self._removed,
        )

    def findings(self) -> Iterator[Finding]:
        """Why the feed can't be sent."""
        name = self._profile.name
        where = self.plan.where if self.plan.where.path else Location(f"channel_profiles/{name}.yaml", 1, 1)
        about = Subject("channel", name, name, self._ready.feed.locale)
        for rule, message, hint in self._wrong() if self.files else ():
            yield finding(rule, where, message, hint, subject=about)

    def _read_around(self, files: int) -> None:
        """What a reader finds in so many files besides their items: nothing."""
        try:
            empty = b"".join(join(self.plan, self._ready.header, (), self._ready.footer))
            self._read += files * count(self._ready.feed, BytesIO(empty))
        except Unreadable as error:
            self._differs = self._differs or error.message

    def _wrong(self) -> Iterator[Wrong]:
        differs = self._differs
        if not differs and self._read != self._count:
            differs = f"feed '{self.path}' holds {self._read} items where {self._count} were written"
        if differs:
            yield FEED_DIFFERS, differs, "look at its template, and for products with one slug"
        is_one = not (self.plan.each or self.plan.is_split)
        counts = [(self.path, "items", self._count, self.plan.max_items)] if is_one else []
        counts += [(path, "bytes", file.size, self.plan.max_bytes) for path, file in self.files.items()]
        for path, what, size, limit in counts:
            if limit and size > limit:
                message = f"feed '{path}' has {size:,} {what}, {self._ready.feed.spec.id} takes {limit:,}"
                hint = "divide the products between two profiles" if is_one else "shorten the texts of its item"
                yield FEED_TOO_BIG, message, hint
