"""Whether two entries say the same, and what an entry says as data."""

from typing import Any

from omnicat.documents.entries import Entry, Group, Leaf, Value
from omnicat.documents.scalars import Data, typed


def data_of(value: Value) -> Data:
    """The data of a tree without aliases."""
    if isinstance(value, Leaf):
        return value.said if value.style else typed(value.said)
    if value.is_list:
        return [data_of(each.value) for each in value.entries]
    return {each.key or "": data_of(each.value) for each in value.entries}


def alike(one: Value, other: Value) -> bool:
    """Whether both say the same: the same digits, whatever the quotes, the form and the comments."""
    if isinstance(one, Leaf) or isinstance(other, Leaf):
        return isinstance(one, Leaf) and isinstance(other, Leaf) and mark(one) == mark(other)
    if one.is_list != other.is_list or len(one.entries) != len(other.entries):
        return False
    if one.is_list:
        return all(alike(a.value, b.value) for a, b in zip(one.entries, other.entries, strict=True))
    others = {each.key: each.value for each in other.entries}
    return all(each.key in others and alike(each.value, others[each.key]) for each in one.entries)


def mark(leaf: Leaf) -> tuple[str, str]:
    """What tells a scalar from any other: `29.0` is not `29.00`, and `1` not `"1"`."""
    said = leaf.said if leaf.style else typed(leaf.said)
    kind = (
        "text" if isinstance(said, str) else "null" if said is None else "bool" if isinstance(said, bool) else "number"
    )
    return kind, "" if said is None else leaf.said


def canon(value: Value) -> Any:
    """A value that can be compared and put in order: the same for what is alike."""
    if isinstance(value, Leaf):
        return mark(value)
    if value.is_list:
        return ("list", tuple(map(canon, (each.value for each in value.entries))))
    return ("mapping", tuple(sorted(((each.key or "", canon(each.value)) for each in value.entries), key=repr)))


def said_of(entry: Entry, key: str) -> str | None:
    """What a mapping says for a key, where that is one word; None where it is no mapping or doesn't."""
    below = entry.value.entry(key) if isinstance(entry.value, Group) and not entry.value.is_list else None
    return below.value.said if below is not None and isinstance(below.value, Leaf) and below.value.said else None
