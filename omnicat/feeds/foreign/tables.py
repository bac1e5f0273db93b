"""Comma-, semicolon- or tab-separated text: the header wherever it stands, and each row with its lines."""

import csv
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from io import TextIOWrapper
from itertools import chain, islice

from omnicat.feeds.delimited import LONGEST_CELL
from omnicat.feeds.foreign.records import Damage, Found, Head, Record
from omnicat.feeds.foreign.texts import lines

DELIMITERS = ("\t", ",", ";", "|")
FIRST = 6
"""So many rows may stand above the names and at them."""


MOST_LOST = 20
"""After so many rows that can't be read, one that has no end takes what follows with it."""


class _Lines:
    """The lines of a file for the csv module, which knows nothing of what can't be decoded."""

    def __init__(self, found: Iterable[str | Damage]) -> None:
        self._found = iter(found)
        self.damages: list[Damage] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        for each in self._found:
            if isinstance(each, str):
                return each
            self.damages.append(each)
        raise StopIteration

    def taken(self) -> list[Damage]:
        """What was found damaged since the last time; told once for a file is enough."""
        damages, self.damages = self.damages, []
        return damages


def read(text: TextIOWrapper, known: Collection[str], delimiter: str = "") -> Iterator[Found]:
    """The header and the records below it. `known` are the names that a header may hold."""
    source = _Lines(lines(text))
    start = list(islice(source, FIRST * 4))
    sign = delimiter or _delimiter(start)
    rows = _rows(start, source, sign)
    first = list(islice(rows, FIRST))
    yield from source.taken()
    if not first:
        yield Damage(1, "the file holds no rows", "write the names of the fields in the first row")
        return
    place = _head(first, known)
    names = _names(first[place][1])
    yield Head(first[place][0], tuple(names))
    for row in chain(first[place + 1 :], rows):
        yield from source.taken()
        yield from _found(row, names)
    yield from source.taken()


Row = tuple[int, list[str], str]
"""The row's first line, its cells, and what is wrong with it."""


def _rows(start: Sequence[str], rest: Iterable[str], delimiter: str) -> Iterator[Row]:
    """The rows. Where one can't be read, only its first line is lost: a quote without its end hides nothing."""
    csv.field_size_limit(LONGEST_CELL)
    line, lost, waiting = 1, 0, deque(start)
    source = iter(rest)
    while True:
        taken: list[str] = []
        reader = csv.reader(_taken(waiting, source, taken), delimiter=delimiter, strict=True)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, [], str(error)
            lost += 1
            if lost < MOST_LOST:
                waiting.extendleft(reversed(taken[1:]))
                taken = taken[:1]
        else:
            if any(cells):
                yield line, cells, ""
        line += len(taken)


def _taken(waiting: deque[str], rest: Iterator[str], taken: list[str]) -> Iterator[str]:
    """The lines, each noted when it is taken."""
    while waiting:
        taken.append(waiting.popleft())
        yield taken[-1]
    for line in rest:
        taken.append(line)
        yield line


def _delimiter(start: Sequence[str]) -> str:
    """The sign that stands most often in the first lines outside of quotes; a tab rather than any other."""
    best = max(DELIMITERS, key=lambda sign: max((_count(line, sign) for line in start[:FIRST]), default=0))
    return best if any(best in line for line in start) else ","


def _count(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def _head(rows: Sequence[Row], known: Collection[str]) -> int:
    """Which of the first rows holds the names: the one with the most that are known."""
    told = {_plain(name) for name in known}
    counts = [sum(_plain(cell) in told for cell in cells) for _, cells, _ in rows]
    return counts.index(max(counts))


def _names(cells: Sequence[str]) -> list[str]:
    names = list(cells)
    while names and not names[-1].strip():
        names.pop()
    return names


def _plain(name: str) -> str:
    return name.partition("(")[0].strip().lower().replace(" ", "_").removeprefix("g:")


def _found(row: Row, names: Sequence[str]) -> Iterator[Found]:
    line, cells, problem = row
    if problem:
        yield Damage(
            line, f"the row can't be read: {problem}", "put cells with quotes in quotes, and double those inside"
        )
        return
    if len(cells) != len(names) and (len(cells) < len(names) or any(cells[len(names) :])):
        message = f"the row has {len(cells)} cells, and there are {len(names)} columns"
        yield Damage(line, message, "quote cells that hold the delimiter or line breaks")
    said: dict[str, list[str]] = {}
    for name, cell in zip(names, cells, strict=False):
        said.setdefault(name, []).extend([cell] if cell.strip() else [])
    yield Record(line, said, _line_finder(line, cells, names))


def _line_finder(line: int, cells: Sequence[str], names: Sequence[str]) -> Callable[[str], int]:
    def line_of(name: str) -> int:
        place = names.index(name) if name in names else 0
        return line + sum(cell.count("\n") or cell.count("\r") for cell in cells[:place])

    return line_of
