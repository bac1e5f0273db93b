"""Work in a process of its own, with what it took."""

import os
import resource
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import process_time


@dataclass(frozen=True, slots=True)
class Watched:
    """What the work said, the seconds of CPU it took, and the most memory its process had in MB beyond what it began
    with: a copy of a process that ran many tests begins with much.
    """

    said: str
    cpu: float
    megabytes: float


def watched(work: Callable[[], str]) -> Watched:
    """Does it in a copy of this process; one that is ended by a signal fails the test."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _do(work, theirs)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        cpu, began, said = pipe.read().split(" ", 2)
    _, status, usage = os.wait4(child, 0)
    assert status == 0, f"ended with {os.waitstatus_to_exitcode(status)}: {said}"
    return Watched(said, float(cpu), usage.ru_maxrss / 1024 - float(began))


def _do(work: Callable[[], str], pipe: int) -> None:
    begin, began, code = process_time(), _megabytes(), 1
    try:
        _forget_the_mark()
        said = work()
        code = 0
    except BaseException as error:  # noqa: BLE001 # whatever it is, the test tells
        said = repr(error)
    os.write(pipe, f"{process_time() - begin:.3f} {began:.1f} {said[:4000]}".encode())
    os._exit(code)


def _megabytes() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 2**20


def _forget_the_mark() -> None:
    """The kernel lets a copy inherit the high-water mark."""
    with open("/proc/self/clear_refs", "w") as marks:  # noqa: PTH123 # nothing but this write
        marks.write("5")
    resource.getrusage(resource.RUSAGE_SELF)
