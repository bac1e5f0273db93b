"""Anything of the model as its smallest parts, so that two of a kind can be compared part by part."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from omnicat.review.changes import Detail

UNTOLD = frozenset({"where", "raw", "lines", "records_where", "code", "path", "name", "width", "height"})
"""Places, and what the thing is called by anyway."""


def differences(old: Any, new: Any, *, skip: frozenset[str] = frozenset()) -> tuple[Detail, ...]:
    """The parts that differ, by their keys; those of top-level names in `skip` are not looked at."""
    before, after = _told(old, skip), _told(new, skip)
    return tuple(
        Detail(key, before.get(key, ""), after.get(key, ""))
        for key in dict.fromkeys((*after, *before))
        if before.get(key, "") != after.get(key, "")
    )


def _told(thing: Any, skip: frozenset[str]) -> dict[str, str]:
    return dict(_leaves(thing, "", skip)) if thing is not None else {}


def _leaves(thing: Any, at: str, skip: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    if isinstance(thing, Struct):
        hidden = skip | UNTOLD if not at else frozenset({"where", "raw", "lines"})
        named = ((name, part) for name, part in asdict(thing).items() if name not in hidden)
        yield from (leaf for name, part in named for leaf in _leaves(part, _below(at, name)))
    elif isinstance(thing, Mapping):
        yield from (leaf for key, part in thing.items() for leaf in _leaves(part, _below(at, str(key))))
    elif isinstance(thing, tuple | list | frozenset | set):
        entries = sorted(map(str, thing)) if isinstance(thing, frozenset | set) else list(thing)
        if all(isinstance(each, str | int | float) for each in entries):
            yield from ((at, ", ".join(map(str, entries))),) if entries else ()
        else:
            yield from (leaf for number, part in enumerate(entries) for leaf in _leaves(part, _below(at, str(number))))
    elif thing not in (None, "", False):
        yield at, "yes" if thing is True else str(thing)


def _below(at: str, key: str) -> str:
    return f"{at}/{key}" if at else key
