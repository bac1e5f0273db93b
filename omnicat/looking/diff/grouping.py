"""What several listings have in common, told once."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from omnicat.looking.diff.lines import Line, sign_of
from omnicat.looking.diff.summing import counted
from omnicat.looking.diff.view import ChannelRow, FieldRow, Words

MARK = re.compile(r"\b[0-9a-f]{8}\b")
"""What the name of a rendition has of its content."""

FEW = 3
"""So many reasons of a listing are told where not all are asked for."""


class KeptOut(Struct, frozen=True):
    """Listings that are kept out of these channels for the same reasons."""

    reasons: tuple[str, ...]
    skus: tuple[str, ...]
    channels: tuple[str, ...]


class FieldGroup(Struct, frozen=True):
    """A field that differs in the same way in several listings of one channel; texts and words are the first one's."""

    name: str
    old: str | None
    new: str | None
    words: Words
    skus: tuple[str, ...]


def kept_out(channels: Iterable[ChannelRow]) -> tuple[KeptOut, ...]:
    """Listings by the reasons that keep them out, most listings first."""
    skus: dict[tuple[str, ...], dict[str, None]] = {}
    names: dict[tuple[str, ...], dict[str, None]] = {}
    for channel in channels:
        for each in channel.excluded:
            skus.setdefault(each.reasons, {})[each.sku] = None
            names.setdefault(each.reasons, {})[channel.channel] = None
    found = (KeptOut(reasons, tuple(sorted(skus[reasons])), tuple(names[reasons])) for reasons in skus)
    return tuple(sorted(found, key=lambda each: (-len(each.skus), each.reasons)))


def field_groups(channel: ChannelRow) -> tuple[FieldGroup, ...]:
    """The fields of a channel's listings that differ, most listings first. Long texts differ in the same way where the same
    words came and went.
    """
    found: dict[tuple[object, ...], list[tuple[str, FieldRow]]] = {}
    for listing in channel.changed:
        for each in listing.fields:
            how = _edit(each.words) if each.words else (each.old, each.new)
            found.setdefault((each.name, *how), []).append((listing.sku, each))
    groups = (_group(those) for those in found.values())
    return tuple(sorted(groups, key=lambda each: -len(each.skus)))


def _edit(words: Words) -> tuple[object, ...]:
    """What came and went. That a picture is made anew is the same of every picture."""
    return tuple((kind, MARK.sub("…", text.strip())) for kind, text in words if kind != "same")


def _group(those: Sequence[tuple[str, FieldRow]]) -> FieldGroup:
    first = those[0][1]
    return FieldGroup(first.name, first.old, first.new, first.words, tuple(sku for sku, _ in those))


def group_lines(groups: Iterable[FieldGroup]) -> Iterator[Line]:
    """A line for each, with the listings behind it."""
    for each in groups:
        yield Line(
            sign_of(each.old, each.new), "", each.name, each.old or "", each.new or "", listings(each.skus), each.words
        )


def listings(skus: Sequence[str]) -> str:
    """`TEE-1`, or `17 listings: TEE-1, TEE-2, TEE-3 and 14 more`."""
    return skus[0] if len(skus) == 1 else f"{counted(len(skus), 'listing')}: {named(skus)}"


def named(skus: Sequence[str], most: int = 4) -> str:
    """`TEE-1, TEE-2 and 14 more`."""
    few = ", ".join(skus[:most])
    return f"{few} and {len(skus) - most:,} more" if len(skus) > most + 1 else ", ".join(skus)


def told(reasons: Sequence[str], most: int | None = None) -> str:
    """The reasons one after the other; the first two where not all are asked for."""
    few = reasons if most is None or len(reasons) <= FEW else reasons[: FEW - 1]
    return "; ".join([*few, *([f"and {len(reasons) - len(few)} more"] if len(few) < len(reasons) else [])])
