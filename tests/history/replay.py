"""What `log` and `blame` have to say of a made-up history, worked out plainly: every commit is looked at, one value at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.history.script import Made, Name, Script, below

Turned = tuple[int, str, Name, str | None, str | None]
"""A commit's number, the SKU it had there (before, where it went), the value's name, old and new."""

SKU: Name = ("product", "sku", "", "", "")
PARENT: Name = ("product", "parent", "", "", "")


@dataclass
class Replay:
    """The history of one thing: `paths` are the files that it, and what was below it, ever came through."""

    script: Script
    thing: int
    tip: int
    paths: frozenset[str]

    def turns(self) -> set[Turned]:
        """Everything that changed."""
        names = {SKU, PARENT}
        members = set()
        for made in self.reachable():
            if self.thing in made.state:
                members |= set(below(made.state, self.thing))
            for each in made.state.values():
                names |= set(each.values)
        return {turn for member in members for name in names for turn in self._story(member, name)}

    def made_by(self, member: int, name: Name) -> int:
        """The commit that made a value what it is at the tip."""
        return next(self._story(member, name))[0]

    def reachable(self) -> Iterator[Made]:
        return reachable(self.script, self.tip)

    def _story(self, member: int, name: Name) -> Iterator[Turned]:
        at: int | None = self.tip
        while at is not None:
            made = self.script.commits[self._where_it_was_made[at]]
            value = self._value(made, member, name)
            parents = [self.script.commits[each] for each in made.parents]
            same = [each for each in parents if self._is_same(made, each, member, name)]
            if not same:
                old = self._value(parents[0], member, name) if parents else None
                if value is not None or old is not None:
                    yield made.number, self._sku(made, member) or self._sku(parents[0], member) or "", name, old, value
            at = (same or parents)[0].number if parents else None

    @cached_property
    def _where_it_was_made(self) -> dict[int, int]:
        """Commit -> itself, or the one before it whose files it has, by way of the first parent that has them all."""
        found: dict[int, int] = {}
        for made in self.script.commits:
            files = self._files(made)
            same = [each for each in made.parents if self._files(self.script.commits[each]) == files]
            found[made.number] = found[same[0]] if same else made.number
        return found

    def _files(self, made: Made) -> dict[str, str]:
        return {path: made.files[path] for path in self.paths if path in made.files}

    def _value(self, made: Made, member: int, name: Name) -> str | None:
        thing = made.state.get(member)
        if thing is None or thing.path not in self.paths:
            return None
        if name == SKU:
            return thing.sku
        if name == PARENT:
            return None if thing.parent is None else made.state[thing.parent].sku
        return thing.values.get(name)

    def _is_same(self, made: Made, other: Made, member: int, name: Name) -> bool:
        one, two = self._value(made, member, name), self._value(other, member, name)
        if name == PARENT and one is not None and two is not None:
            return made.state[member].parent == other.state[member].parent
        return one == two

    def _sku(self, made: Made, member: int) -> str | None:
        return self._value(made, member, SKU)


def replay(script: Script, thing: int, tip: int) -> Replay:
    """The history of a thing up to a commit."""
    made = script.commits[tip]
    paths = frozenset({made.state[thing].path})
    while True:
        more = frozenset(_came_from(script, thing, tip, paths))
        if more <= paths:
            return Replay(script, thing, tip, paths)
        paths |= more


def _came_from(script: Script, thing: int, tip: int, paths: frozenset[str]) -> Iterator[str]:
    wanted: dict[int, set[int]] = {tip: {thing}}
    for made in reachable(script, tip):
        here = wanted.setdefault(made.number, set())
        if thing in made.state:
            here |= set(below(made.state, thing))
        for number in made.parents:
            parent = script.commits[number]
            wanted.setdefault(number, set()).update(here)
            for each in here:
                if each in made.state and made.state[each].path in paths and each in parent.state:
                    yield parent.state[each].path


def reachable(script: Script, tip: int) -> Iterator[Made]:
    """The commits that lead to one, children before their parents."""
    numbers = {tip}
    for number in range(tip, -1, -1):
        if number in numbers:
            numbers |= set(script.commits[number].parents)
            yield script.commits[number]
