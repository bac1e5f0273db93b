"""Very many short texts, each once, held in little room."""

from collections.abc import Collection, Iterable, Iterator

FEW = 20_000
"""So many texts are held as they are: that is sooner done."""

SHELVES = 1 << 13
"""So many shelves the others stand on: a text is looked for on the one that its hash names."""

END = "\n"
"""Stands between the texts of a shelf."""


class TextSet(Collection[str]):
    """A set of texts that only grows. On a shelf a text of 15 letters takes about 20 bytes; in a set it takes 100.

    The order of its texts follows from nothing: sort them before they are shown.
    """

    __slots__ = ("_loose", "_shelved", "_shelves")

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """The texts, in any order and any number of times."""
        self._loose: set[str] = set()
        self._shelves: list[str] = []
        self._shelved = 0
        for text in texts:
            self.add(text)

    def add(self, text: str) -> bool:
        """Takes the text in; whether it is new."""
        if text in self._loose:
            return False
        if self._shelves and END not in text:
            return self._shelve(text)
        self._loose.add(text)
        if len(self._loose) > FEW and not self._shelves:
            self._shelve_all()
        return True

    def __contains__(self, text: object) -> bool:
        """Whether the text was taken in."""
        if text in self._loose:
            return True
        if not self._shelves or not isinstance(text, str) or END in text:
            return False
        return f"{END}{text}{END}" in self._shelves[hash(text) % SHELVES]

    def __iter__(self) -> Iterator[str]:
        yield from self._loose
        for shelf in filter(END.__ne__, self._shelves):
            yield from shelf[1:-1].split(END)

    def __len__(self) -> int:
        return len(self._loose) + self._shelved

    def _shelve_all(self) -> None:
        """Texts of several lines stay: they can't stand on a shelf."""
        self._shelves = [END] * SHELVES
        loose, self._loose = self._loose, {text for text in self._loose if END in text}
        for text in loose - self._loose:
            self._shelve(text)

    def _shelve(self, text: str) -> bool:
        at = hash(text) % SHELVES
        shelf = self._shelves[at]
        if f"{END}{text}{END}" in shelf:
            return False
        self._shelves[at] = f"{shelf}{text}{END}"
        self._shelved += 1
        return True
