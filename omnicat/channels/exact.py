"""What fields of listings say, told apart digit for digit: what follows from it is worked out once for all that say it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Look = Callable[[Mapping[str, Any]], Any]
"""What some of a listing's fields say, as something that a dictionary can be asked for."""


def looking_at(names: Sequence[str]) -> Look:
    """What looks at these fields: the same where they say the same, and 29.0 is not 29.00."""
    if len(names) == 1:
        name = names[0]
        return lambda spelled: said if type(said := spelled.get(name)) is str else (repr(said),)
    return lambda spelled: tuple([said if type(said := spelled.get(name)) is str else (repr(said),) for name in names])
