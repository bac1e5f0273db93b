"""What to change in a file, and what its data is to be afterwards."""

from decimal import Decimal
from itertools import chain
from typing import TypeAlias

from msgspec import Struct

from omnicat.documents.scalars import Data, written
from omnicat.errors import OmnicatError
from omnicat.findings import split_pointer

APPEND = "-"


class Set(Struct, frozen=True):
    """Put a value at a pointer; what is missing on the way is made. `…/-` appends to a list."""

    pointer: str
    value: Data


class Remove(Struct, frozen=True):
    """Take away what stands at a pointer; nothing there is nothing to do."""

    pointer: str


Change: TypeAlias = Set | Remove


class Put(Struct, frozen=True):
    """One splice's worth of setting. Keys, since a pointer can't name an empty key."""

    keys: tuple[str, ...]
    value: Data


class Cut(Struct, frozen=True):
    """One splice's worth of removing."""

    keys: tuple[str, ...]


Step: TypeAlias = Put | Cut


class CannotEdit(OmnicatError):
    """A file can't be changed as asked without touching something else."""

    def __init__(self, path: str, pointer: str, why: str, hint: str = "change the file by hand") -> None:
        """`why` completes the sentence."""
        super().__init__(f"'{path}' can't be changed at '{pointer}': {why}", hint)


class NoPlace(Exception):
    """The pointer leads through a value that can't hold what is asked; says why and what to do instead."""

    def __init__(self, why: str, hint: str) -> None:
        """Becomes a `CannotEdit` where the file is known."""
        super().__init__(why)
        self.why = why
        self.hint = hint


def applied(data: Data, step: Step) -> Data:
    """The data after the step; `data` itself stays as it is."""
    return _with(data, step.keys, step.value) if isinstance(step, Put) else _without(data, step.keys)


def steps(data: Data, change: Change) -> list[Step]:
    """The smallest steps that add up to `change`, so that what is equal already is not written again."""
    keys = split_pointer(change.pointer)
    old = _get(data, keys)
    if isinstance(change, Set):
        return _differences(old, change.value, keys)
    return [] if isinstance(old, _Absent) else [Cut(keys)]


def same(one: Data, other: Data) -> bool:
    """Whether two values would be written alike: `29.0` is not `29.00`, and `1` is not `true`."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict | list) or isinstance(other, dict | list):
        return False
    return _kind(one) is _kind(other) and written(one) == written(other)


class _Absent:
    pass


_ABSENT = _Absent()


def _kind(value: Data) -> type:
    return Decimal if type(value) is int else type(value)


def _get(data: Data, keys: tuple[str, ...]) -> Data | _Absent:
    for key in keys:
        if isinstance(data, dict) and key in data:
            data = data[key]
        elif isinstance(data, list) and (index := _index(key)) < len(data):
            data = data[index]
        else:
            return _ABSENT
    return data


def _differences(old: "Data | _Absent", new: Data, keys: tuple[str, ...]) -> list[Step]:
    if not isinstance(old, _Absent) and same(old, new):
        return []
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        inner = [_differences(old.get(key, _ABSENT), each, (*keys, key)) for key, each in new.items()]
        gone = [Cut((*keys, key)) for key in old if key not in new]
        return [*chain.from_iterable(inner), *gone]
    if isinstance(old, list) and isinstance(new, list) and old and new:
        pairs = enumerate(zip(old, new, strict=False))
        inner = [_differences(was, now, (*keys, str(index))) for index, (was, now) in pairs]
        more = [Put((*keys, APPEND), each) for each in new[len(old) :]]
        less = [Cut((*keys, str(index))) for index in range(len(old) - 1, len(new) - 1, -1)]
        return [*chain.from_iterable(inner), *more, *less]
    return [Put(keys, new)]


def _with(data: Data, keys: tuple[str, ...], value: Data) -> Data:
    if not keys:
        return value
    key, below = keys[0], keys[1:]
    if data is None:
        return [_with(None, below, value)] if key == APPEND else {key: _with(None, below, value)}
    if isinstance(data, dict):
        return {**data, key: _with(data.get(key), below, value)}
    if not isinstance(data, list):
        why = f"'{written(data)}' stands where '{key}' is to go below it"
        raise NoPlace(why, f"make it a mapping first, with the present value below a key of its own beside '{key}'")
    if key == APPEND:
        return [*data, _with(None, below, value)]
    index = _index(key)
    if index >= len(data):
        raise NoPlace(f"the list has no item {key}", "append with '-' as the last key")
    return [*data[:index], _with(data[index], below, value), *data[index + 1 :]]


def _without(data: Data, keys: tuple[str, ...]) -> Data:
    if not keys:
        return None
    key, below = keys[0], keys[1:]
    if isinstance(data, dict) and key in data:
        if below:
            return {**data, key: _without(data[key], below)}
        return {name: value for name, value in data.items() if name != key}
    if isinstance(data, list) and (index := _index(key)) < len(data):
        middle = [_without(data[index], below)] if below else []
        return [*data[:index], *middle, *data[index + 1 :]]
    return data


def _index(key: str) -> int:
    """A list index; a key that is none lies behind every end."""
    return int(key) if key.isascii() and key.isdigit() and len(key) < 10 else 10**10
