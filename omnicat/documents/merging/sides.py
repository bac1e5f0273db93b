"""A value that two people changed differently, and what each of them says."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from omnicat.documents.entries import Entry, Group
from omnicat.documents.merging.fitting import fitting

Side = Literal["ours", "base", "theirs"]


@dataclass(slots=True)
class Clash:
    """One value said twice; None where a side has it no more.

    `keys` lead to it from the top: keys, and what tells the items of lists apart. `sku` is the product or variant it is of.
    """

    ours: Entry | None
    base: Entry | None
    theirs: Entry | None
    keys: tuple[str, ...] = ()
    sku: str = ""

    def entry(self, side: Side) -> Entry | None:
        """What a side says."""
        return self.ours if side == "ours" else self.base if side == "base" else self.theirs


@dataclass(slots=True)
class Knot(Entry):
    """An entry in whose place conflict markers are written: the whole of it as each side has it, and the clashes in it."""

    whole: dict[Side, Entry | None] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)


def knot(clash: Clash) -> Knot:
    """A clash as an entry."""
    said = clash.ours or clash.theirs or clash.base
    assert said is not None  # noqa: S101 - a clash has two sides
    whole: dict[Side, Entry | None] = {"ours": clash.ours, "base": clash.base, "theirs": clash.theirs}
    return Knot(said.key, said.name, said.value, whole=whole, clashes=[clash])


def knots_in(group: Group) -> list[Knot]:
    """The knots of a tree, from the top."""
    found: list[Knot] = []
    for entry in group.entries:
        if isinstance(entry, Knot):
            found.append(entry)
        elif isinstance(entry.value, Group):
            found += knots_in(entry.value)
    return found


def as_side(group: Group, choose: Callable[[Knot], Side]) -> Group:
    """The tree with one side in place of every knot."""
    entries: list[Entry] = []
    changed = False
    for entry in group.entries:
        if isinstance(entry, Knot):
            changed = True
            if (said := entry.whole[choose(entry)]) is not None:
                entries.append(said)
        elif isinstance(entry.value, Group) and knots_in(entry.value):
            changed = True
            entries.append(replace(entry, value=as_side(entry.value, choose)))
        else:
            entries.append(entry)
    return fitting(replace(group, entries=entries, raw=None)) if changed else group
