"""How often the parts of a drawing are drawn when some of them use others, which use others again."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

_BY_ADDRESS = re.compile(r"url\(\s*[\"']?#([^\"')\s]+)")


class _Part(Struct):
    """An element with an id: how many elements stand in it, the parts within it, and the ids of those it uses."""

    elements: int = 0
    parts: list[int] = field(default_factory=list)
    used: list[str] = field(default_factory=list)


class Uses:
    """Told of each element as it begins and ends."""

    def __init__(self) -> None:
        self._parts = [_Part()]
        self._number_by_id: dict[str, int] = {}
        self._open = [0]

    def begin(self, said: Mapping[str, str]) -> None:
        """An element with these attributes begins; one without an id belongs to the part around it."""
        number, around = self._open[-1], self._parts[self._open[-1]]
        if own := said.get("id"):
            number = len(self._parts)
            self._parts.append(_Part())
            around.parts.append(number)
            self._number_by_id.setdefault(own, number)
        self._open.append(number)
        self._parts[number].elements += 1
        self._parts[number].used += _named(said)

    def end(self) -> None:
        """The element that began last ends."""
        self._open.pop()

    def drawn(self, most: int) -> int:
        """How many elements a browser draws, `most` where it is more. What uses itself is no drawing to a browser, and
        counts for nothing."""
        total: dict[int, int] = {}
        seen: set[int] = set()
        waiting = [0]
        while waiting:
            number = waiting[-1]
            inner = self._inner(number)
            if number not in seen:
                seen.add(number)
                waiting += [each for each in inner if each not in seen]
                continue
            waiting.pop()
            if number not in total:
                drawn = self._parts[number].elements + sum(total.get(each, 0) for each in inner)
                total[number] = min(drawn, most)
        return total[0]

    def _inner(self, number: int) -> list[int]:
        part = self._parts[number]
        return [*part.parts, *(self._number_by_id[name] for name in part.used if name in self._number_by_id)]


def _named(said: Mapping[str, str]) -> Iterator[str]:
    for key, text in said.items():
        if key.rpartition(" ")[2] == "href" and text.startswith("#"):
            yield text[1:]
        elif "url(" in text:
            yield from _BY_ADDRESS.findall(text)
