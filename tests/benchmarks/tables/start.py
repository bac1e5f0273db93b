"""How long until a command begins: what a person feels at every call."""

import sys
from collections.abc import Iterator, Mapping

from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "start"
TITLE = "Until a command begins"
ABOUT = "The first row is Python alone."
GOALS: tuple[Goal, ...] = (Goal("omnicat --version", 0.08), Goal("omnicat --help", 0.2))
COMMANDS = (("--version",), ("--help",), ("lint", "--help"))


def races(setup: Setup) -> Iterator[Race]:
    """Each command, without any work to do."""
    alone = Step("python -c pass", "python -c pass", program(sys.executable, "-c", "pass"))
    ours = (
        Step(name := f"omnicat {' '.join(arguments)}", name, program(OMNICAT, *arguments)) for arguments in COMMANDS
    )
    yield Race(0, (alone, *ours))


def versions(setup: Setup) -> Mapping[str, str]:
    """Nobody else takes part."""
    return {}
