"""The main job: images made, feeds joined and read back, the whole set put in place at once."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from omnicat import __version__
from omnicat.channels import shipped_spec_bytes, shipped_specs
from omnicat.errors import Exit
from omnicat.feeds import Feed, count, join, render_footer, render_header
from omnicat.findings import Finding, Location, Severity, Subject, finding
from omnicat.images import encoder_version
from omnicat.manifest import ChannelLeft, Excluded, File, Manifest, Reason, from_bytes, to_bytes
from omnicat.manifest import Feed as FeedEntry
from omnicat.outputs import Staging
from omnicat.pipeline.blocking import Blocked, blocked_nodes
from omnicat.pipeline.gathering import Gathered, Progress
from omnicat.pipeline.linting import Terms, judge
from omnicat.pipeline.opening import STATE, shipped_templates
from omnicat.pipeline.own_rules import FEED_TOO_BIG, SAME_FILE
from omnicat.pipeline.work import ChannelResult, Copy, Fragment, ProductResult, feeds_of
from omnicat.policy import Verdict
from omnicat.renditions import Made, Wanted, make
from omnicat.repository import Commit, Folder

DIST = "dist"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did. `changed` is whether `dist/` is another one now."""

    verdict: Verdict
    manifest: Manifest
    made: int
    reused: int
    changed: bool
    exit: Exit


Reports = Callable[[Verdict], Mapping[str, bytes]]
"""The reports that go into the build: file name -> content."""


def previous_manifest(root: Path) -> Manifest | None:
    """The manifest of the last build, if there is one that can be read."""
    path = root / DIST / MANIFEST
    return from_bytes(path.read_bytes()) if path.is_file() else None


def is_intact(root: Path, manifest: Manifest) -> bool:
    """Whether every file of the last build is still there in its size."""
    dist = root / DIST
    return all(
        (dist / each.path).is_file() and (dist / each.path).stat().st_size == each.size for each in manifest.files
    )


def build(
    gathered: Gathered,
    terms: Terms,
    *,
    inputs: str,
    commit: Commit,
    reports: Reports,
    workers: int,
    progress: Progress | None = None,
) -> Built:
    """Makes what the catalog's channels need and puts it in place; nothing is touched where the model is broken."""
    verdict = judge(gathered, terms)
    root = gathered.opened.files.root
    old = previous_manifest(root)
    if _model_is_broken(verdict, gathered):
        return Built(verdict, old or Manifest(), 0, 0, changed=False, exit=Exit.FINDINGS)
    blocked = _blocked(verdict.findings, gathered.results)
    wanted = _wanted(gathered.results, blocked)
    made, image_findings = make(
        tuple(wanted), originals=root / "assets", store=root / STATE / "renditions", workers=workers, progress=progress
    )
    failed = tuple(_failed_listings(gathered.results, made, image_findings))
    press = _Press(gathered, _blocked((*verdict.findings, *failed), gathered.results), made)
    stopped = frozenset(press.stopped())
    staging = Staging(root / DIST, root / STATE)
    files, feeds = press.write(staging, stopped)
    verdict = judge(gathered, terms, (*image_findings, *failed, *press.findings))
    files += [staging.write(name, (content,)) for name, content in reports(verdict).items()]
    kept_files, kept_feeds, kept_left = _other_channels(old, gathered, staging, root)
    manifest = Manifest(
        omnicat=__version__,
        encoder=gathered.opened.shop.encoder,
        commit=commit.id,
        dirty=commit.dirty,
        inputs=inputs,
        products=sum(1 for each in gathered.results if each.sku),
        sold=sum(1 for row in gathered.rows if row.is_sellable),
        feeds=tuple(sorted((*feeds, *kept_feeds), key=lambda each: (each.channel, each.file))),
        channels=tuple(sorted((*press.left(), *kept_left), key=lambda each: each.channel)),
        files=tuple(sorted((*files, *kept_files), key=lambda each: each.path)),
    )
    changed = old is None or to_bytes(old) != to_bytes(manifest) or not is_intact(root, old)
    if changed:
        staging.write(MANIFEST, (to_bytes(manifest),))
        staging.switch([each.path for each in old.files] + [MANIFEST] if old else [MANIFEST])
    else:
        staging.drop()
    missing = {name for name in _profile_names(gathered) if name not in gathered.opened.profiles}
    in_part = stopped or missing or any(each.excluded for each in manifest.channels) or press.findings
    return Built(verdict, manifest, made.made, made.reused, changed, Exit.PARTIAL if in_part else Exit.CLEAN)


def inputs_of(files: Folder, today: date, horizon: int, channels: tuple[str, ...]) -> str:
    """One digest of everything a build is made from: the catalog's files, omnicat, the encoders, the dated rules
    that count today."""
    specs = shipped_specs()
    since = sorted({rule.since for spec in specs.values() for rule in spec.images if rule.since})
    last = today + timedelta(days=horizon)
    counting = [f"{day}:{day <= today.isoformat()}:{day <= last.isoformat()}" for day in since]
    digest = hashlib.sha256("\0".join((__version__, encoder_version(), *channels, *counting)).encode())
    for path, data in ((path, files.read(path)) for path in files.paths()):
        digest.update(f"\0{path}\0{hashlib.sha256(data).hexdigest()}".encode())
    for name, text in shipped_templates().items():
        digest.update(f"\0{name}\0{text}".encode())
    for spec_id, data in shipped_spec_bytes().items():
        digest.update(f"\0{spec_id}\0".encode() + data)
    return digest.hexdigest()


def nothing_changed(root: Path, inputs: str, commit: Commit) -> Manifest | None:
    """The manifest of the last build, where a new one would make the same."""
    old = previous_manifest(root)
    is_same = old is not None and (old.inputs, old.commit, old.dirty) == (inputs, commit.id, commit.dirty)
    return old if old is not None and is_same and is_intact(root, old) else None


def _profile_names(gathered: Gathered) -> Iterator[str]:
    for path in gathered.opened.files.paths("channel_profiles/"):
        if path.endswith((".yaml", ".yml")):
            yield path.rpartition("/")[2].rpartition(".")[0]


def _model_is_broken(verdict: Verdict, gathered: Gathered) -> bool:
    """An error in what every product depends on: nothing can be trusted then."""
    safe = ("catalog/products/", "channel_profiles/", "assets/", "specs/", "templates/", "catalog/inventory.csv")
    return any(
        each.severity >= Severity.ERROR and not each.ignored and not each.where.path.startswith(safe)
        for each in verdict.findings
    )


def _blocked(findings: Iterable[Finding], results: Iterable[ProductResult]) -> Blocked:
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        if each.severity >= Severity.ERROR:
            by_path[each.where.path].append(each)
    reasons: dict[tuple[str, str], tuple[Finding, ...]] = {}
    for result in results:
        if result.path in by_path:
            nodes = [(row.sku, row.where.pointer.rpartition("/")[0]) for row in result.rows]
            for key, found in blocked_nodes(by_path[result.path], nodes).reasons.items():
                reasons[key] = (*reasons.get(key, ()), *found)
    return Blocked(reasons)


def _is_kept(fragment: Fragment, blocked: Blocked) -> bool:
    return not any(blocked.blocks(fragment.channel, sku) for sku in fragment.skus)


def _wanted(results: Iterable[ProductResult], blocked: Blocked) -> Iterator[Wanted]:
    """The renditions that the listings to be published need."""
    for result in results:
        needed = {key for each in result.fragments if _is_kept(each, blocked) for key in each.needs}
        for channel in result.channels:
            yield from (each for each in channel.wanted if each.key in needed)


def _failed_listings(results: Iterable[ProductResult], made: Made, found: Iterable[Finding]) -> Iterator[Finding]:
    """The listings whose images could not be made: the image's own finding, said of the product."""
    from omnicat.images.rules import RULES

    unreadable = next(rule for rule in RULES if rule.id == "asset/unreadable")
    if not made.failed:
        return
    for result in results:
        places = {row.sku: row.where for row in result.rows}
        for each in result.fragments:
            if not made.failed.isdisjoint(each.needs):
                for sku in each.skus:
                    asset = _asset_of(result, made)
                    where = places.get(sku, Location(result.path))
                    message = f"'{sku}' can't be shown: the image '{asset}' can't be made"
                    hint = "replace the original"
                    yield finding(unreadable, where, message, hint, subject=Subject("product", sku, each.channel))


def _asset_of(result: ProductResult, made: Made) -> str:
    wanted = (each for channel in result.channels for each in channel.wanted)
    return next((each.asset_path for each in wanted if each.key in made.failed), "")


@dataclass(slots=True)
class _Press:
    """Joins the fragments of every channel into its feeds."""

    gathered: Gathered
    blocked: Blocked
    made: Made
    findings: list[Finding] = field(default_factory=list)

    def stopped(self) -> Iterator[str]:
        """The channels that are to stop when a listing is broken, and one is."""
        for name, profile in self.gathered.plan.profiles.items():
            if profile.on_error == "stop" and any(
                self.blocked.blocks(name, sku) for each in self._shown(name) for sku in each.skus
            ):
                yield name

    def left(self) -> Iterator[ChannelLeft]:
        """Every SKU that a channel should show and does not, with the reasons."""
        for name in self.gathered.plan.profiles:
            out = sorted({sku for each in self._shown(name) for sku in each.skus if self.blocked.blocks(name, sku)})
            yield ChannelLeft(name, tuple(Excluded(sku, self._reasons(name, sku)) for sku in out))

    def write(self, staging: Staging, stopped: frozenset[str]) -> tuple[list[File], list[FeedEntry]]:
        """The feeds and images of all channels but those stopped."""
        files: dict[str, File] = {}
        entries: list[FeedEntry] = []
        for name, profile in self.gathered.plan.profiles.items():
            if name in stopped:
                continue
            for number, feed in enumerate(feeds_of(profile, self.gathered.plan)):
                written, entry = self._feed(name, number, feed, staging)
                files |= written
                entries += entry
            files |= self._images(name, staging)
        return list(files.values()), entries

    def _shown(self, channel: str) -> Iterator[ChannelResult]:
        for result in self.gathered.results:
            yield from (each for each in result.channels if each.channel == channel)

    def _reasons(self, channel: str, sku: str) -> tuple[Reason, ...]:
        return tuple(dict.fromkeys(Reason(each.rule, each.message) for each in self.blocked.why(channel, sku)))

    def _kept(self, channel: str, number: int) -> list[Fragment]:
        return [
            each
            for result in self.gathered.results
            for each in result.fragments
            if each.channel == channel and each.feed == number and _is_kept(each, self.blocked)
        ]

    def _feed(self, name: str, number: int, feed: Feed, staging: Staging) -> tuple[dict[str, File], list[FeedEntry]]:
        fragments = self._kept(name, number)
        listed = sum(len(each.skus) for each in self._shown(name))
        written = {sku for each in fragments for sku in each.skus}
        files: dict[str, File] = {}
        items = 0
        for file, own in self._by_file(fragments, feed, name).items():
            path = f"{name}/{file}"
            chunks = join(feed.plan, render_header(feed), (each.content for each in own), render_footer(feed))
            files[path] = staging.write(path, chunks)
            with (staging.next / path).open("rb") as stream:
                items += count(feed, stream)
            self.findings += self._too_big(feed, name, files[path], len(own))
        if items != len(fragments):
            from omnicat.errors import OmnicatError

            raise OmnicatError(
                f"feed '{name}/{feed.plan.file}' holds {items} items where {len(fragments)} were written",
                "look at its template: it must write one item for each listing",
            )
        entry = FeedEntry(
            name,
            feed.plan.file,
            feed.plan.format,
            feed.locale,
            feed.spec.id,
            listed,
            len(written),
            listed - len(written),
            items,
            len(files),
        )
        return files, [entry]

    def _by_file(self, fragments: list[Fragment], feed: Feed, name: str) -> dict[str, list[Fragment]]:
        """The fragments of each file: one file for all, or one for each."""
        if not feed.plan.each:
            return {feed.plan.file: fragments}
        files: dict[str, list[Fragment]] = {}
        for each in fragments:
            if each.file in files:
                about = Subject("product", each.skus[0], name, feed.locale)
                message = (
                    f"'{each.skus[0]}' would be written to '{name}/{each.file}', as '{files[each.file][0].skus[0]}' is"
                )
                self.findings.append(
                    finding(
                        SAME_FILE,
                        Location("channel_profiles/" + name + ".yaml", 1, 1),
                        message,
                        "give it a slug of its own",
                        subject=about,
                    )
                )
            files.setdefault(each.file, []).append(each)
        return files

    def _too_big(self, feed: Feed, name: str, file: File, items: int) -> Iterator[Finding]:
        where = feed.plan.where if feed.plan.where.path else Location(f"channel_profiles/{name}.yaml", 1, 1)
        about = Subject("channel", name, name, feed.locale)
        if feed.plan.max_items and items > feed.plan.max_items:
            message = f"feed '{file.path}' has {items:,} items, {feed.spec.id} takes {feed.plan.max_items:,}"
            yield finding(FEED_TOO_BIG, where, message, "divide the products between two profiles", subject=about)
        if feed.plan.max_bytes and file.size > feed.plan.max_bytes:
            message = f"feed '{file.path}' has {file.size:,} bytes, {feed.spec.id} takes {feed.plan.max_bytes:,}"
            yield finding(FEED_TOO_BIG, where, message, "divide the products between two profiles", subject=about)

    def _images(self, name: str, staging: Staging) -> dict[str, File]:
        """The renditions and copies that the channel's listings show."""
        files: dict[str, File] = {}
        root = self.gathered.opened.files.root
        for result in self.gathered.results:
            needed = {
                key
                for each in result.fragments
                if each.channel == name and _is_kept(each, self.blocked)
                for key in each.needs
            }
            is_shown = any(each.channel == name and _is_kept(each, self.blocked) for each in result.fragments)
            for channel in result.channels:
                if channel.channel != name or not is_shown:
                    continue
                for wanted in channel.wanted:
                    path = f"{name}/{wanted.file}"
                    if wanted.key in needed and path not in files:
                        files[path] = staging.link(path, _stored(root, wanted))
                for copy in channel.copies:
                    files[f"{name}/{copy.file}"] = _copied(staging, name, copy, root)
        return files


def _stored(root: Path, wanted: Wanted) -> Path:
    ending = wanted.file.rpartition(".")[2]
    return root / STATE / "renditions" / wanted.key[:2] / f"{wanted.key}.{ending}"


def _copied(staging: Staging, name: str, copy: Copy, root: Path) -> File:
    path = f"{name}/{copy.file}"
    return staging.write(path, ((root / "assets" / copy.asset).read_bytes(),))


def _other_channels(
    old: Manifest | None, gathered: Gathered, staging: Staging, root: Path
) -> tuple[list[File], list[FeedEntry], list[ChannelLeft]]:
    """What the last build made for channels that this one is not about."""
    others = set(gathered.opened.profiles) - set(gathered.plan.profiles)
    if old is None or not others:
        return [], [], []
    files = [
        staging.link(each.path, root / DIST / each.path)
        for each in old.files
        if each.path.partition("/")[0] in others and (root / DIST / each.path).is_file()
    ]
    return (
        files,
        [each for each in old.feeds if each.channel in others],
        [each for each in old.channels if each.channel in others],
    )
