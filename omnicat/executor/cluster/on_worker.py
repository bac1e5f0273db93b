"""What happens on a cluster's worker."""

import pickle
import platform
from threading import Lock, local
from typing import Any

from distributed import Worker, get_worker
from distributed.utils import sync

from omnicat import __version__
from omnicat.executor.cluster.troubles import WorkersDiffer
from omnicat.executor.protocol import Work
from omnicat.images import encoder_version

Versions = tuple[str, ...]


def work_off(name: str, its_versions: Versions, chunk: bytes) -> list[bytes]:
    """The results of a chunk of tasks, by the plan that the scheduler keeps under that name.

    A worker with other versions refuses it. A plan that is no longer kept is one whose results nobody waits for.
    """
    if getattr(_of_thread, "name", "") != name:
        plan = _plan(get_worker(), name, its_versions)
        # What the work holds is not made for several threads at once.
        _of_thread.work = pickle.loads(plan)() if plan else _nothing  # noqa: S301 # it comes from omnicat
        _of_thread.name = name
    work: Work = _of_thread.work
    return [work(task) for task in pickle.loads(chunk)]  # noqa: S301 # it comes from omnicat


def versions() -> Versions:
    """All that decides which bytes are made."""
    return (f"omnicat {__version__}", f"Python {platform.python_version()}", f"pictures by {encoder_version()}")


_of_thread: Any = local()
_latest: dict[str, bytes | None] = {}
_asking = Lock()


def _plan(worker: Worker, name: str, its_versions: Versions) -> bytes | None:
    """What makes the work, asked for once by all threads of a worker: by those that join later too."""
    different = [(ours, its) for ours, its in zip(versions(), its_versions, strict=True) if ours != its]
    if different:
        raise WorkersDiffer(worker.address, *different[0])
    with _asking:
        if name not in _latest:
            _latest.clear()
            _latest[name] = sync(worker.loop, worker.scheduler.get_metadata, keys=[name], default=None)
        return _latest[name]


def _nothing(task: Any) -> bytes:  # it is a work like any other
    return b""
