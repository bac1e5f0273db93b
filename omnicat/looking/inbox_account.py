"""What becomes of each file of an inbox: placed, left behind with the reason, or there already."""

from msgspec import Struct


class Placed(Struct, frozen=True):
    """A file that has found its products. `path` is where it goes, below `assets/`; `skus` are the products or variants
    that show it, in the `role`; `how` is what its name told, `note` what a person may want to know."""

    name: str
    path: str
    skus: tuple[str, ...]
    role: str
    how: str
    note: str = ""


class Unplaced(Struct, frozen=True):
    """A file whose name fits several products, the `skus`, or none."""

    name: str
    message: str
    hint: str
    skus: tuple[str, ...] = ()


class Known(Struct, frozen=True):
    """A file that the library has already at `path`, or whose copy goes there; '' where that has found no place."""

    name: str
    path: str


class Refused(Struct, frozen=True):
    """A file that can't be an original, and the rule that says so, '' where it is none of a lint rule."""

    name: str
    rule: str
    message: str
    hint: str


class InboxAccount(Struct, frozen=True):
    """What becomes of all files of an inbox."""

    placed: tuple[Placed, ...] = ()
    ambiguous: tuple[Unplaced, ...] = ()
    unmatched: tuple[Unplaced, ...] = ()
    known: tuple[Known, ...] = ()
    refused: tuple[Refused, ...] = ()
