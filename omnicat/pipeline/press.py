"""The fragments of every channel joined into its feeds, each feed read back, and the images put beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from omnicat.feeds import Feed, Unreadable, count, join, render_footer, render_header
from omnicat.findings import Finding, Location, Rule, Subject, finding
from omnicat.manifest import ChannelLeft, Excluded, File, Reason
from omnicat.manifest import Feed as FeedEntry
from omnicat.outputs import Staging
from omnicat.pipeline.bench import feeds_of
from omnicat.pipeline.blocking import Blocked
from omnicat.pipeline.gathering import Gathered
from omnicat.pipeline.leaving_out import is_kept
from omnicat.pipeline.opening import STATE
from omnicat.pipeline.own_rules import CHANNEL_STOPPED, FEED_DIFFERS, FEED_TOO_BIG
from omnicat.pipeline.results import ChannelResult, Fragment
from omnicat.renditions import Store, Wanted


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was written for one channel; nothing where the channel itself is left out, as `findings` tell."""

    left: ChannelLeft
    files: Mapping[str, File]
    feeds: tuple[FeedEntry, ...] = ()
    findings: tuple[Finding, ...] = ()


class Press:
    """Writes channels into the staging folder."""

    def __init__(self, gathered: Gathered, blocked: Blocked, staging: Staging) -> None:
        self._gathered = gathered
        self._blocked = blocked
        self._staging = staging
        self._store = Store(gathered.opened.files.root / STATE / "renditions")
        self._kept: dict[str, list[Fragment]] = {name: [] for name in gathered.plan.profiles}
        self._shown: dict[str, list[ChannelResult]] = {name: [] for name in gathered.plan.profiles}
        for result in gathered.results:
            for channel in result.channels:
                self._shown[channel.channel].append(channel)
            for each in result.fragments:
                if is_kept(each, blocked):
                    self._kept[each.channel].append(each)

    def channel(self, name: str) -> Pressed:
        """One channel with its feeds and images, or why it has none."""
        profile = self._gathered.plan.profiles[name]
        left = ChannelLeft(name, tuple(self._excluded(name)))
        if profile.on_error == "stop" and left.excluded:
            skus = ", ".join(each.sku for each in left.excluded[:3])
            message = f"channel '{name}' is left out: {len(left.excluded):,} of its listings are broken, such as {skus}"
            where = Location(profile.where.path, 0, 0, "on_error")
            about = Subject("channel", name, name)
            stopped = finding(CHANNEL_STOPPED, where, message, "mend them, or say `on_error: skip`", subject=about)
            return _without(left, (stopped,))
        files: dict[str, File] = {}
        entries: list[FeedEntry] = []
        findings: list[Finding] = []
        for number, feed in enumerate(feeds_of(profile, self._gathered.plan)):
            written = self._feed(name, number, feed, findings)
            files |= written[0]
            entries.append(written[1])
        if findings:
            self._staging.remove(files)
            return _without(left, tuple(findings))
        return Pressed(left, files | self._images(name), tuple(entries))

    def _excluded(self, name: str) -> Iterator[Excluded]:
        out = {sku for each in self._shown[name] for sku in each.skus if self._blocked.blocks(name, sku)}
        for sku in sorted(out):
            reasons = (Reason(each.rule, each.message) for each in self._blocked.why(name, sku))
            yield Excluded(sku, tuple(dict.fromkeys(reasons)))

    def _feed(self, name: str, number: int, feed: Feed, findings: list[Finding]) -> tuple[dict[str, File], FeedEntry]:
        fragments = [each for each in self._kept[name] if each.feed == number]
        if len(fragments) < feed.plan.min_items:
            return {}, self._entry(name, feed, [], 0, 0)
        by_file: dict[str, list[Fragment]] = {} if feed.plan.each else {feed.plan.file: []}
        for each in fragments:
            by_file.setdefault(each.file or feed.plan.file, []).append(each)
        files: dict[str, File] = {}
        items = 0
        for file, own in by_file.items():
            path = f"{name}/{file}"
            chunks = join(feed.plan, render_header(feed), (each.content for each in own), render_footer(feed))
            files[path] = self._staging.write(path, chunks)
            found, differs = self._read_back(feed, path, len(own))
            items += found
            wrong = _wrong(feed, files[path], len(own), differs)
            findings += (_about(feed, name, rule, message, hint) for rule, message, hint in wrong)
        return files, self._entry(name, feed, fragments, items, len(files))

    def _read_back(self, feed: Feed, path: str, written: int) -> tuple[int, str]:
        """How many items stand in a written feed, and in what it differs from what was meant."""
        try:
            with self._staging.open(path) as stream:
                items = count(feed, stream)
        except Unreadable as error:
            return 0, error.message
        return items, "" if items == written else f"feed '{path}' holds {items} items where {written} were written"

    def _entry(self, name: str, feed: Feed, fragments: list[Fragment], items: int, files: int) -> FeedEntry:
        listed = {sku for each in self._shown[name] for sku in each.skus}
        written = {sku for each in fragments for sku in each.skus}
        left = len(listed) - len(written)
        plan = feed.plan
        return FeedEntry(
            name, plan.file, plan.format, feed.locale, feed.spec.id, len(listed), len(written), left, items, files
        )

    def _images(self, name: str) -> dict[str, File]:
        """The renditions and copies that the channel's listings show."""
        shown = {sku for each in self._kept[name] for sku in each.skus}
        needed = {key for each in self._kept[name] for key in each.needs}
        files: dict[str, File] = {}
        for channel in self._shown[name]:
            if shown.isdisjoint(channel.skus):
                continue
            for wanted in channel.wanted:
                path = f"{name}/{wanted.file}"
                if wanted.key in needed and path not in files:
                    files[path] = self._staging.link(path, self._stored(wanted))
            for copy in channel.copies:
                path = f"{name}/{copy.file}"
                if path not in files:
                    original = self._gathered.opened.files.read(f"assets/{copy.asset}")
                    files[path] = self._staging.write(path, (original,))
        return files

    def _stored(self, wanted: Wanted) -> Path:
        return self._store.path(wanted.key, wanted.file.rpartition(".")[2])


def _without(left: ChannelLeft, findings: tuple[Finding, ...]) -> Pressed:
    reasons = tuple(Reason(each.rule, each.message) for each in findings)
    return Pressed(ChannelLeft(left.channel, left.excluded, reasons), {}, (), findings)


Wrong = tuple[Rule, str, str]


def _wrong(feed: Feed, file: File, items: int, differs: str) -> Iterator[Wrong]:
    if differs:
        yield FEED_DIFFERS, differs, "look at its template, and for products with one slug"
    for what, size, limit in (("items", items, feed.plan.max_items), ("bytes", file.size, feed.plan.max_bytes)):
        if limit and size > limit:
            message = f"feed '{file.path}' has {size:,} {what}, {feed.spec.id} takes {limit:,}"
            yield FEED_TOO_BIG, message, "divide the products between two profiles"


def _about(feed: Feed, name: str, rule: Rule, message: str, hint: str) -> Finding:
    where = feed.plan.where if feed.plan.where.path else Location(f"channel_profiles/{name}.yaml", 1, 1)
    return finding(rule, where, message, hint, subject=Subject("channel", name, name, feed.locale))
