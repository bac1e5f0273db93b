"""The work on all product files: remembered where nothing it was made from has changed, done where something has."""

from collections import deque
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from msgspec import DecodeError, Struct
from msgspec.structs import replace

from omnicat.cache import Kept, KeptResults, State, digest_of, prune_if_many, stamp_of
from omnicat.executor import Executor
from omnicat.pipeline.bench import Plan
from omnicat.pipeline.digests import product_digests
from omnicat.pipeline.joining import holds_all, is_feed_right, is_shown_right, join
from omnicat.pipeline.keys import Keys
from omnicat.pipeline.opening import Opened
from omnicat.pipeline.results import Made, Outcome, decode, decode_made, encode, with_days
from omnicat.pipeline.work import Asked, Job, prepare
from omnicat.repository import Folder


class Counted(Struct, frozen=True):
    """What a run did: files parsed, products shown in a channel, feeds' parts rendered, rows read for the whole."""

    parsed: int = 0
    shown: int = 0
    rendered: int = 0
    rows: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(
            self.parsed + other.parsed,
            self.shown + other.shown,
            self.rendered + other.rendered,
            self.rows + other.rows,
        )


class _Task(Struct, frozen=True):
    """A file whose result has to be made: all of it, or what `asked` tells, the rest taken from version `known`,
    in which what is said of the channels `kept` is right. `is_other` where the file changed after its digest was taken: the result is right for this run alone.
    """

    number: int
    path: str
    digest: bytes
    asked: Asked | None = None
    known: int = 0
    was: Made | None = None
    kept: tuple[str, ...] = ()
    is_other: bool = False


class Memory:
    """The results of one plan over one catalog. `is_sure` until a file turns out to have changed meanwhile."""

    def __init__(self, opened: Opened, plan: Plan, keys: Keys, state: State) -> None:
        self.kept = KeptResults(state, keys.code)
        self._opened, self._plan, self._keys = opened, plan, keys
        self._state = state
        self._feeds = keys.feeds if plan.render else b""
        self.is_sure = True
        self._is_all = plan.profiles.keys() == opened.profiles.keys()

    def recall(self) -> int:
        """Takes what is known to be right; the number of files that have to be looked at."""
        digests = product_digests(self._opened.files, self._state)
        return self.kept.choose(digests, self._keys.world, self._feeds)

    @property
    def keeps_stretches(self) -> bool:
        """Whether all that follows from stretches of files is known to be right."""
        return self._is_all and self.is_sure

    def keep_summaries(self, made: Mapping[bytes, bytes]) -> None:
        """Keeps what stretches of files came to, where all of it is known to be right."""
        if self.keeps_stretches:
            self.kept.keep_summaries(made)

    def is_settled(self) -> bool:
        """Whether all files had been left alone when they were looked at: a change since then gives another stamp."""
        files = self._opened.files
        if not isinstance(files, Folder):
            return True
        latest = files.latest_change
        return stamp_of(0, latest, latest, 0, self._opened.looked_at) != ""

    def complete(self, missing: int, executor: Executor) -> Iterator[Counted]:
        """Makes what is not known; what each file took, one after the other."""
        again: list[_Task] = []
        yield from self._work_off(self._tasks(), executor, again)
        yield from self._work_off(iter(again), executor, [])
        self.kept.flush()
        if missing and self.keeps_stretches:
            if not self._keys.moment.is_known:
                self._keys.moment.keep()
            self.kept.approve(self._keys.world, self._feeds)
        if missing:
            prune_if_many(self._state, self.kept.choose_all)

    def _tasks(self) -> Iterator[_Task]:
        for number, path, digest, has_versions in self.kept.missing():
            if task := self._task(number, path, digest) if has_versions else _Task(number, path, digest):
                yield task

    def _task(self, number: int, path: str, digest: bytes) -> _Task | None:
        """What is to be done for a file; None where a result that was made before is right, and is taken."""
        best: _Task | None = None
        for version, encoded in self.kept.versions(path, digest):
            try:
                made = decode_made(encoded)
            except DecodeError:  # another omnicat wrote it
                continue
            now = self._keys.made(path, digest, made)
            asked = self._asked(made, now)
            if not asked and made.everywhere == now.everywhere:
                self._keys.moment.meet(made.all_days)
                self.kept.take(number, version)
                return None
            if made.names is not None and (best is None or len(asked) < len(best.asked or ())):
                best = _Task(number, path, digest, asked, version, made, _kept(made, now, asked))
        return best or _Task(number, path, digest)

    def _asked(self, made: Made, now: Made) -> Asked:
        """Channel -> feeds that have to be made anew."""
        asked: dict[str, tuple[int, ...]] = {}
        for name in self._plan.profiles if made.names else ():
            feeds = range(len(now.feeds[name])) if self._plan.render else ()
            stale = tuple(number for number in feeds if not is_feed_right(made, now, name, number))
            if stale or not is_shown_right(made, now, name):
                asked[name] = stale
        return asked

    def _work_off(self, tasks: Iterator[_Task], executor: Executor, again: list[_Task]) -> Iterator[Counted]:
        under_way: deque[_Task] = deque()

        def jobs() -> Iterator[Job]:
            for task in tasks:
                data = self._opened.files.read(task.path)
                if digest_of(data) != task.digest:
                    self.is_sure = False
                    task = _Task(task.number, task.path, task.digest, is_other=True)
                under_way.append(task)
                yield Job(task.path, data, task.asked, task.was.said if task.was else b"", task.kept)

        asked = jobs()
        first = next(asked, None)
        if first is None:  # nothing is made ready for nothing
            return
        for encoded in executor.map(partial(prepare, self._plan), chain((first,), asked)):
            task, outcome = under_way.popleft(), decode(encoded)
            if task.was and task.was.blocked != outcome.made.blocked:
                again.append(_Task(task.number, task.path, task.digest))
            else:
                self._keep(task, outcome)
            yield self._counted(task.asked)

    def _keep(self, task: _Task, outcome: Outcome) -> None:
        if task.was and task.was.days:
            days = {name: each for name, each in task.was.days.items() if name not in (task.asked or ())}
            outcome = replace(outcome, made=replace(outcome.made, days={**days, **outcome.made.days}))
        now = self._keys.made(task.path, task.digest, outcome.made)
        if task.was and task.asked is not None:
            head, pieces = self.kept.result(task.known, task.path, task.digest)
            outcome = join(head, pieces, task.was, outcome, now, task.asked)
        else:
            outcome = replace(
                outcome, made=replace(now, channels=self._planned(now.channels), feeds=self._written(now.feeds))
            )
        if task.is_other:
            outcome = replace(outcome, made=Made())
        if outcome.made.days:
            self._keys.moment.meet(outcome.made.all_days)
            outcome = replace(outcome, head=with_days(outcome.head, outcome.made.days, self._plan.today))
        is_right = self._is_all and not task.is_other and self._keys.moment.is_known
        world, feeds = (self._keys.world, self._feeds) if is_right else (b"", b"")
        kept = Kept(
            world, feeds, outcome.head, encode(outcome.made), outcome.rows, outcome.parts, outcome.items, outcome.texts
        )
        is_superseded = task.was and holds_all(outcome.made, task.was)
        self.kept.keep(task.number, task.path, task.digest, kept, task.known if is_superseded else 0)

    def _planned(self, channels: Mapping[str, Any]) -> Mapping[str, Any]:
        if self._is_all:
            return channels
        return {name: each for name, each in channels.items() if name in self._plan.profiles}

    def _written(self, feeds: Mapping[str, tuple[bytes, ...]]) -> Mapping[str, tuple[bytes, ...]]:
        return self._planned(feeds) if self._plan.render else {}

    def _counted(self, asked: Asked | None) -> Counted:
        profiles = self._plan.profiles
        if asked is None:
            feeds = sum(len(each.feeds) for each in profiles.values()) if self._plan.render else 0
            return Counted(1, len(profiles), feeds)
        return Counted(1, len(asked), sum(len(each) for each in asked.values()))


def _kept(made: Made, now: Made, asked: Asked) -> tuple[str, ...]:
    """The channels of which nothing has to be made anew."""
    return tuple(name for name in sorted(made.channels) if name not in asked and is_shown_right(made, now, name))
