"""Work done on many things: one after another, by threads, by processes, or by a cluster; always in the same order."""

from omnicat.executor.choosing import executor_for, run, usual_workers
from omnicat.executor.guard import Stopped, guarded
from omnicat.executor.processes import FEW, Processes
from omnicat.executor.protocol import Executor, Prepare, Work
from omnicat.executor.serial import Serial
from omnicat.executor.threads import Threads

__all__ = [
    "FEW",
    "Executor",
    "Prepare",
    "Processes",
    "Serial",
    "Stopped",
    "Threads",
    "Work",
    "executor_for",
    "guarded",
    "run",
    "usual_workers",
]
