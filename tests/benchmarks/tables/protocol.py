"""What a table of measures is, and what it promises."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.benchmarks.peers import Peers
from tests.benchmarks.results import Entry
from tests.benchmarks.timing import Race

OMNICAT = Path(sys.executable).with_name("omnicat")


@dataclass(frozen=True, slots=True)
class Setup:
    """Where measures are made: a folder for shops, the peers, and how many products where that is not the table's."""

    folder: Path
    peers: Peers
    products: int | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """What a step of a table promises.

    `kind` is seconds, peak (megabytes), a product (seconds each), a minute (products a minute), faster or within (so many times as fast as
    `against`, or at most so many times as long), or line (the seconds of all cores for a product beside those at the next smaller size).

    It holds for races of `items`, for all where that is 0.
    """

    step: str
    limit: float
    kind: str = "seconds"
    against: str = ""
    items: int = 0

    def found(self, entry: Entry, smaller: Entry | None = None) -> float:
        """What was measured, in the goal's own terms; `smaller` is the race of the next smaller size."""
        match self.kind:
            case "line" if smaller:
                return (entry.cores(self.step) / entry.items) / (smaller.cores(self.step) / smaller.items)
            case "faster":
                return entry.ratio(self.step, self.against)
            case "within":
                return 1 / entry.ratio(self.step, self.against)
            case "peak":
                return entry.peak(self.step)
            case "a product":
                return entry.seconds(self.step) / entry.items
            case "a minute":
                return entry.items / entry.seconds(self.step) * 60
        return entry.seconds(self.step)

    def is_met(self, found: float) -> bool:
        """Whether what was measured is as good as promised."""
        return found >= self.limit if self.kind in ("faster", "a minute") else found <= self.limit

    def holds_for(self, entry: Entry, smaller: Entry | None = None) -> bool:
        """Whether the race is one that it speaks of; a line is drawn between what one machine took."""
        if self.kind == "line" and (smaller is None or smaller.machine != entry.machine):
            return False
        return self.items in (0, entry.items) and {self.step, self.against or self.step} <= set(entry.steps)


class Table(Protocol):
    """One table of the page: what it is about, what it promises, and its races."""

    NAME: str
    TITLE: str
    ABOUT: str
    GOALS: tuple[Goal, ...]

    def races(self, setup: Setup, /) -> Iterator[Race]:
        """Everything made ready, race by race."""

    def versions(self, setup: Setup, /) -> Mapping[str, str]:
        """The peers' versions."""
