"""What several things have in common that each should have for itself."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def repeats(named: Iterable[tuple[str, T]]) -> Iterator[tuple[str, list[T]]]:
    """The names that several things have, with those things; in the order in which they came first."""
    first: dict[str, T] = {}
    more: dict[str, list[T]] = {}
    for name, thing in named:
        if name in first:
            more.setdefault(name, [first[name]]).append(thing)
        else:
            first[name] = thing
    yield from more.items()


def repeated(names: Iterable[str]) -> set[str]:
    """The names that come more than once."""
    seen: set[str] = set()
    again: set[str] = set()
    for name in names:
        (again if name in seen else seen).add(name)
    return again
