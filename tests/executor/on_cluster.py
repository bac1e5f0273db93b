"""Work for the tests of the cluster: its workers import it from here."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

from distributed import Scheduler, Status, get_worker

from omnicat.errors import Exit, OmnicatError

Task = tuple[str, int]


class Special(OmnicatError):
    """Made from something else than its message."""

    code = Exit.REFUSED

    def __init__(self, number: int, *, wanted: str) -> None:
        super().__init__(f"{number} is not {wanted}", f"say {wanted}")


def add(offset: int) -> Callable[[Task], bytes]:
    return lambda task: b"%d" % (task[1] + offset)


def tell_process() -> Callable[[Task], bytes]:
    return lambda task: b"%d" % os.getpid()


def refuse(number: int) -> Callable[[Task], bytes]:
    def work(task: Task) -> bytes:
        if task[1] == number:
            raise Special(number, wanted="less")
        return b""

    return work


def die(number: int, once: Path | None) -> Callable[[Task], bytes]:
    """Ends its process at that number: every time, or only as long as the file is not there."""

    def work(task: Task) -> bytes:
        if task[1] == number and not (once and once.exists()):
            if once:
                once.touch()
            get_worker()  # raises elsewhere: a driver that did the work itself would take all tests with it
            os.kill(os.getpid(), signal.SIGKILL)
        return b"%d" % task[1]

    return work


def run_out() -> Callable[[Task], bytes]:
    def work(task: Task) -> bytes:
        raise TimeoutError("of the work's own")

    return work


def leave() -> None:
    """Makes its worker one that takes nothing any more and answers nobody, yet is still there."""
    worker = get_worker()

    def do() -> None:
        worker.status = Status.closing_gracefully
        for listener in worker.listeners:
            listener.stop()

    worker.loop.add_callback(do)


def status(worker: str, *, dask_scheduler: Scheduler) -> str:
    """What the scheduler thinks of a worker."""
    return str(dask_scheduler.workers[worker].status.name)
