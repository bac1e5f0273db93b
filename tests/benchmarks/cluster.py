"""Four cluster workers on this machine, two of them in network namespaces of their own. Needs root."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from omnicat.executor.cluster.connecting import SETTINGS


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler and its workers, by their process numbers."""

    address: str
    processes: tuple[int, ...]

    def cpu(self) -> float:
        """The seconds of all cores that they have used."""
        stats = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in self.processes)
        return sum(int(each[11]) + int(each[12]) for each in stats) / os.sysconf("SC_CLK_TCK")


def is_possible() -> bool:
    """Whether this user may make namespaces."""
    return os.geteuid() == 0 and bool(shutil.which("ip"))


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A scheduler and four workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with ExitStack() as opened:
        processes = [opened.enter_context(_dask("scheduler", "--host", "0.0.0.0", "--port", str(port)))]
        places = [opened.enter_context(_namespace(number)) for number in (1, 2)]
        for name, ours, theirs in [*places, ("", "127.0.0.1", "127.0.0.1"), ("", "127.0.0.1", "127.0.0.1")]:
            inside = ("ip", "netns", "exec", name) if name else ()
            worker = ("worker", f"tcp://{ours}:{port}", "--host", theirs, "--nthreads", "1", "--no-nanny")
            processes.append(opened.enter_context(_dask(*worker, inside=inside)))
        _wait_for_all(f"tcp://127.0.0.1:{port}")
        yield Cluster(f"tcp://127.0.0.1:{port}", tuple(processes))


def _wait_for_all(address: str) -> None:
    from distributed import Client

    with Client(address, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(4, timeout=60)


@contextmanager
def _namespace(number: int) -> Iterator[tuple[str, str, str]]:
    """A network of its own, joined to ours by one cable: its name, and the addresses of our end and of its end."""
    name, ours, theirs = f"omnicat{os.getpid()}n{number}", f"10.213.{number}.1", f"10.213.{number}.2"
    cable = f"oc{os.getpid() % 100_000}n{number}"
    _ip("netns", "add", name)
    try:
        _ip("link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", name)
        _ip("addr", "add", f"{ours}/30", "dev", cable)
        _ip("link", "set", cable, "up")
        _ip("-n", name, "addr", "add", f"{theirs}/30", "dev", "eth0")
        _ip("-n", name, "link", "set", "eth0", "up")
        _ip("-n", name, "link", "set", "lo", "up")
        yield name, ours, theirs
    finally:
        _ip("netns", "del", name)


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True)


@contextmanager
def _dask(*arguments: str, inside: tuple[str, ...] = ()) -> Iterator[int]:
    """One of dask's programs, by itself or inside of a namespace."""
    command = (*inside, sys.executable, "-m", "dask", *arguments, "--no-dashboard")
    settings = {
        f"DASK_{name.upper().replace('-', '_').replace('.', '__')}": str(each) for name, each in SETTINGS.items()
    }
    process = subprocess.Popen(
        command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()
