"""Several tasks at once, each process on this machine with its own."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from omnicat.executor.chunks import chunks
from omnicat.executor.protocol import Local, Prepare
from omnicat.executor.serial import Serial
from omnicat.executor.threads import Threads

if TYPE_CHECKING:
    from concurrent.futures import Future

FEW = 64
"""So few tasks are done before a second process is ready."""

FIRST = 8
CHUNK = 64


class Processes(Local):
    """`workers` processes, started for each map that is worth it."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    @property
    def for_pictures(self) -> Threads:
        """As many threads: decoding, shrinking and encoding let go of Python's lock."""
        return Threads(self.workers)

    def map(self, prepare: Prepare, tasks: Iterable[Any]) -> Iterator[bytes]:
        """The result of every task, in the order of the tasks."""
        iterator = iter(tasks)
        first = list(islice(iterator, FEW + 1))
        if len(first) <= FEW:
            return Serial().map(prepare, first)
        every = chunks(chain(first, iterator), first=FIRST, most=CHUNK, each=self.workers)
        return self._mapped(prepare, every)

    def _mapped(self, prepare: Prepare, every: Iterator[list[Any]]) -> Iterator[bytes]:
        from omnicat.executor.crew import Crew

        waiting: deque[Future[list[bytes]]] = deque()
        crew = Crew(prepare, self.workers)
        try:
            for each in every:
                waiting.append(crew.submit(each))
                if len(waiting) > self.workers * 3:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            crew.end()
