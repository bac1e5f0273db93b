"""The images that the channels show: made as far as they are not kept, and what became of each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from omnicat.findings import Finding
from omnicat.pipeline.bringing import ASSETS, ORIGINALS, brought, lay_out, needed_here
from omnicat.pipeline.gathering import Gathered
from omnicat.pipeline.leaving_out import against, blocked_in, copied, images_not_made, not_fetched, wanted_images
from omnicat.pipeline.opening import STATE
from omnicat.pipeline.results import Copy
from omnicat.policy import Verdict
from omnicat.renditions import Made, Store, Wanted, make

STORE = f"{STATE}/renditions"
"""Where renditions are kept, below the catalog's folder."""

Make = Callable[..., tuple[Made, tuple[Finding, ...]]]
"""`renditions.make`, with all that the run says of how."""


class ChannelImages(Struct, frozen=True):
    """The renditions of one channel: how many its listings need; how many of them were not kept here before this run,
    were, and could not be made."""

    channel: str
    needed: int = 0
    new: int = 0
    kept: int = 0
    refused: int = 0


class Pictured(Struct, frozen=True):
    """What was made; the account of each channel, by name; the channels that each original that failed is missing in, and
    those where it is for one limit of a rendition;
    how many renditions and copies there are of each original; and what was found: of originals, and of listings that can't be
    shown now."""

    made: Made
    channels: tuple[ChannelImages, ...]
    missing_in: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, int]
    findings: tuple[Finding, ...]
    refused_in: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


def picture(gathered: Gathered, verdict: Verdict, make: Make = make, originals: Path | None = None) -> Pictured:
    """Makes the images of all listings that are well so far, of what is in the folder of originals, which the catalog has
    where none is named."""
    root, results = gathered.opened.files.root, gathered.results
    blocked = blocked_in(against(gathered, verdict), results)
    wanted = tuple(wanted_images(results, blocked))
    needed = needed_here((each for _, each in wanted), results, gathered.opened, Store(root / STORE))
    absent = brought(needed, gathered.opened)
    folder = originals or root / ASSETS
    lay_out(folder, (each for _, each in wanted), results, gathered.opened, Store(root / STORE))
    made, found = make([each for _, each in wanted], originals=folder, store=root / STORE, fetched=root / ORIGINALS)
    found = tuple(_instead(found, absent))
    # What can be seen of an original without a rendition was told when it was opened.
    told = frozenset(gathered.opened.findings)
    lacking = {each.where.path.removeprefix("assets/") for each in absent}
    failed = made.failed | not_fetched(results, gathered.opened.shop.model.assets, lacking)
    reasons = (each for each in (*gathered.opened.findings, *found) if failed and each.where.path.startswith("assets/"))
    return Pictured(
        made,
        _accounts(gathered.plan.profiles, wanted, made),
        _missing_in(wanted, made),
        _shown(wanted, made, failed, set(copied(results, blocked)) if _has_copies(gathered) else set()),
        (*(each for each in found if each not in told), *images_not_made(results, failed, reasons)),
        _refused_in(wanted, made),
    )


def _instead(found: Iterable[Finding], absent: tuple[Finding, ...]) -> Iterator[Finding]:
    """What was found, and of originals that could not be had only that."""
    known = {each.where.path for each in absent}
    yield from (each for each in found if each.where.path not in known)
    yield from absent


def _accounts(names: Iterable[str], wanted: Iterable[tuple[str, Wanted]], made: Made) -> tuple[ChannelImages, ...]:
    """A rendition that several channels show counts in each, and in each once."""
    keys = {(channel, each.key) for channel, each in wanted}
    counts = Counter((channel, _outcome(key, made)) for channel, key in keys)
    every = Counter(channel for channel, _ in keys)
    return tuple(
        ChannelImages(name, every[name], counts[name, "new"], counts[name, "kept"], counts[name, "refused"])
        for name in sorted(names)
    )


def _outcome(key: str, made: Made) -> str:
    return "refused" if key in made.failed else "new" if key in made.fresh else "kept"


def _has_copies(gathered: Gathered) -> bool:
    return any(asset.kind != "image" for asset in gathered.opened.shop.model.assets.values())


def _shown(
    wanted: Iterable[tuple[str, Wanted]], made: Made, failed: frozenset[str], copies: Iterable[tuple[str, Copy]]
) -> Mapping[str, int]:
    """How many files there are of each original: a rendition that several channels show is one."""
    renditions = {(each.asset_path, each.key) for _, each in wanted if each.key in made.sizes}
    files = {(copy.asset, f"{channel}/{copy.file}") for channel, copy in copies if copy.file not in failed}
    return Counter(path for path, _ in (*renditions, *files) if path)


def _refused_in(wanted: Iterable[tuple[str, Wanted]], made: Made) -> Mapping[tuple[str, str], tuple[str, ...]]:
    channels: dict[tuple[str, str], set[str]] = defaultdict(set)
    for channel, each in wanted if made.failed else ():
        if each.key in made.failed:
            channels[each.asset_path, each.spec.limit].add(channel)
    return {key: tuple(sorted(channels[key])) for key in sorted(channels)}


def _missing_in(wanted: Iterable[tuple[str, Wanted]], made: Made) -> Mapping[str, tuple[str, ...]]:
    channels: dict[str, set[str]] = defaultdict(set)
    for channel, each in wanted if made.failed else ():
        if each.key in made.failed:
            channels[each.asset_path].add(channel)
    return {path: tuple(sorted(channels[path])) for path in sorted(channels)}
