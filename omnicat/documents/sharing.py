"""Anchors and aliases of one file: what each stands for, and how much it unfolds to."""

from omnicat.documents.scalars import Data


class Shares:
    """The anchors met so far. `used` counts the values that aliases have added."""

    def __init__(self) -> None:
        """Nothing is anchored yet."""
        self.used = 0
        self._value: dict[str, Data] = {}
        self._open: set[str] = set()
        self._measure: dict[int, tuple[int, int]] = {}
        self._kept: list[Data] = []  # holds on to what `_measure` knows by id

    def open(self, name: str) -> None:
        """From here to `close` an alias of this name would hold itself."""
        self._open.add(name)

    def close(self, name: str, value: Data) -> None:
        """The anchored value is complete. Its measure is taken now, so that no value is walked twice."""
        self._open.discard(name)
        self._value[name] = value
        self._kept.append(value)
        self._measure[id(value)] = self._measured(value)

    def is_known(self, name: str) -> bool:
        """Whether an anchor of this name came before."""
        return name in self._value or name in self._open

    def is_open(self, name: str) -> bool:
        """Whether the anchor's own value is still being read."""
        return name in self._open

    def use(self, name: str) -> Data:
        """The value an alias stands for; counts what it adds."""
        value = self._value[name]
        self.used += self._measure[id(value)][0]
        return value

    def height(self, name: str) -> int:
        """How many levels of lists and mappings the anchored value has."""
        return self._measure[id(self._value[name])][1]

    def _measured(self, value: Data) -> tuple[int, int]:
        if not isinstance(value, dict | list):
            return 1, 0
        if known := self._measure.get(id(value)):
            return known
        inner = [self._measured(each) for each in (value.values() if isinstance(value, dict) else value)]
        return 1 + sum(count for count, _ in inner), 1 + max((height for _, height in inner), default=0)
