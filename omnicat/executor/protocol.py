"""What all executors can do."""

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, Protocol, Self

Work = Callable[[Any], bytes]
"""Does one task; what it returns travels between processes as it is."""

Prepare = Callable[[], Work]
"""Makes the function that does one task. Called once in every process, so it has to be picklable."""


class Executor(Protocol):
    """Does tasks, wherever; leaving its `with` block ends all that it has started."""

    def map(self, prepare: Prepare, tasks: Iterable[Any]) -> Iterator[bytes]:
        """The result of every task, in the order of the tasks.

        Tasks are picklable, and tuples of more than one part begin with their name. They are taken from `tasks`
        as their turn comes: at most a few chunks a worker are under way.
        """
        ...

    @property
    def for_pictures(self) -> "Executor":
        """The executor to be used for work that is done outside of Python's lock, with much memory for each task."""
        ...

    @property
    def sees_files(self) -> bool:
        """Whether work is done where this machine's files are."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Local:
    """What executors on this machine have in common: they see its files, and hold nothing between two maps."""

    sees_files = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


def named(task: object) -> str:
    """What a task is called in a message: a product file's path."""
    return str(task[0] if isinstance(task, tuple) and task else task)
