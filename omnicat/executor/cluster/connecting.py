"""A cluster is connected to, or started on this machine; what it would print stays unprinted."""

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING

from omnicat.executor.cluster.troubles import ExtraMissing, NoScheduler, NotAnAddress, NoWorkers
from omnicat.executor.interrupts import without_interrupts

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = "distributed.comm.timeouts.connect"
"""Dask's own setting of the time in which a scheduler has to answer, and in which a worker has to be there: 30 seconds
where nobody says otherwise (https://docs.dask.org/en/stable/configuration.html)."""

END_WITHIN = 30.0
"""Seconds in which everything has to be over; what then still runs ends with this process."""

LOCAL = re.compile(r"local:([1-9]\d{0,2})")
REMOTE = re.compile(r"(?!local:)(?:(?:tcp|tls|ws|wss|ucx)://)?[^/\s]+:\d+")

SETTINGS = {
    # A second worker that dies over a task is one too many.
    "distributed.scheduler.allowed-failures": 1,
    # Longer than a busy machine takes to start a worker again, which else is given up for good.
    "distributed.deploy.lost-worker-timeout": "5 minutes",
    "distributed.admin.large-graph-warning-threshold": "1 GB",
    # The messages and call trees of the past are for those who look into dask: they hold the products themselves.
    "distributed.admin.low-level-log-length": 10,
    "distributed.worker.profile.enabled": False,
}


def checked(address: str) -> str:
    """The address of a cluster. Raises OmnicatError where it is none, or nothing is there to speak with one."""
    if not LOCAL.fullmatch(address) and not REMOTE.fullmatch(address):
        raise NotAnAddress(address)
    if not find_spec("distributed"):
        raise ExtraMissing("distributed")
    return address


@contextmanager
def connected(address: str) -> Iterator["Client"]:
    """A client of the cluster at the address. Raises OmnicatError where there is none, or no worker in it."""
    import dask
    from distributed import Client

    local = LOCAL.fullmatch(address)
    with ExitStack() as opened:
        opened.enter_context(_quiet())
        opened.enter_context(dask.config.set(SETTINGS))
        scheduler = opened.enter_context(_started(int(local[1]))) if local else address
        try:
            client = Client(scheduler, timeout=_patience(), set_as_default=False)
        except OSError:
            raise NoScheduler(address, was_there=False) from None
        try:
            wait_for_a_worker(client, address)
            yield client
        finally:
            with suppress(TimeoutError):
                client.close(timeout=END_WITHIN)


def wait_for_a_worker(client: "Client", address: str) -> None:
    """Raises NoWorkers where none comes in time, NoScheduler where there is nobody to ask."""
    patience = _patience()
    try:
        client.wait_for_workers(1, timeout=patience)
    except TimeoutError:
        raise NoWorkers(address, patience) from None
    except OSError:
        raise NoScheduler(address, was_there=True) from None


def threads_of(client: "Client", address: str) -> int:
    """How many tasks all workers can do at once; at least 1."""
    try:
        threads: dict[str, int] = client.nthreads() if client.status == "running" else {}
    except OSError:
        raise NoScheduler(address, was_there=True) from None
    return max(1, sum(threads.values()))


def _patience() -> float:
    import dask
    from dask.utils import parse_timedelta

    seconds: float = parse_timedelta(dask.config.get(PATIENCE), default="seconds")
    return seconds


@contextmanager
def _started(workers: int) -> Iterator[object]:
    from multiprocessing.resource_tracker import ensure_running

    from distributed import LocalCluster

    # Where it is not there yet, starting it lets Ctrl-C through to the processes that follow.
    ensure_running()
    with without_interrupts():
        cluster = LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL + 1,
            memory_limit=0,
        )
    try:
        yield cluster
    finally:
        with suppress(TimeoutError):
            cluster.close(timeout=END_WITHIN)


@contextmanager
def _quiet() -> Iterator[None]:
    """What goes wrong is said once, by omnicat."""
    loggers = [logging.getLogger(name) for name in ("asyncio", *_names(("distributed", "tornado")))]
    before = [(logger, logger.disabled) for logger in loggers]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"distributed\b")
        for logger in loggers:
            logger.disabled = True
        try:
            yield
        finally:
            for logger, was in before:
                logger.disabled = was


def _names(beginnings: tuple[str, ...]) -> list[str]:
    return [name for name in logging.root.manager.loggerDict if name.startswith(beginnings)]
