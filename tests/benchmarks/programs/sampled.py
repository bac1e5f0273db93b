"""An omnicat command with a look at its stack every few milliseconds of CPU: where the time goes.

Run as `python sampled.py OUT.json ARGUMENT…`; writes how often each stage was met, and the CPU seconds of the process.
A profiler that counts calls would make small functions look dear; this one costs nothing between its looks.
"""

import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from types import FrameType

INTERVAL = 0.001
IMPORTS = "starting: imports"
STAGES = {
    "documents": "YAML: parsing, typing, places",
    "schemas": "JSON Schema",
    "catalog": "reading values",
    "attributes": "reading values",
    "model": "reading values",
    "sources": "reading values",
    "checks": "checks",
    "channels": "showing in channels",
    "templating": "rendering items",
    "feeds": "rendering items",
    "outputs": "writing files",
    "manifest": "writing files",
    "renditions": "images",
    "images": "images",
    "repository": "finding and reading files",
    "policy": "verdict and report",
    "findings": "verdict and report",
    "reporters": "verdict and report",
    "cache": "state",
    "executor": "pipeline",
    "executors": "pipeline",
    "pipeline": "pipeline",
    "cli": "command line",
}
PASSED_THROUGH = ("cli", "pipeline", "executor", "executors", "__main__")
JOINING = {("feeds", "join"), ("feeds", "count"), ("pipeline", "_read_back")}

_met: Counter[str] = Counter()


def main() -> None:
    """Runs the command in this process."""
    signal.signal(signal.SIGPROF, _look)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    target, sys.argv = sys.argv[1], ["omnicat", *sys.argv[2:]]
    os._exit = sys.exit  # type: ignore[assignment]
    try:
        from omnicat.__main__ import main as command

        command()
    except SystemExit as end:
        if end.code not in (None, 0):
            raise
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        with open(target, "w") as stream:
            json.dump({"seconds": time.process_time(), "met": _met}, stream)


def _look(_number: int, frame: FrameType | None) -> None:
    _met[_stage(frame)] += 1


def _stage(frame: FrameType | None) -> str:
    """That of the outermost room below the pipeline; where there is none, of the innermost."""
    passed = "starting: Python"
    for file, function in reversed(list(_places(frame))):
        if "importlib" in file:
            return IMPORTS
        room = _room(file)
        if (room, function) in JOINING:
            return "joining feeds, reading them back"
        if room in PASSED_THROUGH:
            passed = STAGES.get(room, passed)
        elif room:
            return STAGES.get(room, room)
    return passed


def _places(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    while frame:
        yield frame.f_code.co_filename, frame.f_code.co_name
        frame = frame.f_back


def _room(file: str) -> str:
    _, found, inside = file.replace("\\", "/").rpartition("/omnicat/")
    return inside.partition("/")[0].removesuffix(".py") if found else ""


main()
