"""The renditions that are wanted and not kept yet are made: each original is decoded once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from omnicat.findings import Finding
from omnicat.images import RenditionSpec, render
from omnicat.renditions.names import EXTENSION
from omnicat.renditions.store import Store

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A rendition that a listing shows: of which original (path below the assets, digest), to which spec, under
    which key it is kept and which file name a build gives it."""

    asset_path: str
    digest: str
    spec: RenditionSpec
    key: str
    file: str


@dataclass(frozen=True, slots=True)
class Made:
    """How many renditions were made and how many were there before; the keys of those that could not be made;
    the size in bytes of each of the others, by key."""

    made: int
    reused: int
    failed: frozenset[str]
    sizes: Mapping[str, int]


Outcome = tuple[Mapping[str, int], tuple[Finding, ...]]


def make(
    wanted: Sequence[Wanted], *, originals: Path, store: Path, workers: int, progress: Progress | None = None
) -> tuple[Made, tuple[Finding, ...]]:
    """Make what is missing in `store`, with at most `workers` originals in memory at once.

    `originals` is the assets folder; findings name it and the path below it. `progress` is told how many
    renditions were dealt with, and of how many. StoreNotWritable ends the run.
    """
    wanted_by_key = _by_key(wanted)
    kept = Store(store)
    sizes = {key: size for key, one in wanted_by_key.items() if (size := kept.size(key, _extension(one)))}
    missing = _by_asset([one for key, one in wanted_by_key.items() if key not in sizes])
    outcomes = _in_threads(missing, lambda group: _make_group(group, originals, kept), workers, progress)
    fresh = {key: size for outcome in outcomes for key, size in outcome[0].items()}
    findings = tuple(found for outcome in outcomes for found in outcome[1])
    failed = frozenset(wanted_by_key) - sizes.keys() - fresh.keys()
    return Made(len(fresh), len(sizes), failed, dict(sorted((sizes | fresh).items()))), findings


def _by_key(wanted: Iterable[Wanted]) -> Mapping[str, Wanted]:
    """Two listings may want the same rendition: it is made once, from the path that sorts first."""
    by_key: dict[str, Wanted] = {}
    for one in sorted(wanted, key=lambda one: (one.asset_path, one.key)):
        by_key.setdefault(one.key, one)
    return by_key


def _by_asset(missing: Iterable[Wanted]) -> tuple[tuple[Wanted, ...], ...]:
    return tuple(tuple(group) for _, group in groupby(missing, key=lambda one: one.asset_path))


def _make_group(group: tuple[Wanted, ...], originals: Path, kept: Store) -> Outcome:
    asset_path = group[0].asset_path
    specs = [one.spec for one in group]
    contents, findings = render(originals / asset_path, specs, path=f"{originals.name}/{asset_path}")
    sizes = {}
    for one, content in zip(group, contents, strict=True):
        if content is not None:
            kept.keep(one.key, _extension(one), content)
            sizes[one.key] = len(content)
    return sizes, findings


def _in_threads(
    groups: Sequence[tuple[Wanted, ...]],
    work: Callable[[tuple[Wanted, ...]], Outcome],
    workers: int,
    progress: Progress | None,
) -> list[Outcome]:
    """The outcomes in the order of the groups; what ends the run ends it without waiting for the rest."""
    pool = ThreadPoolExecutor(max_workers=workers)
    try:
        futures = {pool.submit(work, group): len(group) for group in groups}
        done = 0
        for future in as_completed(futures):
            future.result()
            done += futures[future]
            if progress:
                progress(done, sum(futures.values()))
        return [future.result() for future in futures]
    finally:
        pool.shutdown(cancel_futures=True)


def _extension(one: Wanted) -> str:
    return EXTENSION[one.spec.format]
