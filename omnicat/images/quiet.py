"""Pillow's warnings stay silent while a picture is open: what matters becomes a finding."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# The list of warning filters belongs to the whole process, so that threads which each saved and
# restored it would leave another's list behind: the first one in saves, the last one out restores.
_lock = Lock()
_saved: list[warnings.catch_warnings] = []
_inside = [0]


@contextmanager
def quiet() -> Iterator[None]:
    """No warning is shown or raised until the last thread has left."""
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    with _lock:
        _inside[0] += 1
        if _inside[0] == 1:
            _saved.append(warnings.catch_warnings())
            _saved[0].__enter__()
            warnings.simplefilter("ignore")


def _leave() -> None:
    with _lock:
        _inside[0] -= 1
        if _inside[0] == 0:
            _saved.pop().__exit__(None, None, None)
