"""What a change does to each channel: listings that come, go, change or are kept out, and how complete the rest is."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field


class ChannelSide(Struct, frozen=True):
    """One channel on one side. `skus` are those it takes, `reasons` why some of them are kept out. `fields` are what
    listings say, by SKU (with the place where there is one for each): only those that may differ are needed.

    `needed` and `said` count what is needed and what of it is said, `complete` the listings that lack nothing.
    """

    locale: str = ""
    skus: frozenset[str] = frozenset()
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    listings: int = 0
    complete: int = 0
    needed: int = 0
    said: int = 0

    @property
    def listed(self) -> frozenset[str]:
        """What is published."""
        return self.skus - self.reasons.keys()


class FieldChange(Struct, frozen=True):
    """One field of a feed in the channel's spelling; None where a listing does not have it."""

    name: str
    old: Any
    new: Any


class ListingChange(Struct, frozen=True):
    """A listing that says something else."""

    sku: str
    fields: tuple[FieldChange, ...]


class Exclusion(Struct, frozen=True):
    """A listing that is kept out, and every reason for it."""

    sku: str
    reasons: tuple[str, ...]


class ChannelEffect(Struct, frozen=True):
    """What differs in one channel. `change` is added or removed where the channel itself came or went. `excluded` were
    listed or not there before and are kept out now; `readmitted` were kept out and are listed now.

    `uncompared` products may be shown otherwise, too: nobody looked.
    """

    channel: str
    locale: str
    change: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[ListingChange, ...]
    excluded: tuple[Exclusion, ...]
    readmitted: tuple[str, ...]
    before: ChannelSide
    after: ChannelSide
    uncompared: int = 0

    def __bool__(self) -> bool:
        """Whether anything differs, or may."""
        lists = (self.added, self.removed, self.changed, self.excluded, self.readmitted)
        said = (self.before.needed, self.before.said) != (self.after.needed, self.after.said)
        return any(lists) or bool(self.change) or said or self.uncompared > 0


def effects(
    before: Mapping[str, ChannelSide], after: Mapping[str, ChannelSide], *, uncompared: int = 0
) -> tuple[ChannelEffect, ...]:
    """The channels in which something differs, by name."""
    none = ChannelSide()
    found = []
    for name in sorted({*before, *after}):
        change = "added" if name not in before else "removed" if name not in after else ""
        found.append(_effect(name, change, before.get(name, none), after.get(name, none), uncompared))
    return tuple(each for each in found if each)


def _effect(name: str, change: str, old: ChannelSide, new: ChannelSide, uncompared: int) -> ChannelEffect:
    was, now = old.listed, new.listed
    out = sorted(sku for sku in new.reasons if sku in was or sku not in old.skus)
    return ChannelEffect(
        name,
        new.locale or old.locale,
        change,
        tuple(sorted(now - was - old.reasons.keys())),
        tuple(sorted(was - now - new.reasons.keys())),
        tuple(_changed(old, new)),
        tuple(Exclusion(sku, new.reasons[sku]) for sku in out),
        tuple(sorted(now & old.reasons.keys())),
        old,
        new,
        uncompared,
    )


def _changed(old: ChannelSide, new: ChannelSide) -> Iterator[ListingChange]:
    for key in sorted(old.fields.keys() & new.fields.keys()):
        was, now = old.fields[key], new.fields[key]
        if was == now:
            continue
        names = (name for name in dict.fromkeys((*now, *was)) if was.get(name) != now.get(name))
        fields = tuple(FieldChange(name, was.get(name), now.get(name)) for name in names)
        if fields:
            yield ListingChange(key, fields)
