"""Work done on many things: one after another, or by several processes, always in the same order."""

import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any

from omnicat.errors import OmnicatError

Work = Callable[[Any], bytes]
"""Does one task; what it returns travels between processes as it is."""

CHUNK = 64
FEW = 150
"""So few tasks are done before a second process is ready."""


def run(prepare: Callable[[], Work], tasks: Collection[Any], workers: int) -> Iterator[bytes]:
    """The result of every task, in the order of the tasks.

    `prepare` makes the function that does one task; it is called once in every process and has to be
    picklable. At most a few chunks a worker are under way, so memory stays bounded.
    """
    if workers <= 1 or len(tasks) <= FEW:
        work = prepare()
        return (work(task) for task in tasks)
    return _in_processes(prepare, tasks, workers)


def usual_workers() -> int:
    """As many as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_processes(prepare: Callable[[], Work], tasks: Iterable[Any], workers: int) -> Iterator[bytes]:
    waiting: deque[Future[list[bytes]]] = deque()
    pool = ProcessPoolExecutor(workers, initializer=_start, initargs=(prepare,))
    try:
        for chunk in _chunks(tasks):
            waiting.append(pool.submit(_work_off, chunk))
            if len(waiting) > workers * 3:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise OmnicatError(
            "a worker process died", "run again; if it happens again, try --workers 1 or give it more memory"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(tasks: Iterable[Any]) -> Iterator[list[Any]]:
    iterator = iter(tasks)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


_prepare: list[Callable[[], Work]] = []
_prepared: list[Work] = []


def _start(prepare: Callable[[], Work]) -> None:
    """In a worker: leave Ctrl-C to the parent. Getting ready waits for the first task, whose error is heard."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    _prepare[:] = [prepare]


def _work_off(chunk: list[Any]) -> list[bytes]:
    if not _prepared:
        _prepared.append(_prepare[0]())
    return [_prepared[0](task) for task in chunk]
