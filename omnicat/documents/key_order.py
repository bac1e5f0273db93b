"""In which order the keys of a file's mappings stand in the house style."""

from collections.abc import Mapping

from msgspec import Struct, field


class KeyOrder(Struct):
    """The order of one mapping's keys, and of those below it: by key, for any other key, and for the items of a list.

    It may hold itself, as variants have variants. Keys without a rank stand last, in the order they are written.
    """

    rank: Mapping[str, int] = field(default_factory=dict)
    below: "Mapping[str, KeyOrder]" = field(default_factory=dict)
    rest: "KeyOrder | None" = None
    items: "KeyOrder | None" = None

    def of(self, key: str | None) -> "KeyOrder":
        """The order below a key; below an item of a list where there is no key."""
        found = self.items if key is None else self.below.get(key, self.rest)
        return found or NO_ORDER


NO_ORDER = KeyOrder()
"""As it is written."""
