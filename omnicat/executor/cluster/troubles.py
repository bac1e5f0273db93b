"""What can go wrong with a cluster, each in a sentence."""

from omnicat.errors import OmnicatError
from omnicat.executor.protocol import named


class ExtraMissing(OmnicatError):
    """The library that speaks with clusters is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"--cluster needs the library '{name}'", "run `pip install 'omnicat[cluster]'`")


class NotAnAddress(OmnicatError):
    """That is no cluster's address."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"--cluster '{text}' is not an address",
            "write tcp://host:8786, or local:4 for four processes on this machine",
        )


class NoScheduler(OmnicatError):
    """Nobody answers at the address, or no longer."""

    def __init__(self, address: str, *, was_there: bool) -> None:
        message = f"the cluster at '{address}' " + ("was lost during the work" if was_there else "does not answer")
        super().__init__(message, "see whether `dask scheduler` runs there, then run again: nothing was changed")


class NoWorkers(OmnicatError):
    """There is nobody to do the work."""

    def __init__(self, address: str, seconds: float) -> None:
        super().__init__(
            f"the cluster at '{address}' has had no worker for {seconds:g} seconds",
            f"start some: `dask worker {address} --nthreads 1`",
        )


class WorkersDiffer(OmnicatError):
    """A worker would make other bytes."""

    def __init__(self, worker: str, its: str, ours: str) -> None:
        super().__init__(f"the worker at '{worker}' has {its}, here is {ours}", "install the same on both")


class WithoutOmnicat(OmnicatError):
    """A worker or the scheduler lacks a library."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"a worker of the cluster has no '{name}'", "install the same omnicat on the scheduler and all workers"
        )


class WorkersKilled(OmnicatError):
    """Tasks ended every worker that they were given to: one, or some of them where no worker is left to find out."""

    def __init__(self, tasks: list[object]) -> None:
        first, last = named(tasks[0]), named(tasks[-1])
        which = f"'{first}'" if len(tasks) == 1 else f"'{first}' to '{last}'"
        super().__init__(
            f"the workers that were given {which} died, one after the other",
            "give them more memory, or look at what is in there",
        )
