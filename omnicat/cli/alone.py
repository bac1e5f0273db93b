"""One run at a time makes what is kept: the lock that a build of a catalog has."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from omnicat.errors import Locked


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Holds the lock; the system drops it when the process ends. Raises Locked where another run has it."""
    from filelock import FileLock, Timeout

    from omnicat.outputs.files import writing
    from omnicat.pipeline.opening import STATE
    from omnicat.repository.tracked import refuse_brought_along

    refuse_brought_along(root)
    with writing(root / STATE):
        (root / STATE).mkdir(exist_ok=True)
    lock = FileLock(root / STATE / "lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise Locked("another omnicat is building this catalog", "wait until it is done, then run again") from None
    try:
        yield
    finally:
        lock.release()
