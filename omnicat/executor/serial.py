"""One task after the other, in this process."""

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self

from omnicat.executor.protocol import Prepare


class Serial:
    """Does each task when its result is asked for."""

    sees_files = True

    @property
    def for_pictures(self) -> "Serial":
        """Itself."""
        return self

    def map(self, prepare: Prepare, tasks: Iterable[Any]) -> Iterator[bytes]:
        """The result of every task, in the order of the tasks."""
        work = prepare()
        return (work(task) for task in tasks)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass
