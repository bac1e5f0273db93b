"""The main job: images made, feeds joined and read back, the whole set put in place at once."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from omnicat import __version__
from omnicat.cache import HashedFiles
from omnicat.errors import Exit
from omnicat.executor import Executor
from omnicat.findings import Finding, Severity
from omnicat.manifest import ChannelLeft, File, Manifest, Reason, to_bytes
from omnicat.manifest import Feed as FeedEntry
from omnicat.originals import NOT_IN_STORE
from omnicat.outputs import Staging
from omnicat.pipeline.blocking import Blocked
from omnicat.pipeline.bringing import originals_of
from omnicat.pipeline.gathering import Gathered, Progress
from omnicat.pipeline.leaving_out import against, settled
from omnicat.pipeline.linting import Terms, judge
from omnicat.pipeline.opening import STATE
from omnicat.pipeline.picturing import Pictured, picture
from omnicat.pipeline.press import Pressed, press
from omnicat.pipeline.unchanged import DIST, MANIFEST, is_same_content, manifest_in
from omnicat.policy import Verdict
from omnicat.renditions import Elsewhere, make
from omnicat.repository import Commit

Reports = Callable[[Verdict, Pictured], Mapping[str, bytes]]
"""The reports that go into the build, from what was found and what became of the images: file name -> content."""


class Place(Struct, frozen=True):
    """Where a build goes: its folder, and another on the same file system in which it grows."""

    dist: Path
    work: Path

    @classmethod
    def usual(cls, root: Path) -> "Place":
        """That of what is published next."""
        return cls(root / DIST, root / STATE)


class Built(Struct, frozen=True):
    """What a build did, and for which channels. `changed` is whether `dist/` is another one now; `refused` whether
    nothing was tried.
    """

    verdict: Verdict
    manifest: Manifest
    made: int
    reused: int
    changed: bool
    exit: Exit
    channels: frozenset[str] = frozenset()
    refused: bool = False


def build(
    gathered: Gathered,
    terms: Terms,
    *,
    inputs: str,
    commit: Commit,
    reports: Reports,
    executor: Executor,
    elsewhere: Elsewhere = Elsewhere(),
    progress: Progress | None = None,
    into: Place | None = None,
) -> Built:
    """Makes what the catalog's channels need and puts it in place, in `dist/` where none is named; nothing is touched where the
    model is broken."""
    verdict = judge(gathered, terms)
    place = into or Place.usual(gathered.opened.files.root)
    old = manifest_in(place.dist, place.work)
    if model_is_broken(verdict):
        return Built(verdict, old or Manifest(), 0, 0, changed=False, exit=Exit.FINDINGS, refused=True)
    hashed = HashedFiles(gathered.state)
    with (
        originals_of(gathered.opened, place.work) as originals,
        Staging(place.dist, place.work, hashed, stays=into is None) as staging,
    ):
        make_images = partial(make, executor=executor, elsewhere=elsewhere, progress=progress)
        pictured = picture(gathered, verdict, make_images, originals)
        made, found = pictured.made, pictured.findings
        blocked, more = _left_out(gathered, verdict, found)
        pressed = press(gathered, blocked, staging, originals, pictured.whole)
        verdict = judge(gathered, terms, (*found, *more, *(each for one in pressed for each in one.findings)))
        files = [staging.write(name, (content,)) for name, content in reports(verdict, pictured).items()]
        manifest = _manifest(gathered, pressed, files, _kept(old, gathered, staging))
        manifest = replace(
            manifest,
            inputs="" if _may_come(found) else inputs,
            commit=commit.id,
            dirty=commit.dirty,
            errors=_errors(verdict),
        )
        channels = frozenset(gathered.plan.profiles) | {each.channel for each in manifest.channels if each.reasons}
        changed = old is None or old != manifest or not is_same_content(place.dist, old)
        if changed:
            staging.write(MANIFEST, (to_bytes(manifest),))
            staging.switch([*(each.path for each in old.files), MANIFEST] if old else [MANIFEST])
    hashed.flush()
    return Built(verdict, manifest, made.made, made.reused, changed, exit_of(manifest), channels)


def _may_come(found: tuple[Finding, ...]) -> bool:
    """Whether the next build may make more though no file of the catalog changed: an object store may have it then."""
    return any(each.rule == NOT_IN_STORE.id for each in found)


def exit_of(manifest: Manifest) -> Exit:
    """The exit code of a build that left this manifest: 3 where something is left out, 1 where errors are told."""
    if manifest.is_partial:
        return Exit.PARTIAL
    return Exit.FINDINGS if manifest.errors else Exit.CLEAN


def model_is_broken(verdict: Verdict) -> bool:
    """An error in what every product depends on: nothing can be trusted then."""
    return bool(in_the_way(verdict).findings)


def in_the_way(verdict: Verdict) -> Verdict:
    """What keeps a build from being made, and nothing else."""
    safe = ("catalog/products/", "channel_profiles/", "assets/", "specs/", "templates/", "catalog/inventory.csv")
    errors = (each for each in verdict.findings if each.severity >= Severity.ERROR and not each.ignored)
    return replace(verdict, findings=tuple(each for each in errors if not each.where.path.startswith(safe)), stale=())


def _errors(verdict: Verdict) -> int:
    return sum(1 for each in verdict.findings if each.severity >= Severity.ERROR and not each.ignored)


def _left_out(gathered: Gathered, verdict: Verdict, found: tuple[Finding, ...]) -> tuple[Blocked, tuple[Finding, ...]]:
    findings = (*against(gathered, verdict), *found)
    return settled(findings, gathered)


Kept = tuple[tuple[File, ...], tuple[FeedEntry, ...], tuple[ChannelLeft, ...]]


def _kept(old: Manifest | None, gathered: Gathered, staging: Staging) -> Kept:
    """What the last build made for channels that this one is not about."""
    opened, asked = gathered.opened, gathered.plan.profiles
    others = set(_profile_names(gathered)) - set(asked) if len(asked) < len(opened.profiles) else set()
    if old is None:
        return (), (), ()
    dist = staging.dist
    return (
        tuple(
            staging.link(each.path, dist / each.path)
            for each in old.files
            if each.path.partition("/")[0] in others and (dist / each.path).is_file()
        ),
        tuple(each for each in old.feeds if each.channel in others),
        tuple(each for each in old.channels if each.channel in others),
    )


def _manifest(gathered: Gathered, pressed: list[Pressed], reports: list[File], kept: Kept) -> Manifest:
    files = [*reports, *(file for each in pressed for file in each.files.values()), *kept[0]]
    feeds = [*(feed for each in pressed for feed in each.feeds), *kept[1]]
    left = [*(each.left for each in pressed), *kept[2]]
    left += _broken(gathered, {each.channel for each in left})
    return Manifest(
        omnicat=__version__,
        encoder=gathered.opened.shop.encoder,
        products=gathered.results.products,
        sold=gathered.results.sold,
        feeds=tuple(sorted(feeds, key=lambda each: (each.channel, each.file))),
        channels=tuple(sorted(left, key=lambda each: each.channel)),
        files=tuple(sorted(files, key=lambda each: each.path)),
    )


def _broken(gathered: Gathered, told: set[str]) -> Iterator[ChannelLeft]:
    """The channels whose profiles can't be used, with what is wrong with them."""
    findings = gathered.opened.findings
    for path, name in _profile_paths(gathered):
        if name not in gathered.opened.profiles and name not in told:
            reasons = (Reason(each.rule, each.message) for each in findings if each.where.path == path)
            yield ChannelLeft(name, (), tuple(dict.fromkeys(reasons)) or (Reason("", "its profile is broken"),))


def _profile_paths(gathered: Gathered) -> Iterator[tuple[str, str]]:
    for path in gathered.opened.files.paths("channel_profiles/"):
        if path.endswith((".yaml", ".yml")):
            yield path, Path(path).stem


def _profile_names(gathered: Gathered) -> Iterator[str]:
    yield from (name for _, name in _profile_paths(gathered))
