"""A product catalog as code."""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def late(room: str, homes: "dict[str, str]") -> "Callable[[str], Any]":
    """The `__getattr__` of a room whose modules are imported when a name of theirs is first asked for.

    `homes` says the module of each name.
    """

    def found(name: str) -> "Any":
        if name not in homes:
            raise AttributeError(f"module '{room}' has no attribute '{name}'")
        from importlib import import_module

        return getattr(import_module(f"{room}.{homes[name]}"), name)

    return found
