"""Taking time, and the table of what was found."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured, in how many seconds, and what that means: a rate, a ratio or a goal."""

    what: str
    seconds: float
    note: str = ""


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes, done once."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def usual_seconds(work: Callable[[], object], runs: int) -> float:
    """The median of several runs, after one that warms the disk's cache."""
    work()
    return median(seconds(work) for _ in range(runs))


def table(results: Sequence[Result]) -> str:
    """The results in three columns."""
    wide = max(len(result.what) for result in results)
    return "\n".join(
        f"{result.what:<{wide}}  {_shown(result.seconds):>9}  {result.note}".rstrip() for result in results
    )


def _shown(taken: float) -> str:
    return f"{taken * 1000:.0f} ms" if taken < 10 else f"{taken:.1f} s"
