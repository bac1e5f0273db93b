"""How long until a command begins: what a person feels at every call."""

import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Result, usual_seconds

OMNICAT = str(Path(sys.executable).with_name("omnicat"))
COMMANDS = (
    ("python -c pass", (sys.executable, "-c", "pass"), ""),
    ("omnicat --version", (OMNICAT, "--version"), "goal: under 80 ms"),
    ("omnicat --help", (OMNICAT, "--help"), "goal: under 200 ms"),
    ("omnicat lint --help", (OMNICAT, "lint", "--help"), ""),
)


def measured(runs: int) -> list[Result]:
    """The median of each command's runs."""
    return [Result(what, usual_seconds(lambda: _run(command), runs), note) for what, command, note in COMMANDS]  # noqa: B023 - called at once


def _run(command: tuple[str, ...]) -> None:
    subprocess.run(command, check=True, capture_output=True)
