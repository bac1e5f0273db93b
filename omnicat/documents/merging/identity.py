"""What tells the items of a list apart, so that two changes of one list meet at the right items."""

from collections import Counter
from collections.abc import Callable, Sequence

from omnicat.documents.entries import Entry, Group, Leaf
from omnicat.documents.merging.alike import canon, said_of

NAMING = ("sku", "file", "path", "id", "code", "rule", "size", "name")
"""Keys that name what an item is about, where it has one."""


def names_of(lists: Sequence[Sequence[Entry]]) -> list[list[str]]:
    """A name for every item of each list; the same item has the same name in all of them, and no two in one list."""
    every = [entry for items in lists for entry in items]
    return [_numbered([name(entry) for entry in items]) for name in [_naming(every, lists)] for items in lists]


def is_of_words(lists: Sequence[Sequence[Entry]]) -> bool:
    """Whether the items are codes, SKUs or paths, or have a name: then a list is a set in an order.

    Items that are sentences are edited, and an edited one has no name to be known by.
    """
    every = [entry for items in lists for entry in items]
    if all(isinstance(entry.value, Leaf) for entry in every):
        return not any(isinstance(e.value, Leaf) and any(map(str.isspace, e.value.said)) for e in every)
    return _key(every, lists) is not None


def _naming(every: Sequence[Entry], lists: Sequence[Sequence[Entry]]) -> Callable[[Entry], str]:
    key = _key(every, lists)
    if key is None:
        return lambda entry: repr(canon(entry.value))
    return lambda entry: _named(entry, key)


def _named(entry: Entry, key: str) -> str:
    return entry.value.said if isinstance(entry.value, Leaf) else said_of(entry, key) or ""


def _key(every: Sequence[Entry], lists: Sequence[Sequence[Entry]]) -> str | None:
    """The key whose words name every item that is a mapping, and each only once in a list."""
    mappings = [entry.value for entry in every if isinstance(entry.value, Group)]
    if not mappings or any(each.is_list for each in mappings):
        return None
    own = [each.key for each in mappings[0].entries if each.key not in NAMING]
    for key in (*NAMING, *own):
        if key is not None and all(_names_once(items, key) for items in lists):
            return key
    return None


def _names_once(items: Sequence[Entry], key: str) -> bool:
    names = [_named(entry, key) for entry in items]
    return all(names) and len(set(names)) == len(names)


def _numbered(names: list[str]) -> list[str]:
    """The second of two equal names has a number."""
    met: Counter[str] = Counter()
    numbered = []
    for name in names:
        met[name] += 1
        numbered.append(name if met[name] == 1 else f"{name}\0{met[name]}")
    return numbered
