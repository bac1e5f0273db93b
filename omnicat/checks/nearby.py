"""The nearest of very many names, found without comparing with each of them."""

from collections.abc import Iterable

from omnicat.findings import did_you_mean

FEW = 2_000
"""So many names are compared in a moment."""


class Nearby:
    """Names that are known, and what someone may have meant by one that is not."""

    def __init__(self, names: Iterable[str]) -> None:
        """The names, in any order and any number of times."""
        self._names = frozenset(names)

    def __contains__(self, name: str) -> bool:
        """Whether the name is known."""
        return name in self._names

    def hint(self, name: str) -> str:
        """The nearest known name, as a hint; among very many only those that begin or end alike."""
        if len(self._names) <= FEW:
            return did_you_mean(name, self._names)
        head, tail = name[:3].casefold(), name[-3:].casefold()
        alike = [each for each in self._names if each[:3].casefold() == head or each[-3:].casefold() == tail]
        hint = did_you_mean(name, sorted(alike)[:FEW])
        return hint if hint.startswith("did you mean") else "correct it, or remove it"
