"""Renditions that were made elsewhere come into the local store."""

from collections.abc import Callable

from omnicat.renditions.drawing import decode
from omnicat.renditions.elsewhere import ElsewhereFailed
from omnicat.renditions.shelves import shelf
from omnicat.renditions.store import Store
from omnicat.renditions.wanted import Wanted

Task = tuple[tuple[Wanted, ...], bytes]
"""What was wanted of an original, and what came of it, encoded."""

AT_ONCE = 8


def prepare(place: str, kept: Store) -> Callable[[Task], bytes]:
    """Fetching, as a function that gives back what came of the original."""

    def work(task: Task) -> bytes:
        group, encoded = task
        sizes = decode(encoded).sizes
        for each in group:
            if each.key in sizes:
                _fetch(each, place, kept)
        return encoded

    return work


def _fetch(one: Wanted, place: str, kept: Store) -> None:
    content = shelf(place).content(one.key, one.extension)
    if content is None:
        raise ElsewhereFailed(place, "read", f"the rendition '{one.key}' is gone", is_refused=False)
    kept.keep(one.key, one.extension, content)
