"""What happens on a cluster's worker."""

import pickle
import platform
from threading import local
from typing import Any

from distributed import Worker, WorkerPlugin

from omnicat import __version__
from omnicat.executor.cluster.troubles import WorkersDiffer
from omnicat.executor.protocol import Work
from omnicat.images import encoder_version

Versions = tuple[str, ...]


class Plan(WorkerPlugin):
    """What makes the work, brought to every worker once: to those that join later too.

    A worker with other versions refuses it.
    """

    def __init__(self, name: str, prepare: bytes) -> None:
        self.name = name
        self.prepare = prepare
        self.versions = versions()

    def setup(self, worker: Worker) -> None:
        """Keeps the plan for the tasks to come."""
        different = [(its, ours) for its, ours in zip(versions(), self.versions, strict=True) if its != ours]
        if different:
            raise WorkersDiffer(worker.address, *different[0])
        _plans[self.name] = self.prepare

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 # dask says so
        """Forgets it."""
        _plans.pop(self.name, None)


def work_off(name: str, chunk: bytes) -> list[bytes]:
    """The results of a chunk of tasks by the plan of that name."""
    work = _work(name)
    return [work(task) for task in pickle.loads(chunk)]  # noqa: S301 # it comes from omnicat


def versions() -> Versions:
    """All that decides which bytes are made."""
    return (f"omnicat {__version__}", f"Python {platform.python_version()}", f"pictures by {encoder_version()}")


_plans: dict[str, bytes] = {}
_of_thread: Any = local()


def _work(name: str) -> Work:
    """The work, made ready once in each thread: what it holds is not made for several at once."""
    if getattr(_of_thread, "name", "") != name:
        _of_thread.work = pickle.loads(_plans[name])()  # noqa: S301 # it comes from omnicat
        _of_thread.name = name
    work: Work = _of_thread.work
    return work
