"""A node of the tree that shoppers browse, and what each channel calls it."""

from collections.abc import Mapping

from msgspec import Struct, field

from omnicat.findings import Location


class Category(Struct, frozen=True):
    """A category by its path from the root, `apparel/tops/tees`; taxonomy ids already inherited."""

    path: str
    labels: Mapping[str, str] = field(default_factory=dict)
    taxonomies: Mapping[str, str] = field(default_factory=dict)
    where: Location = Location("")

    @property
    def code(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> str:
        """The path of the category above, or ''."""
        return self.path.rpartition("/")[0]

    def label(self, locale: str) -> str:
        """What people call it in that locale."""
        return self.labels.get(locale) or next(iter(self.labels.values()), self.code)
