"""Two trees that began as one are put together, entry by entry."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from omnicat.documents.entries import Entry, Group, Leaf, Value
from omnicat.documents.merging.alike import alike, mark, said_of
from omnicat.documents.merging.fitting import fitting
from omnicat.documents.merging.identity import is_of_words, names_of
from omnicat.documents.merging.ordering import both_moved, merged_order
from omnicat.documents.merging.sides import Clash, as_side, knot, knots_in


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file we are: the keys from the top, and the product or variant they lead through."""

    keys: tuple[str, ...] = ()
    sku: str = ""

    def below(self, name: str, *entries: Entry | None) -> "Place":
        """The place of an entry, which may be a product of its own."""
        sku = next((said for each in entries if each is not None and (said := said_of(each, "sku"))), "")
        return Place((*self.keys, name.partition("\0")[0]), sku or self.sku)


def merged_groups(base: Group | None, ours: Group, theirs: Group, place: Place) -> Group:
    """A mapping or a list that both sides have."""
    bases = base.entries if base is not None else []
    names = _names(ours, bases, ours.entries, theirs.entries)
    at_base, at_ours, at_theirs = (
        dict(zip(each, entries, strict=True))
        for each, entries in zip(names, (bases, ours.entries, theirs.entries), strict=True)
    )
    found: dict[str, Entry] = {}
    for name in dict.fromkeys((*names[1], *names[2])):
        sides = at_base.get(name), at_ours.get(name), at_theirs.get(name)
        merged = _merged_entry(*sides, place.below(name, sides[1], sides[2]))
        if merged is not None:
            found[name] = merged
    order = merged_order(names[0], names[1], names[2], found)
    form = theirs if base is not None and _form(ours) == _form(base) else ours
    below = merged_lines(base.below if base is not None else [], ours.below, theirs.below)
    return fitting(replace(form, entries=[found[name] for name in order], below=below, raw=None))


def merged_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Comments of both sides: what either took away is gone, what either added is there."""
    if list(theirs) in (list(base), list(ours)):
        return list(ours)
    if list(ours) == list(base):
        return list(theirs)
    gone = [line for line in base if line not in theirs]
    more = [line for line in theirs if line not in base and line not in ours]
    return [line for line in ours if line not in gone or not line] + more


def _names(group: Group, *sides: Sequence[Entry]) -> list[list[str]]:
    if group.is_list:
        return names_of(sides)
    return [[entry.key or "" for entry in entries] for entries in sides]


def _merged_entry(base: Entry | None, ours: Entry | None, theirs: Entry | None, place: Place) -> Entry | None:
    if ours is None or theirs is None:
        return _one_sided(base, ours, theirs, place)
    if base is not None and ours == base:
        return theirs
    if ours == theirs or (base is not None and theirs == base):
        return ours
    value = _merged_value(base, ours, theirs, place)
    if value is None:
        return knot(Clash(ours, base, theirs, place.keys, place.sku))
    above = merged_lines(base.above if base else [], ours.above, theirs.above)
    beside = merged_lines(base.beside if base else [], ours.beside, theirs.beside)
    name = theirs.name if base is not None and ours.name == base.name else ours.name
    return _one_knot(Entry(ours.key, name, value, above, beside))


def _one_sided(base: Entry | None, ours: Entry | None, theirs: Entry | None, place: Place) -> Entry | None:
    """An entry that only one side has: it is new there, or the other has taken it away."""
    one = ours or theirs
    if base is None or one is None:
        return one
    if alike(one.value, base.value):
        return None
    return knot(Clash(ours, base, theirs, place.keys, place.sku))


def _merged_value(base: Entry | None, ours: Entry, theirs: Entry, place: Place) -> Value | None:
    """What the entry says after both; None where they say different things."""
    was = base.value if base is not None else None
    one, other = ours.value, theirs.value
    if isinstance(one, Group) and isinstance(other, Group) and one.is_list == other.is_list:
        return _merged_nested(was, one, other, place)
    if alike(one, other):
        return other if was == one else one
    if was is not None and alike(was, other):
        return one
    if was is not None and alike(was, one):
        return other
    return _lifted(was, one, other, place)


def _merged_nested(was: Value | None, one: Group, other: Group, place: Place) -> Group | None:
    base = was if isinstance(was, Group) and was.is_list == one.is_list else _as_base(was, one, other)
    if one.is_list and _clash_as_lists(base.entries if base is not None else [], one.entries, other.entries):
        return None
    return merged_groups(base, one, other, place)


def _clash_as_lists(base: Sequence[Entry], ours: Sequence[Entry], theirs: Sequence[Entry]) -> bool:
    """Whether both edited the same sentences, or moved the same words to different places."""
    names = names_of((base, ours, theirs))
    if both_moved(names[0], names[1], names[2]):
        return True
    was, one, other = map(set, names)
    new_here, new_there = one - was, other - was
    is_edited_twice = bool(was - one - other) and bool(new_here) and bool(new_there) and new_here != new_there
    return is_edited_twice and not is_of_words((base, ours, theirs))


def _as_base(was: Value | None, one: Group, other: Group) -> Group | None:
    """What was one plain value became a mapping on both sides: a value for a locale as a rule."""
    if not isinstance(was, Leaf) or one.is_list or mark(was)[0] != "text":
        return None
    same = [each for side in (one, other) for each in side.entries if alike(each.value, was)]
    return replace(one, entries=same[:1], below=[], raw=None)


def _lifted(was: Value | None, one: Value, other: Value, place: Place) -> Value | None:
    """One side made a mapping of a plain value, the other changed the value: it is changed within the mapping."""
    group, leaf = (one, other) if isinstance(one, Group) else (other, one)
    if (
        not isinstance(was, Leaf)
        or not isinstance(group, Group)
        or not isinstance(leaf, Leaf)
        or mark(was)[0] != "text"
    ):
        return None
    here = next((each for each in group.entries if alike(each.value, was)), None)
    if group.is_list or here is None:
        return None
    changed = replace(group, entries=[replace(here, value=leaf)], below=[], raw=None)
    base = replace(group, entries=[here], below=[], raw=None)
    return merged_groups(base, group, changed, place)


def _form(group: Group) -> tuple[bool, int, str]:
    return group.in_brackets, group.indent, group.properties


def _one_knot(entry: Entry) -> Entry:
    """An entry in brackets is one line: where sides clash within it, the line as a whole has two versions."""
    group = entry.value
    if not isinstance(group, Group) or not group.in_brackets or not (knots := knots_in(group)):
        return entry
    made = knot(Clash(entry, None, entry))
    made.clashes = [clash for each in knots for clash in each.clashes]
    made.whole = {
        side: replace(entry, value=as_side(group, lambda _, side=side: side))  # type: ignore[misc]
        for side in ("ours", "base", "theirs")
    }
    return made
