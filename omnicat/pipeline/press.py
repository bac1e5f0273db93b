"""The texts of all products joined into the channels' feeds, in one pass, and the images put beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from omnicat.findings import Finding, Location, Subject, finding
from omnicat.manifest import ChannelLeft, Excluded, File, Reason
from omnicat.manifest import Feed as FeedEntry
from omnicat.model.channel import Profile
from omnicat.outputs import Staging
from omnicat.pipeline.bench import feeds_of
from omnicat.pipeline.blocking import Blocked
from omnicat.pipeline.gathering import Gathered
from omnicat.pipeline.growing_feed import GrowingFeed
from omnicat.pipeline.leaving_out import is_kept
from omnicat.pipeline.opening import STATE
from omnicat.pipeline.own_rules import CHANNEL_STOPPED
from omnicat.pipeline.results import ChannelResult, Item, Items, Texts
from omnicat.renditions import Store, Wanted


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was written for one channel; nothing where the channel itself is left out, as `findings` tell."""

    left: ChannelLeft
    files: Mapping[str, File]
    feeds: tuple[FeedEntry, ...] = ()
    findings: tuple[Finding, ...] = ()


def press(gathered: Gathered, blocked: Blocked, staging: Staging) -> list[Pressed]:
    """Writes all channels into the staging folder; each with its feeds and images, or why it has none."""
    channels = {name: _Channel(profile, gathered, blocked, staging) for name, profile in gathered.plan.profiles.items()}
    for product in gathered.results.written():
        shown: dict[str, list[Item]] = {}
        for items, texts in zip(product.items, product.texts, strict=True):
            kept = channels[items.channel].write(items, texts)
            if kept:
                shown.setdefault(items.channel, []).extend(kept)
        for part in product.parts:
            channels[part.channel].count(part, shown.get(part.channel, ()))
    return [each.end() for each in channels.values()]


class _Channel:
    """One channel while the products come by."""

    def __init__(self, profile: Profile, gathered: Gathered, blocked: Blocked, staging: Staging) -> None:
        self._profile, self._files = profile, gathered.opened.files
        self._blocked, self._staging = blocked, staging
        self._store = Store(gathered.opened.files.root / STATE / "renditions")
        self._feeds = [GrowingFeed(profile, each, staging) for each in feeds_of(profile, gathered.plan)]
        self._pictures: dict[str, File] = {}
        self._listed = 0
        self._out: set[str] = set()

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

    def end(self) -> Pressed:
        """The channel with its feeds, or why it has none."""
        name = self._profile.name
        left = ChannelLeft(name, tuple(self._excluded()))
        entries = tuple(each.end(self._listed) for each in self._feeds)
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
            if path not in self._pictures:
                original = self._files.read(f"assets/{copy.asset}")
                self._pictures[path] = self._staging.write(path, (original,))

    def _stored(self, wanted: Wanted) -> Path:
        return self._store.path(wanted.key, wanted.file.rpartition(".")[2])
