"""What listings have in common besides their attributes: the fields that nothing else bears on are filled once for all."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from omnicat.channels.mapping import FieldMap
from omnicat.channels.ruled import reads_of

FEW: Mapping[str, str] = {
    "kind": "kind",
    "status": "status",
    "availability": "availability",
    "is_bundle": "is_bundle",
    "axes": "axes",
    "axis_labels": "axes",
}
"""What is known about a listing that takes few values, and what tells these apart."""

OFTEN_EMPTY = frozenset(
    (
        *("parent", "apart", "axis_values", "options", "aspects", "components", "main_image", "images", "own_image"),
        *("swatch_image", "all_images", "all_alts", "videos", "documents", "models", "drawings", "posters"),
    )
)
"""What is the same for all listings in which there is nothing of it, and what a frame tells no more of."""

KNOWN = OFTEN_EMPTY | FEW.keys() | {"media"}

ROLE = re.compile(r"listing\.media\.get\('(\w+)'\)")
"""Asks for the pictures in a role."""

About = Mapping[str, Any]


class Asked(NamedTuple):
    """What a field asks of a listing: some of FEW and of OFTEN_EMPTY, and the pictures in some roles."""

    few: frozenset[str]
    held: frozenset[str]
    roles: frozenset[str]

    def is_told(self, about: About) -> bool:
        """Whether the frame of a listing says all of it."""
        return self.roles.isdisjoint(about["media"]) and not any(about[name] for name in self.held)


def asked_by(field: FieldMap) -> Asked | None:
    """What a field asks of a listing; None where it asks for something that tells most listings apart."""
    parts = (field.expression, field.only) if field.only else (field.expression,)
    members = frozenset(member for part in parts for name, member in reads_of(part) if name == "listing")
    text = " ".join(part.text for part in parts)
    roles = ROLE.findall(text)
    if not members <= KNOWN or ("media" in members and (field.rules or text.count("media") != len(roles))):
        return None
    return Asked(members & FEW.keys(), members & OFTEN_EMPTY, frozenset(roles))


def framing(several: Iterable[Asked]) -> Callable[[About], Any]:
    """What tells the frame of a listing, as far as these fields ask."""
    asked = tuple(several)
    few = tuple(sorted({FEW[name] for each in asked for name in each.few}))
    held = tuple(sorted({name for each in asked for name in each.held}))

    def frame_of(about: About) -> Any:
        return (*[about[name] for name in few], *[not about[name] for name in held], *about["media"])

    return frame_of
