"""The places of a text where a merge left two versions between markers, and which values differ there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from omnicat.documents.arranging import arranged
from omnicat.documents.entries import Group, Leaf, Unusual
from omnicat.documents.events import YAMLError
from omnicat.documents.merging.alike import alike
from omnicat.documents.merging.identity import names_of
from omnicat.documents.merging.sides import Clash
from omnicat.documents.merging.three_way import Place

_MARKER = re.compile(r"([<|=>])\1{6,}(?: (.*))?$").match


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines `start` to `end` (from 0, `end` not included), markers too; the lines of either side, and what markers say."""

    start: int
    end: int
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    ours_label: str
    theirs_label: str


def hunks_of(text: str) -> tuple[Hunk, ...]:
    """Every place with a beginning, a middle and an end, from the top."""
    found: list[Hunk] = []
    parts: dict[str, list[str]] = {}
    side, start, label = "", 0, ""
    for number, line in enumerate(text.split("\n")):
        marker = _MARKER(line.rstrip("\r"))
        sign = marker[1] if marker else ""
        if sign == "<":
            side, start, label, parts = "<", number, (marker and marker[2]) or "", {"<": [], "|": [], "=": []}
        elif side and sign in ("|", "="):
            side = sign
        elif side == "=" and sign == ">":
            end_label = (marker and marker[2]) or ""
            found.append(Hunk(start, number + 1, tuple(parts["<"]), tuple(parts["="]), label, end_label))
            side = ""
        elif side:
            parts[side].append(line)
    return tuple(found)


def with_lines(text: str, hunks: Sequence[Hunk], lines: Mapping[int, Sequence[str]]) -> str:
    """The text with these lines in place of hunks, by their number; the other hunks stay."""
    all_lines = text.split("\n")
    for number in sorted(lines, reverse=True):
        all_lines[hunks[number].start : hunks[number].end] = lines[number]
    return "\n".join(all_lines)


def clashes_in(text: str, hunks: Sequence[Hunk], number: int) -> tuple[Clash, ...]:
    """The values that differ at one hunk; none where the file can't be read with either side of it."""
    ours = {place: hunk.ours for place, hunk in enumerate(hunks)}
    one = tree_of(with_lines(text, hunks, ours))
    other = tree_of(with_lines(text, hunks, {**ours, number: hunks[number].theirs}))
    if one is None or other is None or one.is_list != other.is_list:
        return ()
    sku = next((each.value.said for each in one.entries if each.key == "sku" and isinstance(each.value, Leaf)), "")
    return tuple(differences(one, other, Place((), sku)))


def tree_of(text: str) -> Group | None:
    """The tree of a text; None where it has none."""
    try:
        return arranged(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    except (YAMLError, Unusual):
        return None


def differences(one: Group, other: Group, place: Place) -> Iterator[Clash]:
    """What two trees say differently, value by value; a list of words or sentences is one value."""
    names = names_of((one.entries, other.entries)) if one.is_list else _keys(one, other)
    here, there = (dict(zip(n, group.entries, strict=True)) for n, group in zip(names, (one, other), strict=True))
    for name in dict.fromkeys((*names[0], *names[1])):
        mine, yours = here.get(name), there.get(name)
        if mine is not None and yours is not None and alike(mine.value, yours.value):
            continue
        below = place.below(name, mine, yours)
        nested = _nested(mine and mine.value, yours and yours.value)
        if nested:
            yield from differences(*nested, below)
        else:
            yield Clash(mine, None, yours, below.keys, below.sku)


def _keys(*groups: Group) -> list[list[str]]:
    return [[entry.key or "" for entry in group.entries] for group in groups]


def _nested(one: object, other: object) -> tuple[Group, Group] | None:
    if not isinstance(one, Group) or not isinstance(other, Group) or one.is_list != other.is_list:
        return None
    is_plain = one.is_list and any(isinstance(each.value, Leaf) for each in (*one.entries, *other.entries))
    return None if is_plain else (one, other)
