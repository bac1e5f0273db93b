"""The nearest of very many names, found without comparing with each of them."""

from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from heapq import merge
from itertools import groupby, islice

from omnicat.findings import did_you_mean

FEW = 2_000
"""So many names are compared in a moment."""

ALIKE = 0.6
"""How alike two names are, of 1, when one may have been meant by the other."""

End = tuple[bool, str]
"""The first letters of a name (then it is True) or its last ones, whatever their case."""


class Nearby:
    """What someone may have meant by a name that is not known. Costs nothing before the first is asked for."""

    def __init__(self, names: Collection[str]) -> None:
        """The names that are known, each once."""
        self._names = names
        self._by_end: dict[End, list[str]] = {}
        self._hints: dict[str, str] = {}

    def hint(self, name: str) -> str:
        """The nearest known name, as a hint; among very many only those that begin or end alike."""
        if name not in self._hints:
            self._hints[name] = self._hint(name)
        return self._hints[name]

    def _hint(self, name: str) -> str:
        is_few = len(self._names) <= FEW
        near = nearest(name, self._names if is_few else self._alike(name))
        if near or is_few:
            return did_you_mean(name, (near,) if near else self._names)
        return "correct it, or remove it"

    def _alike(self, name: str) -> Iterator[str]:
        """The first few of those that begin or end alike, in their order."""
        if not self._by_end:
            self._sort_by_end()
        alike = (self._by_end.get(end, []) for end in _ends(name))
        return islice((each for each, _ in groupby(merge(*alike))), FEW)

    def _sort_by_end(self) -> None:
        for each in sorted(self._names):
            for end in _ends(each):
                self._by_end.setdefault(end, []).append(each)


def nearest(name: str, names: Iterable[str]) -> str:
    """The name most alike, '' where none is alike enough: what `difflib.get_close_matches` gives, found sooner.

    How alike two names are at most is told by their letters alone: those that may be nearest are compared first, and
    who can't be nearer than the nearest found is not.
    """
    matcher, best = SequenceMatcher(None, "", name), (ALIKE, "")
    for bound in sorted(_bounds(name, names), reverse=True):
        if bound < best:
            break
        _, each = bound
        matcher.set_seq1(each)
        best = max(best, (matcher.ratio(), each))
    return best[1]


def _bounds(name: str, names: Iterable[str]) -> Iterator[tuple[float, str]]:
    """Those that may be alike enough, each with how alike it is at most: the part of letters that both have."""
    letters = sorted(set(name))
    counts = [name.count(letter) for letter in letters]
    for each in names:
        shared = sum(map(min, map(each.count, letters), counts))
        length = len(each) + len(name)
        at_most = 2.0 * shared / length if length else 1.0
        if at_most >= ALIKE:
            yield at_most, each


def _ends(name: str) -> tuple[End, End]:
    return (True, name[:3].casefold()), (False, name[-3:].casefold())
