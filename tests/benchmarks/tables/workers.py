"""Two processes beside one."""

from collections.abc import Iterator, Mapping
from functools import partial

from tests.benchmarks.made_up_shop import EIGHT, SIX, Shape, kept_shop
from tests.benchmarks.states import forget
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "workers"
TITLE = "Two processes beside one"
ABOUT = "A cold lint of eight channels, and a cold build of six feeds."
GOALS: tuple[Goal, ...] = (
    Goal("lint, 2 processes", 1.7, "faster", "lint, 1 process"),
    Goal("build, 2 processes", 1.7, "faster", "build, 1 process"),
)


def races(setup: Setup) -> Iterator[Race]:
    """All four in turns."""
    count = setup.products or 10_000
    steps = (_step(setup, count, command, shape, each) for command, shape in _WORK for each in (1, 2))
    yield Race(count, tuple(steps))


def versions(setup: Setup) -> Mapping[str, str]:
    """Nobody else takes part."""
    return {}


_WORK = (("lint", EIGHT), ("build", SIX))


def _step(setup: Setup, count: int, command: str, shape: Shape, processes: int) -> Step:
    shop = kept_shop(setup.folder, count, shape)
    name = f"{command}, {processes} process{'es' if processes > 1 else ''}"
    run = program(OMNICAT, "-C", shop, command, "--workers", str(processes))
    return Step(name, f"omnicat {command} --workers {processes}", run, before=partial(forget, shop))
