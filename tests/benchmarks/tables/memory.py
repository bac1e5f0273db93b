"""The most memory that any process of a lint or a build has."""

import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.benchmarks.made_up_shop import FOUR, kept_shop
from tests.benchmarks.states import forget
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, Taken, watched

NAME = "memory"
TITLE = "Memory of 100,000 products"
ABOUT = """\
The kernel's high-water mark (VmHWM) of every process, pages shared with the others counted in each; the largest process
counts. Four channels, a feed each."""
STEPS = (
    ("lint, cold", "lint", ("main", "worker")),
    ("build, cold", "build", ("main", "worker")),
    ("build, nothing changed", "build", ("main",)),
)
GOALS: tuple[Goal, ...] = tuple(Goal(f"{name}: {role}", 150, "peak") for name, _, roles in STEPS for role in roles)


def races(setup: Setup) -> Iterator[Race]:
    """Lint and build; each step is a process's role, from one run."""
    count = setup.products or 100_000
    shop = kept_shop(setup.folder, count, FOUR)
    seen: dict[str, list[Taken]] = {}
    steps: list[Step] = []
    for name, command, roles in STEPS:
        before = (lambda: forget(shop)) if "cold" in name else lambda: None
        steps.append(Step(f"{name}: main", f"omnicat {command}", _main(shop, command, seen, name), before))
        if "worker" in roles:
            steps.append(Step(f"{name}: worker", f"omnicat {command}", _worker(seen, name)))
    yield Race(count, tuple(steps), after=lambda: forget(shop))


def versions(setup: Setup) -> Mapping[str, str]:
    """Nobody else takes part."""
    return {}


def _main(shop: Path, command: str, seen: dict[str, list[Taken]], name: str) -> Callable[[], Taken]:
    """Runs it, and remembers the biggest worker for the next step."""

    def run() -> Taken:
        begin = time.perf_counter()
        with watched((OMNICAT, "-C", shop, command)) as peaks:
            seconds = time.perf_counter() - begin
            seen[name] = [Taken(seconds, peak=max(peaks[1:], default=0.0))]
            return Taken(seconds, peak=peaks[0])

    return run


def _worker(seen: dict[str, list[Taken]], name: str) -> Callable[[], Taken]:
    return lambda: seen[name].pop()
