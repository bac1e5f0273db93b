"""The memory of one XML feed that grows: the same, however many listings it has."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.benchmarks.tables.protocol import Goal, Setup
from tests.benchmarks.timing import Race, Step, Taken, watched

NAME = "stream"
TITLE = "Memory of one feed of any size"
ABOUT = """\
Google items of 40 fields, rendered through the template, each read back, and joined into one XML file by the same code
that a build does it with; the listings are made one after the other. The kernel's high-water mark (VmHWM) of the one
process, the interpreter and all libraries included: what an item needed is let go of when it is written."""
SIZES = (1_000, 10_000, 50_000)
GOALS: tuple[Goal, ...] = (Goal("stream", 60, "peak"),)
PROGRAM = "tests.benchmarks.programs.streamed_feed"


def races(setup: Setup) -> Iterator[Race]:
    """A feed of each size, or of one and ten times the size that is asked for."""
    for count in (setup.products, setup.products * 10) if setup.products else SIZES:
        folder = setup.folder / f"stream-{count}"
        step = Step("stream", f"python -m {PROGRAM} {count} {folder.name}", _run(count, folder))
        yield Race(count, (step,), after=_forgetting(folder))


def versions(setup: Setup) -> Mapping[str, str]:
    """Nobody else takes part."""
    return {}


def _run(count: int, folder: Path) -> Callable[[], Taken]:
    def run() -> Taken:
        begin = time.perf_counter()
        with watched((sys.executable, "-m", PROGRAM, str(count), folder)) as peaks:
            return Taken(time.perf_counter() - begin, peak=peaks[0])

    return run


def _forgetting(folder: Path) -> Callable[[], None]:
    return lambda: shutil.rmtree(folder, ignore_errors=True)
