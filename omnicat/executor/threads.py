"""Several tasks at once in this process: for work that Python's lock does not hold up, such as on pictures."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from omnicat.executor.protocol import Local, Prepare

if TYPE_CHECKING:
    from concurrent.futures import Future


class Threads(Local):
    """At most `workers` tasks are being done at any time."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    @property
    def for_pictures(self) -> "Threads":
        """Itself."""
        return self

    def map(self, prepare: Prepare, tasks: Iterable[Any]) -> Iterator[bytes]:
        """The result of every task, in the order of the tasks."""
        from concurrent.futures import ThreadPoolExecutor

        work = prepare()
        waiting: deque[Future[bytes]] = deque()
        pool = ThreadPoolExecutor(self.workers)
        try:
            for task in tasks:
                waiting.append(pool.submit(work, task))
                if len(waiting) > self.workers * 2:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)
