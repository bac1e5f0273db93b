"""Tasks sent to a cluster in chunks, and their results in order."""

import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, count, islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from omnicat.executor.chunks import chunks
from omnicat.executor.cluster.connecting import threads_of, wait_for_a_worker
from omnicat.executor.cluster.link import Link
from omnicat.executor.cluster.troubles import NoScheduler, WithoutOmnicat, WorkersKilled
from omnicat.executor.protocol import Prepare
from omnicat.executor.serial import Serial

if TYPE_CHECKING:
    from distributed import Client, Future

LOOK_AFTER = 10.0
"""After so many seconds without a result it is looked whether there still are workers."""

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Size:
    """So many tasks are not worth a journey; so many travel at once, at first and in the end."""

    few: int
    first: int
    most: int


PRODUCTS = Size(few=64, first=25, most=250)
PICTURES = Size(few=0, first=1, most=1)


@dataclass(frozen=True, slots=True)
class _Sent:
    future: "Future[list[bytes]]"
    chunk: list[Any]


class Cluster:
    """The workers at an address, which are looked for when the first task is there."""

    def __init__(self, link: Link, size: Size = PRODUCTS) -> None:
        self._link = link
        self._size = size

    @property
    def sees_files(self) -> bool:
        """Whether its workers are on this machine."""
        return self._link.address.startswith("local:")

    @property
    def for_pictures(self) -> "Cluster":
        """The same cluster, given one task at a time."""
        return Cluster(self._link, PICTURES)

    def map(self, prepare: Prepare, tasks: Iterable[Any]) -> Iterator[bytes]:
        """The result of every task, in the order of the tasks."""
        iterator = iter(tasks)
        first = list(islice(iterator, self._size.few + 1))
        if len(first) <= self._size.few:
            return Serial().map(prepare, first)
        return self._mapped(prepare, chain(first, iterator))

    def _mapped(self, prepare: Prepare, tasks: Iterable[Any]) -> Iterator[bytes]:
        client = self._link.client()
        waiting: deque[_Sent] = deque()
        with self._troubles(), _planned(client, prepare) as name:
            try:
                room = self._room(client)
                every = chunks(tasks, first=self._size.first, most=self._size.most, each=room)
                for number, chunk in enumerate(every, 1):
                    waiting.append(_sent(client, name, number, chunk))
                    room = room if number % 8 else self._room(client)
                    if len(waiting) >= room:
                        yield from self._result(client, waiting)
                while waiting:
                    yield from self._result(client, waiting)
            finally:
                if waiting and client.status == "running":
                    # A scheduler that is gone has forgotten everything.
                    with suppress(OSError):
                        client.cancel([each.future for each in waiting], force=True)

    def _room(self, client: "Client") -> int:
        """How many chunks may be under way: each worker has the next one there when it is done with one."""
        return 4 * threads_of(client, self._link.address)

    def _result(self, client: "Client", waiting: deque[_Sent]) -> list[bytes]:
        """The oldest chunk's results."""
        from distributed import KilledWorker

        sent = waiting.popleft()
        while True:
            try:
                results: list[bytes] = sent.future.result(timeout=LOOK_AFTER)
            except TimeoutError:
                wait_for_a_worker(client, self._link.address)
            except KilledWorker:
                raise WorkersKilled(sent.chunk) from None
            else:
                return results

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        """What a cluster raises, in our words."""
        import asyncio
        import concurrent.futures

        from distributed.client import ClosedClientError
        from distributed.comm.core import CommClosedError

        try:
            yield
        except (asyncio.CancelledError, concurrent.futures.CancelledError, CommClosedError, ClosedClientError):
            raise NoScheduler(self._link.address, was_there=True) from None
        except ModuleNotFoundError as error:
            raise WithoutOmnicat(error.name or str(error)) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._link.close()


@contextmanager
def _planned(client: "Client", prepare: Prepare) -> Iterator[str]:
    """The name under which every worker knows what to do."""
    from omnicat.executor.cluster.on_worker import Plan

    name = f"omnicat-{client.id}-{next(_numbers)}"
    client.register_plugin(Plan(name, pickle.dumps(prepare, pickle.HIGHEST_PROTOCOL)), name=name)
    try:
        yield name
    finally:
        if client.status == "running":
            with suppress(OSError):
                client.unregister_worker_plugin(name)


def _sent(client: "Client", name: str, number: int, chunk: list[Any]) -> _Sent:
    from omnicat.executor.cluster.on_worker import work_off

    content = pickle.dumps(chunk, pickle.HIGHEST_PROTOCOL)
    return _Sent(client.submit(work_off, name, content, key=f"{name}-{number}", pure=False), chunk)
