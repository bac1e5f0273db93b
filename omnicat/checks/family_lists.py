"""The attribute codes that a family's own file lists, each with its place."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from omnicat.checks.places import below
from omnicat.findings import Location
from omnicat.model.family import Family

NEEDS = ("required", "recommended")


class Listed(Struct, frozen=True):
    """One code. `key` is attributes, axes, required or recommended; `channel` where it is needed."""

    key: str
    code: str
    where: Location
    channel: str = "all"


def listed(family: Family) -> Iterator[Listed]:
    """Everything listed in the family's own file, in its order."""
    top = Location(family.where.path)
    for key in ("attributes", "axes", *NEEDS):
        said = family.raw.get(key)
        if isinstance(said, dict):
            for channel, codes in said.items():
                yield from _each(codes, key, below(top, key, channel), channel)
        else:
            yield from _each(said, key, below(top, key), "all")


def _each(codes: Any, key: str, where: Location, channel: str) -> Iterator[Listed]:
    for index, code in enumerate(codes if isinstance(codes, list) else ()):
        if isinstance(code, str):
            yield Listed(key, code, below(where, index), channel)
