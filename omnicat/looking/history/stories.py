"""The story of one value: each commit that made it what it was then, back to its beginning."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from omnicat.looking.history.points import NOWHERE, Points, Step
from omnicat.looking.history.values import PARENT, Key, Said, subtree


class Turn(Struct, frozen=True):
    """A value that a commit changed: what it is called there, and what it was called and said before."""

    point: str
    key: Key
    old_key: Key
    old: Said | None
    new: Said | None


def story(key: Key, points: Points) -> Iterator[Turn]:
    """Every turn of the value that is called so at the newest point, the newest first.

    A value that came with a merge is told where it was made: the way leads on to the first parent that says the same. One
    that no parent says belongs to the merge, and its story goes on with the first parent's.
    """
    at = next(iter(points), NOWHERE)
    while at != NOWHERE:
        point = points[at]
        said = point.said.get(key)
        ways = [(step, _named_there(key, step.names)) for step in point.steps]
        same = next((each for each in ways if _is_same(said, *each, points)), None)
        if same is None:
            old = _said_there(*ways[0], points) if ways else None
            if said or old:
                yield Turn(at, key, ways[0][1] if ways else key, old, said)
            if not ways:
                return
        step, key = same or ways[0]
        at = step.point


def names_now(points: Points) -> Mapping[str, Mapping[str, str]]:
    """Point -> SKU there -> its name at the newest point, for those that have another one there."""
    found: dict[str, dict[str, str]] = {}
    for at, point in points.items():
        here = found.setdefault(at, {})
        for step in point.steps:
            there = found.setdefault(step.point, {})
            for sku, now in here.items():
                there.setdefault(step.names.get(sku, sku), now)
            for name, was in step.names.items():
                there.setdefault(was, here.get(name, name))
    return found


def keys_of(sku: str, points: Points) -> tuple[Key, ...]:
    """Every value that there ever was at or below a SKU, by the names of the newest point; of what is there now first."""
    names = names_now(points)
    every: dict[Key, None] = {}
    members: set[str] = set()
    for at, point in points.items():
        now = names.get(at, {})
        was = next((name for name, later in now.items() if later == sku), sku)
        members.update(now.get(each, each) for each in subtree(was, point.contents.parent_by_sku))
        for key in point.said:
            every.setdefault(key._replace(sku=now.get(key.sku, key.sku)))
    return tuple(key for key in every if key.sku in members)


def _named_there(key: Key, names: Mapping[str, str]) -> Key:
    return key._replace(sku=names[key.sku]) if key.sku in names else key


def _said_there(step: Step, key: Key, points: Points) -> Said | None:
    return points[step.point].said.get(key) if step.point != NOWHERE else None


def _is_same(said: Said | None, step: Step, key: Key, points: Points) -> bool:
    there = _said_there(step, key, points)
    if said is None or there is None:
        return said is there
    if key.name == PARENT and key.kind == "product":
        return bool(step.names.get(said.value, said.value) == there.value)
    return bool(said.value == there.value)
