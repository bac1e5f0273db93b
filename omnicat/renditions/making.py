"""The renditions that are wanted and not kept yet are made: each original is decoded once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from omnicat.executor import Executor, Threads
from omnicat.findings import Finding
from omnicat.renditions import fetching
from omnicat.renditions.drawing import Drawn, Places, Task, decode, draw, needed, prepare
from omnicat.renditions.elsewhere import Elsewhere
from omnicat.renditions.store import Store
from omnicat.renditions.wanted import Wanted

Progress = Callable[[int, int], None]
Group = tuple[Wanted, ...]


class Made(Struct, frozen=True):
    """How many renditions were made and how many were there before; the keys of those that could not be made;
    the size in bytes of each of the others, by key; the keys of those that were not kept here before."""

    made: int
    reused: int
    failed: frozenset[str]
    sizes: Mapping[str, int]
    fresh: frozenset[str] = frozenset()


def make(
    wanted: Sequence[Wanted],
    *,
    originals: Path,
    store: Path,
    fetched: Path | None = None,
    workers: int = 1,
    executor: Executor | None = None,
    elsewhere: Elsewhere = Elsewhere(),
    progress: Progress | None = None,
) -> tuple[Made, tuple[Finding, ...]]:
    """Make what is missing in `store`, with at most so many originals in memory at once as there are workers.

    `originals` is the assets folder; findings name it and the path below it. `fetched` has those that are not there. Without an `executor`, `workers` threads
    do it. On a cluster, originals and renditions travel with the tasks as far as `elsewhere` names no folders that
    all share. `progress` is told how many renditions were dealt with, and of how many. OmnicatError ends the run.
    """
    wanted_by_key = _by_key(wanted)
    kept = Store(store)
    sizes = {key: size for key, one in wanted_by_key.items() if (size := kept.size(key, one.extension))}
    groups = _by_asset([one for key, one in wanted_by_key.items() if key not in sizes])
    here = Places(originals.name, str(originals), str(kept.folder), str(fetched or ""))
    drawn = list(_told(_drawn(groups, here, kept, executor or Threads(workers), elsewhere), groups, progress))
    fresh = {key: size for each in drawn for key, size in each.sizes.items()}
    made = sum(each.made for each in drawn)
    failed = frozenset(wanted_by_key) - sizes.keys() - fresh.keys()
    reused = len(sizes) + len(fresh) - made
    return (
        Made(made, reused, failed, dict(sorted((sizes | fresh).items())), frozenset(fresh)),
        tuple(found for each in drawn for found in each.findings),
    )


def _by_key(wanted: Iterable[Wanted]) -> Mapping[str, Wanted]:
    """Two listings may want the same rendition: it is made once, from the path that sorts first."""
    by_key: dict[str, Wanted] = {}
    for one in sorted(wanted, key=lambda one: (one.asset_path, one.key)):
        by_key.setdefault(one.key, one)
    return by_key


def _by_asset(missing: Iterable[Wanted]) -> tuple[Group, ...]:
    return tuple(tuple(group) for _, group in groupby(missing, key=lambda one: one.asset_path))


def _drawn(
    groups: tuple[Group, ...], here: Places, kept: Store, executor: Executor, elsewhere: Elsewhere
) -> Iterator[Drawn]:
    """What came of each original, in their order; the renditions are in the store."""
    pictures = executor.for_pictures
    originals = Path(here.originals)
    there = Places(
        here.name,
        elsewhere.originals or (here.originals if pictures.sees_files else ""),
        elsewhere.renditions or (here.renditions if pictures.sees_files else ""),
        here.fetched if pictures.sees_files else "",
    )
    travels = not there.originals
    # What can't be read here can't travel; the reason is the same as without a cluster.
    stays = {
        group
        for group in groups
        if (travels or elsewhere.originals) and not all((originals / path).is_file() for _, path in needed(group))
    }
    leaves = [group for group in groups if group not in stays]
    results = pictures.map(partial(prepare, there), (_task(each, originals, travels=travels) for each in leaves))
    if elsewhere.renditions:
        fetched = partial(fetching.prepare, there.renditions, kept)
        results = Threads(fetching.AT_ONCE).map(fetched, zip(leaves, results, strict=True))
    for group in groups:
        drawn = draw(_task(group, originals, travels=False), here) if group in stays else decode(next(results))
        for each in group:
            if each.key in drawn.contents:
                kept.keep(each.key, each.extension, drawn.contents[each.key])
        yield drawn


def _task(group: Group, originals: Path, *, travels: bool) -> Task:
    files = needed(group) if travels else ()
    return group[0].asset_path, group, {digest: (originals / path).read_bytes() for digest, path in files}


def _told(drawn: Iterable[Drawn], groups: tuple[Group, ...], progress: Progress | None) -> Iterator[Drawn]:
    total, done = sum(map(len, groups)), 0
    for group, each in zip(groups, drawn, strict=True):
        yield each
        done += len(group)
        if progress:
            progress(done, total)
