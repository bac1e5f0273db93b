"""A channel's own tree of categories, as it was imported, and what it holds of the ids that the shop's categories name."""

from collections.abc import Mapping

from msgspec import Struct, field

from omnicat.findings import Location

SEPARATOR = " > "
"""What stands between the levels of a path, in Google's files and in Shopify's."""


class Gone(Struct, frozen=True):
    """An id that no longer exists: its path, and the last imported version that held it."""

    path: str
    version: str


class Taxonomy(Struct, frozen=True):
    """A whole taxonomy. `paths` are those of its ids, from the root down with ` > ` between, in the source's order.

    `gone` are ids of versions that were imported before. `version` is as the source writes it, '' where it says none;
    `source` names the file it was imported from.
    """

    name: str
    version: str = ""
    source: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, Gone] = field(default_factory=dict)


class Candidate(Struct, frozen=True):
    """An id that a category may stand for, and its path."""

    id: str
    path: str


class Held(Struct, frozen=True):
    """What a taxonomy holds of an id that a category says.

    `path` is '' where it holds none; then `gone` tells what the id was, if that is known, and `near` the id that may be
    meant. `by_path` is the id of a path that is written in its place. `has_below`: the taxonomy goes on below it.
    """

    path: str = ""
    gone: Gone | None = None
    near: Candidate | None = None
    by_path: str = ""
    has_below: bool = False

    @property
    def level(self) -> int:
        """How deep it is; the roots are at 1, and 0 is not there at all."""
        return self.path.count(SEPARATOR) + 1 if self.path else 0


class Imported(Struct, frozen=True):
    """What the model keeps of an imported taxonomy: how large it is, and what it holds of the ids that categories say
    themselves, by the category's path.
    """

    name: str
    version: str = ""
    source: str = ""
    size: int = 0
    held: Mapping[str, Held] = field(default_factory=dict)
    where: Location = Location("")
