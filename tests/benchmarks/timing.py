"""Programs timed in turns: A, B, A, B …, so that a slow moment of the machine is everybody's."""

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run took: seconds by the clock, seconds of all cores, and the memory of its biggest process, in MB.

    The memory is 0 where it is not known.
    """

    seconds: float
    cpu: float = 0.0
    peak: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is timed, after something that is not. `command` is what a person would type."""

    name: str
    command: str
    run: Callable[[], Taken]
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class Race:
    """Steps done in turns on that many items; `after` is done when all rounds are over."""

    items: int
    steps: tuple[Step, ...]
    after: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class Raced:
    """What the steps of a race took, round by round, and how long a fixed piece of work took beside them."""

    items: int
    commands: Mapping[str, str]
    taken: Mapping[str, tuple[Taken, ...]]
    noise: tuple[float, ...] = field(default=())


def race(steps: Race, runs: int, told: Callable[[str], None]) -> Raced:
    """Every step `runs` times, in turns."""
    taken: dict[str, list[Taken]] = {step.name: [] for step in steps.steps}
    noise: list[float] = []
    for number in range(runs):
        noise.append(_fixed_work())
        for step in steps.steps:
            step.before()
            one = step.run()
            taken[step.name].append(one)
            told(f"  {number + 1}/{runs}  {step.name:<40} {one.seconds:9.3f} s  {one.cpu:8.2f} s CPU")
    steps.after()
    return Raced(
        steps.items,
        {step.name: step.command for step in steps.steps},
        {name: tuple(each) for name, each in taken.items()},
        tuple(noise),
    )


def inline(work: Callable[[], object]) -> Callable[[], Taken]:
    """Work of this process as the run of a step."""

    def run() -> Taken:
        begin, cpu = time.perf_counter(), time.process_time()
        work()
        return Taken(time.perf_counter() - begin, time.process_time() - cpu)

    return run


def program(
    *arguments: str | Path,
    folder: Path | None = None,
    ends: tuple[int, ...] = (0,),
    said: Callable[[str], None] | None = None,
    typed: Callable[[str], float] | None = None,
) -> Callable[[], Taken]:
    """A program as the run of a step. It has to end with one of `ends`; `said` looks at what it printed, and `typed`
    takes the seconds from that, where only a part of the program is what is timed."""

    def run() -> Taken:
        with tempfile.TemporaryFile("w+", errors="replace") as printed:
            begin = time.perf_counter()
            process = subprocess.Popen([str(each) for each in arguments], cwd=folder, stdout=printed, stderr=printed)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - begin
            process.returncode = os.waitstatus_to_exitcode(status)
            printed.seek(0)
            text = printed.read()
        if process.returncode not in ends:
            raise SystemExit(f"{' '.join(map(str, arguments))} ended with {process.returncode}:\n{text[-3000:]}")
        if said:
            said(text)
        return Taken(typed(text) if typed else seconds, usage.ru_utime + usage.ru_stime, _peak(usage.ru_maxrss))

    return run


@contextmanager
def watched(arguments: tuple[str | Path, ...]) -> Iterator[list[float]]:
    """Runs a program, and gives the most memory that each of its processes had, in MB, the first process first.

    The kernel keeps a process's high-water mark (VmHWM), so looking now and then misses only what dies within 20 ms.
    """
    highest: dict[int, int] = {}
    with tempfile.TemporaryFile() as printed:
        process = subprocess.Popen([str(each) for each in arguments], stdout=printed, stderr=printed)
        while process.poll() is None:
            for each in _family(process.pid):
                highest[each] = max(highest.get(each, 0), _high_water(each))
            time.sleep(0.02)
        if process.returncode != 0:
            printed.seek(0)
            raise SystemExit(f"{' '.join(map(str, arguments))} failed:\n{printed.read()[-3000:]!r}")
    yield [each / 1024 for each in highest.values() if each]


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in _family(int(child)))]


def _high_water(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def _peak(highest: int) -> float:
    """The kernel lets a program inherit the mark of the process that started it: below that, nothing is known."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / 1024 if highest > own else 0.0


def _fixed_work() -> float:
    """Some hashing, always the same: where it takes longer, somebody else is at work."""
    begin = time.perf_counter()
    block = bytes(1 << 20)
    digest = sha256()
    for _ in range(64):
        digest.update(block)
    return time.perf_counter() - begin
