"""The images that the channels show: made as far as they are not kept, and what became of each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from omnicat.cache import Stretch
from omnicat.findings import Finding
from omnicat.pipeline.blocking import Blocked
from omnicat.pipeline.bringing import ASSETS, ORIGINALS, brought, lay_out, needed_here
from omnicat.pipeline.gathering import Gathered
from omnicat.pipeline.leaving_out import (
    against,
    blocked_in,
    copied,
    images_not_made,
    not_fetched,
    touched,
    wanted_images,
)
from omnicat.pipeline.opening import STATE
from omnicat.pipeline.remembered import Shown
from omnicat.pipeline.results import Copy
from omnicat.pipeline.stored import are_there, keep_pictures, pictures_of
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
    shown now. Of the `whole` stretches everything was kept before this run."""

    made: Made
    channels: tuple[ChannelImages, ...]
    missing_in: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, int]
    findings: tuple[Finding, ...]
    refused_in: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    whole: frozenset[Stretch] = frozenset()


def picture(gathered: Gathered, verdict: Verdict, make: Make = make, originals: Path | None = None) -> Pictured:
    """Makes the images of all listings that are well so far, of what is in the folder of originals, which the catalog has
    where none is named."""
    root, opened, results = gathered.opened.files.root, gathered.opened, gathered.results
    store, folder = Store(root / STORE), originals or root / ASSETS
    asked = _asked(gathered, blocked_in(against(gathered, verdict), results), store)
    wanted = [each for several in asked.images.values() for _, each in several]

    def products() -> Iterator[Shown]:
        return results.shown(asked.images)

    absent = brought(needed_here(wanted, products(), opened, store), opened)
    lay_out(folder, wanted, products(), opened, store)
    made, found = make(wanted, originals=folder, store=store.folder, fetched=root / ORIGINALS)
    keep_pictures(gathered, asked.to_keep, store)
    made = _with_kept(made, asked.sizes)
    found = tuple(_instead(found, absent))
    # What can be seen of an original without a rendition was told when it was opened.
    told = frozenset(opened.findings)
    lacking = {each.where.path.removeprefix("assets/") for each in absent}
    failed = made.failed | not_fetched(products(), opened.shop.model.assets, lacking)
    reasons = (each for each in (*opened.findings, *found) if failed and each.where.path.startswith("assets/"))
    return Pictured(
        made,
        _accounts(gathered.plan.profiles, asked, made),
        _missing_in(asked.shown, made),
        _counts(asked, made, failed),
        (*(each for each in found if each not in told), *images_not_made(products(), results, failed, reasons)),
        _refused_in(asked.shown, made),
        asked.whole,
    )


class _Asked(Struct, frozen=True):
    """What listings show: of `whole` stretches the keys of their pictures by channel and by original, with their sizes by
    key; of all other stretches the `images` and the `copies` that are wanted. What is shown of those in `to_keep` is
    known when it is made.
    """

    whole: frozenset[Stretch]
    of_channel: Mapping[str, set[str]]
    of_original: Mapping[str, set[str]]
    sizes: Mapping[str, int]
    images: Mapping[Stretch, Sequence[tuple[str, Wanted]]]
    copies: Mapping[Stretch, Sequence[tuple[str, Copy]]]
    to_keep: Mapping[Stretch, Sequence[tuple[str, Wanted]]]

    @property
    def shown(self) -> Iterator[tuple[str, Wanted]]:
        """The images that are wanted, each with its channel."""
        return (each for several in self.images.values() for each in several)


def _asked(gathered: Gathered, blocked: Blocked, store: Store) -> _Asked:
    whole: set[Stretch] = set()
    of_channel: dict[str, set[str]] = {name: set() for name in gathered.plan.profiles}
    of_original: dict[str, set[str]] = defaultdict(set)
    sizes: dict[str, int] = {}
    images: dict[Stretch, Sequence[tuple[str, Wanted]]] = {}
    copies: dict[Stretch, Sequence[tuple[str, Copy]]] = {}
    out = touched(gathered, blocked)
    for stretch in gathered.results.stretches:
        kept = None if stretch in out else pictures_of(gathered, stretch)
        if kept is not None and are_there(kept, store):
            whole.add(stretch)
            for name, several in kept.items():
                for each in several:
                    of_channel[name].add(each.key)
                    of_original[each.asset].add(each.key)
                    sizes[each.key] = each.size
        else:
            products = tuple(gathered.results.shown((stretch,)))
            images[stretch] = tuple(wanted_images(products, blocked))
            copies[stretch] = tuple(copied(products, blocked))
    to_keep = {
        stretch: several
        for stretch, several in images.items()
        if gathered.keeps_stretches and stretch not in out and not copies[stretch]
    }
    return _Asked(frozenset(whole), of_channel, of_original, sizes, images, copies, to_keep)


def _with_kept(made: Made, sizes: Mapping[str, int]) -> Made:
    """With what was not looked for, since it is as it was."""
    return replace(made, reused=made.reused + len(sizes.keys() - made.sizes.keys()), sizes={**made.sizes, **sizes})


def _instead(found: Iterable[Finding], absent: tuple[Finding, ...]) -> Iterator[Finding]:
    """What was found, and of originals that could not be had only that."""
    known = {each.where.path for each in absent}
    yield from (each for each in found if each.where.path not in known)
    yield from absent


def _accounts(names: Iterable[str], asked: _Asked, made: Made) -> tuple[ChannelImages, ...]:
    """A rendition that several channels show counts in each, and in each once."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for channel, each in asked.shown:
        wanted[channel].add(each.key)
    return tuple(_account(name, asked.of_channel[name] | wanted[name], made) for name in sorted(names))


def _account(name: str, keys: set[str], made: Made) -> ChannelImages:
    refused, new = len(keys & made.failed), len(keys & made.fresh)
    return ChannelImages(name, len(keys), new, len(keys) - new - refused, refused)


def _counts(asked: _Asked, made: Made, failed: frozenset[str]) -> Mapping[str, int]:
    """How many files there are of each original: a rendition that several channels show is one."""
    files: dict[str, set[str]] = defaultdict(set)
    for _, each in asked.shown:
        if each.key in made.sizes:
            files[each.asset_path].add(each.key)
    for channel, copy in (each for several in asked.copies.values() for each in several):
        if copy.file not in failed:
            files[copy.asset].add(f"{channel}/{copy.file}")
    originals = asked.of_original.keys() | files.keys()
    return {path: len(asked.of_original.get(path, set()) | files[path]) for path in originals if path}


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
