"""A comparison in one line: `12 products changed, 1 added; 2 originals; 3 channels`."""

from collections import Counter
from collections.abc import Iterator

from omnicat.looking.diff.view import DiffView

KINDS = ("changed", "added", "removed", "renamed", "moved")


def summary_of(view: DiffView) -> str:
    """What there is of each, in words; '' where nothing differs."""
    return "; ".join(_parts(view))


def counted(number: int, noun: str, nouns: str = "") -> str:
    """`1 original`, `1,200 originals`."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def _parts(view: DiffView) -> Iterator[str]:
    if view.products:
        kinds = Counter(each.kind for each in view.products)
        first, *others = [(kind, kinds[kind]) for kind in KINDS if kinds[kind]]
        yield ", ".join(
            [f"{counted(first[1], 'product')} {first[0]}", *(f"{count:,} {kind}" for kind, count in others)]
        )
    if view.assets:
        yield counted(len(view.assets), "original")
    if view.models:
        yield f"{counted(len(view.models), 'change')} of the model"
    if view.channels:
        yield counted(len(view.channels), "channel")
    if view.unread:
        yield f"{counted(len(view.unread), 'file')} can't be read"
