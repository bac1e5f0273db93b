"""Where the time of a command goes, stage by stage, and how far that is from the floor."""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count as numbers
from pathlib import Path

import yaml

from tests.benchmarks.made_up_shop import EIGHT, SIX, Shape, edit, kept_shop
from tests.benchmarks.states import forget
from tests.benchmarks.tables.protocol import Setup
from tests.benchmarks.timing import program

SAMPLED = Path(__file__).with_name("programs") / "sampled.py"
BRIEF_RUNS = 20
"""So often a command is run that ends before many looks were taken."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A command in one process: milliseconds of CPU of each stage in a run, and the floors beside it."""

    name: str
    command: str
    items: int
    stages: Mapping[str, float]
    floors: Mapping[str, float]


def profiles(setup: Setup) -> Iterator[Profile]:
    """Lint and build, cold; build after one edit, and where nothing changed."""
    count = setup.products or 10_000
    linted = kept_shop(setup.folder, count, EIGHT)
    yield _profile("lint, cold", "lint", linted, count, 1, lambda: forget(linted))
    built = kept_shop(setup.folder, count, SIX)
    yield _profile("build, cold", "build", built, count, 1, lambda: forget(built))
    prices = numbers(10)
    change = "build, one product changed"
    yield _profile(change, "build", built, count, BRIEF_RUNS // 4, lambda: _edit(built, SIX, next(prices)))
    yield _profile("build, nothing changed", "build", built, count, BRIEF_RUNS, lambda: None)


def _edit(shop: Path, shape: Shape, price: int) -> None:
    edit(shop, shape, price=price)


def _profile(name: str, command: str, shop: Path, count: int, runs: int, before: Callable[[], None]) -> Profile:
    told = shop.parent / "sampled.json"
    met: Counter[str] = Counter()
    seconds = 0.0
    arguments = ("-C", str(shop), command, "--workers", "1")
    for _ in range(runs):
        before()
        program(sys.executable, SAMPLED, told, *arguments)()
        found = json.loads(told.read_text())
        met.update(found["met"])
        seconds += found["seconds"]
    total = met.total() or 1
    stages = {stage: seconds / runs * 1000 * times / total for stage, times in met.most_common()}
    return Profile(name, f"omnicat {command} --workers 1", count, stages, _floors(shop))


def _floors(shop: Path) -> dict[str, float]:
    """Milliseconds of CPU that nobody who looks at these files can save."""
    products = str(shop / "catalog/products")
    files = [entry.path for entry in _swept(products)]
    contents = [Path(file).read_bytes() for file in files]
    return {
        "sweep of all files (scandir, stat)": _milliseconds(lambda: [entry.stat() for entry in _swept(products)]),
        "reading the bytes": _milliseconds(lambda: [_bytes(file) for file in files]),
        "C parser alone": _milliseconds(
            lambda: [sum(1 for _ in yaml.parse(each, yaml.CSafeLoader)) for each in contents]
        ),
    }


def _swept(folder: str) -> Iterator[os.DirEntry[str]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _swept(entry.path)
        else:
            yield entry


def _bytes(file: str) -> bytes:
    handle = os.open(file, os.O_RDONLY)
    try:
        return os.read(handle, 1 << 20)
    finally:
        os.close(handle)


def _milliseconds(work: Callable[[], object]) -> float:
    """The least of three runs."""
    taken = []
    for _ in range(3):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return min(taken) * 1000
