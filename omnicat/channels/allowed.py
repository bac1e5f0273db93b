"""The values of a product that a channel may show: without originals that it may not."""

from collections.abc import Mapping

from omnicat.attributes.definition import Attribute
from omnicat.attributes.naming import names_originals, originals_in, without
from omnicat.channels.withheld import Reason
from omnicat.model.catalog import Model
from omnicat.model.listing import Resolved


def naming_originals(model: Model) -> Mapping[str, Attribute]:
    """The attributes whose values are originals, or have some in them, by code."""
    return {code: each for code, each in model.attributes.items() if names_originals(each)}


def allowed(
    values: dict[str, Resolved], guarded: Mapping[str, Attribute], reasons: Mapping[str, Reason]
) -> dict[str, Resolved]:
    """The values without the originals that may not be shown, for `reasons` by path; the very same where all may be.

    `guarded` are the attributes that name originals, by code. A list keeps its other ones, a row of a table its other
    cells; what has nothing left is gone.
    """
    barred = [code for code in guarded if code in values and _names_any(values[code], guarded[code], reasons)]
    if not barred:
        return values
    left = values.copy()
    for code in barred:
        rest = without(values[code].value, guarded[code], reasons)
        if rest is None:
            del left[code]
        else:
            left[code] = Resolved(rest, values[code].origin)
    return left


def _names_any(said: Resolved, attribute: Attribute, reasons: Mapping[str, Reason]) -> bool:
    return any(path in reasons for _, path in originals_in(said.value, attribute))
