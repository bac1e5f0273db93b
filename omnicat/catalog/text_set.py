"""Very many short texts, each once, held in little room."""

from collections.abc import Collection, Iterable, Iterator

SHELVES = 1 << 14
"""So many shelves there are: a text is looked for on the one that its hash names."""

END = "\n"


class TextSet(Collection[str]):
    """A set of texts that only grows. A text of 15 letters takes about 20 bytes; as a string in a set it takes 100.

    The order of its texts follows from nothing: sort them before they are shown.
    """

    __slots__ = ("_count", "_long", "_shelves")

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """The texts, in any order and any number of times."""
        self._shelves = [END] * SHELVES
        self._long: set[str] = set()
        self._count = 0
        for text in texts:
            self.add(text)

    def add(self, text: str) -> bool:
        """Takes the text in; whether it is new."""
        if END in text:
            return self._add_long(text)
        at = hash(text) % SHELVES
        shelf = self._shelves[at]
        if f"{END}{text}{END}" in shelf:
            return False
        self._shelves[at] = f"{shelf}{text}{END}"
        self._count += 1
        return True

    def __contains__(self, text: object) -> bool:
        """Whether the text was taken in."""
        if not isinstance(text, str) or END in text:
            return text in self._long
        return f"{END}{text}{END}" in self._shelves[hash(text) % SHELVES]

    def __iter__(self) -> Iterator[str]:
        for shelf in self._shelves:
            if len(shelf) > 1:
                yield from shelf[1:-1].split(END)
        yield from self._long

    def __len__(self) -> int:
        return self._count + len(self._long)

    def _add_long(self, text: str) -> bool:
        """Texts of several lines can't stand on a shelf."""
        is_new = text not in self._long
        self._long.add(text)
        return is_new
