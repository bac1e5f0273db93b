"""Tasks sent to a cluster in chunks, and their results in order."""

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct

from omnicat.executor.chunks import chunks
from omnicat.executor.cluster.connecting import threads_of
from omnicat.executor.cluster.link import Link
from omnicat.executor.cluster.sending import Sent, sender
from omnicat.executor.cluster.troubles import NoScheduler, WithoutOmnicat
from omnicat.executor.protocol import Prepare
from omnicat.executor.serial import Serial

if TYPE_CHECKING:
    from distributed import Client


class Size(Struct, frozen=True):
    """So many tasks are not worth a journey; so many travel at once, at first and in the end."""

    few: int
    first: int
    most: int


PRODUCTS = Size(few=64, first=25, most=250)
PICTURES = Size(few=0, first=1, most=1)


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
        waiting: deque[Sent] = deque()
        with self._troubles(), sender(client, self._link.address, prepare) as to_workers:
            try:
                room = self._room(client)
                every = chunks(tasks, first=self._size.first, most=self._size.most, each=room)
                for number, chunk in enumerate(every, 1):
                    waiting.append(to_workers.send(chunk))
                    room = room if number % 8 else self._room(client)
                    if len(waiting) >= room:
                        yield from to_workers.results(waiting.popleft())
                while waiting:
                    yield from to_workers.results(waiting.popleft())
            finally:
                to_workers.cancel(list(waiting))

    def _room(self, client: "Client") -> int:
        """How many chunks may be under way: each worker has the next one there when it is done with one."""
        return 4 * threads_of(client, self._link.address)

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
