"""What is put together from a block and from brackets, in a form that can hold it."""

from dataclasses import replace

from omnicat.documents.entries import Entry, Group, Leaf, Value
from omnicat.documents.quoting import is_plain, spelt, spelt_key


def fitting(group: Group) -> Group:
    """The group in a form that can hold it: nothing is in brackets, comments and text over several lines are in a block."""
    if not group.entries:
        return replace(group, in_brackets=True, below=[])
    if not group.in_brackets:
        return group
    if group.has_comments or any(isinstance(e.value, Leaf) and "\n" in e.value.token for e in group.entries):
        return replace(group, in_brackets=False, indent=2)
    entries = [_in_brackets(each) for each in group.entries]
    blocks = any(isinstance(each.value, Group) and not each.value.in_brackets for each in entries)
    return replace(group, in_brackets=not blocks, entries=entries)


def _in_brackets(entry: Entry) -> Entry:
    is_plain_key = entry.key is not None and entry.name == entry.key
    name = spelt_key(entry.key or "", in_flow=True) if is_plain_key else entry.name
    value = _bracketed(entry.value)
    return entry if value is entry.value and name == entry.name else replace(entry, name=name, value=value)


def _bracketed(value: Value) -> Value:
    if isinstance(value, Group):
        return fitting(replace(value, in_brackets=True)) if not value.in_brackets else value
    if not value.style and not is_plain(value.said, in_flow=True) and is_plain(value.said, in_flow=False):
        return replace(value, token=spelt(value.said, in_flow=True))
    return value
