"""What fields of listings say, told apart digit for digit: what follows from it is worked out once for all that say it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Look = Callable[[Mapping[str, Any]], Any]
"""What some of a listing's fields say, as something that a dictionary can be asked for."""


def looking_at(names: Sequence[str]) -> Look:
    """What looks at these fields: the same where they say the same, and 29.0 is not 29.00."""
    if len(names) == 1:
        name = names[0]
        return lambda spelled: _exactly(spelled.get(name))
    return lambda spelled: tuple([_exactly(spelled.get(name)) for name in names])


def _exactly(said: Any) -> Any:
    return said if said is None or type(said) is str else (repr(said),)
