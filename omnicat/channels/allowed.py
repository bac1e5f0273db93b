"""The values of a product that a channel may show: without originals that it may not."""

from collections.abc import Mapping
from typing import Any

from omnicat.attributes.definition import Value
from omnicat.channels.withheld import Reason
from omnicat.model.catalog import Model
from omnicat.model.listing import Resolved


def naming_originals(model: Model) -> tuple[str, ...]:
    """The codes of the attributes whose values are originals."""
    return tuple(code for code, each in model.attributes.items() if each.type == "asset")


def allowed(values: dict[str, Resolved], codes: tuple[str, ...], reasons: Mapping[str, Reason]) -> dict[str, Resolved]:
    """The values without the originals that may not be shown, for `reasons` by path; the very same where all may be.

    `codes` are those of the attributes that name originals. A list keeps its other ones; one that has none left is gone.
    """
    barred = [code for code in codes if code in values and not reasons.keys().isdisjoint(named(values[code].value))]
    if not barred:
        return values
    left = values.copy()
    for code in barred:
        value, origin = values[code]
        rest: Any = tuple(each for each in value if each not in reasons) if isinstance(value, tuple) else ()
        if rest:
            left[code] = Resolved(rest, origin)
        else:
            del left[code]
    return left


def named(value: Value) -> tuple[str, ...]:
    """The paths of the originals that a value names."""
    return tuple(str(each) for each in value) if isinstance(value, tuple) else (str(value),)
