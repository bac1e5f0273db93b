"""Which executor is used."""

import os
from collections.abc import Iterable, Iterator
from typing import Any

from omnicat.executor.processes import Processes
from omnicat.executor.protocol import Executor, Prepare
from omnicat.executor.serial import Serial


def executor_for(workers: int, cluster: str = "") -> Executor:
    """The executor for so many workers, 0 for one a core; or a cluster's, where its address is given.

    A cluster's address is `tcp://host:8786`, or `local:4` for one of four processes on this machine. Raises
    OmnicatError where the cluster can't be used.
    """
    if cluster:
        from omnicat.executor.cluster import Cluster, Link

        return Cluster(Link(cluster))
    count = workers or usual_workers()
    return Processes(count) if count > 1 else Serial()


def run(prepare: Prepare, tasks: Iterable[Any], workers: int) -> Iterator[bytes]:
    """The result of every task, in the order of the tasks, from so many processes."""
    return executor_for(workers).map(prepare, tasks)


def usual_workers() -> int:
    """As many as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
