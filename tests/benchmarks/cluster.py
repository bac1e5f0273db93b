"""A build on four cluster workers, two of them in network namespaces of their own: `python -m tests.benchmarks.cluster`.

Needs root. What is in dist/ is compared with what one process builds, byte by byte. What the way to the workers and back
costs is counted with work that does nothing on files of 2 KB and gives 12 KB back, in seconds of all cores, of the
driver, the scheduler and the workers together, so that other programs count little.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from omnicat.executor import Work, executor_for
from tests.benchmarks.made_up_shop import THREES, write_shop
from tests.benchmarks.states import forget
from tests.benchmarks.timing import Taken, program

PROGRAMS = Path(sys.executable).parent
DAY = "2026-08-01"
GOAL = 0.2
"""Milliseconds of overhead a product."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One shop built both ways, the same bytes: CPU seconds, and the number of files."""

    alone: float
    together: float
    files: int


def main() -> None:
    """Builds a shop both ways, then sends work that is none."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.cluster", description=__doc__)
    parser.add_argument("--products", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=3, help="the best of so many counts (default: 3)")
    options = parser.parse_args()
    if os.geteuid() != 0 or not shutil.which("ip"):
        _say("skipped: namespaces need root, and the program ip")
        return
    with tempfile.TemporaryDirectory() as folder, _cluster() as (address, processes):
        one = _compared(Path(folder) / "shop", options.products, address, processes)
        least = min(_overhead(address, processes) for _ in range(options.runs))
    _say(f"{options.products:,} products: the same {one.files:,} files from one process and from four workers")
    _say(f"  one process {one.alone:.2f} s CPU, cluster {one.together:.2f} s CPU")
    _say(f"the way alone: {least:.3f} ms CPU a product (goal: under {GOAL} ms)")


def _compared(shop: Path, products: int, address: str, processes: list[int]) -> Compared:
    write_shop(shop, products, THREES)
    alone = _build(shop, "--workers", "1").cpu
    made = _digests(shop)
    forget(shop)
    before = _cpu(processes)
    together = _build(shop, "--cluster", address).cpu + _cpu(processes) - before
    if _digests(shop) != made:
        raise SystemExit("the cluster built other bytes than one process")
    return Compared(alone, together, len(made))


def _overhead(address: str, processes: list[int]) -> float:
    """Milliseconds of all cores a task, beyond what few tasks cost."""
    few, many = 2_000, 22_000
    with executor_for(0, address) as executor:
        list(executor.map(_nothing, _tasks(few)))
        costs = []
        for number in (few, many):
            before = time.process_time() + _cpu(processes)
            done = sum(1 for _ in executor.map(_nothing, _tasks(number)))
            assert done == number
            costs.append(time.process_time() + _cpu(processes) - before)
    return (costs[1] - costs[0]) / (many - few) * 1000


def _tasks(number: int) -> Iterator[tuple[str, bytes]]:
    content = os.urandom(2_000)
    return ((f"{each}.yaml", content) for each in range(number))


def _nothing() -> Work:
    result = os.urandom(12_000)
    return lambda task: result


def _build(shop: Path, *arguments: str) -> Taken:
    return program(PROGRAMS / "omnicat", "-C", shop, "build", "--now", DAY, *arguments)()


def _digests(shop: Path) -> dict[str, str]:
    files = sorted(path for path in (shop / "dist").rglob("*") if path.is_file())
    return {path.relative_to(shop).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def _cpu(processes: list[int]) -> float:
    """The seconds that processes have used."""
    stats = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in processes)
    return sum(int(each[11]) + int(each[12]) for each in stats) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _cluster() -> Iterator[tuple[str, list[int]]]:
    """A scheduler and four workers: the address, and the processes."""
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
        yield f"tcp://127.0.0.1:{port}", processes


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
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    # What is sent to workers has to be known by a name that they know too.
    from tests.benchmarks import cluster

    cluster.main()
