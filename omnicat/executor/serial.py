"""One task after the other, in this process."""

from collections.abc import Iterable, Iterator
from typing import Any

from omnicat.executor.protocol import Local, Prepare


class Serial(Local):
    """Does each task when its result is asked for."""

    @property
    def for_pictures(self) -> "Serial":
        """Itself."""
        return self

    def map(self, prepare: Prepare, tasks: Iterable[Any]) -> Iterator[bytes]:
        """The result of every task, in the order of the tasks."""
        work = prepare()
        return (work(task) for task in tasks)
