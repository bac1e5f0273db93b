"""Members that are worked out when an expression first asks for them."""

from collections.abc import Callable
from typing import Any


class Lazy:
    """A member by its name, `fields.price` or `fields['product.price']`; one that is not there is None.

    No mapping: it has no methods that could stand in the way of a member's name.
    """

    __slots__ = ("_known", "_work")

    def __init__(self, work: Callable[[str], Any]) -> None:
        """What works a member out; it is asked once for each."""
        self._work = work
        self._known: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> Any:
        if not isinstance(name, str):
            raise KeyError(name)
        known = self._known
        if name not in known:
            known[name] = self._work(name)
        return known[name]
