"""Tasks in handfuls: small ones first, so that results flow early, then as many as are worth the way."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any


def chunks(tasks: Iterable[Any], *, first: int, most: int, each: int) -> Iterator[list[Any]]:
    """Lists of `first` tasks, of twice as many after `each` lists, and so on up to `most`."""
    iterator = iter(tasks)
    size, number = min(first, most), 0
    while chunk := list(islice(iterator, size)):
        yield chunk
        number += 1
        if number % each == 0:
            size = min(size * 2, most)
