"""How much of what is tried again and again a run of all tests takes: `make test-edits` takes all of it."""

import os
from collections.abc import Sequence
from math import ceil
from typing import TypeVar

T = TypeVar("T")


def often(whole: int, usual: int) -> int:
    """So many times, of a whole lot."""
    return whole if os.environ.get("EVERY_EDIT") else usual


def some(whole: Sequence[T], usual: int) -> Sequence[T]:
    """At most so many of a whole lot, evenly spread."""
    return whole[:: ceil(len(whole) / often(len(whole), usual))]
