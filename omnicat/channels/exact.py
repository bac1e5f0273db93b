"""What fields of listings say, told apart digit for digit: what follows from it is worked out once for all that say it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Look = Callable[[Mapping[str, Any]], tuple[Any, ...]]
"""What some of a listing's fields say, as something that a dictionary can be asked for."""


def are_texts(values: Iterable[Any]) -> bool:
    """Whether all of them are plain texts, none a text of a kind of its own."""
    return TEXT.issuperset(map(type, values))


def looking_at(names: Sequence[str]) -> Look:
    """What looks at these fields: the same where they say the same, and 29.0 is not 29.00."""

    def look(spelled: Mapping[str, Any]) -> tuple[Any, ...]:
        said = tuple(map(spelled.get, names))
        return said if PLAIN.issuperset(map(type, said)) else tuple([_exactly(each) for each in said])

    return look


def _exactly(said: Any) -> Any:
    return said if type(said) in PLAIN else (repr(said),)


TEXT = frozenset((str,))
PLAIN = TEXT | {type(None)}
"""Kinds of values that are the same where they are equal."""
