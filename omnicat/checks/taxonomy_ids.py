"""The ids that categories say in the imported taxonomies, and how what may be meant is told."""

from collections.abc import Iterator

from msgspec import Struct

from omnicat.channels.shop import Shop
from omnicat.checks.places import below
from omnicat.findings import Finding, Fix, Rule, Subject, finding
from omnicat.model.category import Category
from omnicat.model.taxonomy import Candidate, Held, Imported


class SaidId(Struct, frozen=True):
    """An id that a category says itself, and what the taxonomy holds of it."""

    category: Category
    taxonomy: Imported
    id: str
    held: Held

    @property
    def of(self) -> str:
        """The taxonomy in words: its name and its version."""
        version = self.taxonomy.version
        return f"the taxonomy of {self.taxonomy.name}" + (f" ({version})" if version else "")

    def finding(self, rule: Rule, message: str, hint: str, fix: Fix | None = None) -> Finding:
        """A finding at the id."""
        name = self.taxonomy.name
        where = below(self.category.where, "taxonomies", name)
        return finding(rule, where, message, hint, subject=Subject("category", self.category.path, name), fix=fix)


def said_ids(shop: Shop) -> Iterator[SaidId]:
    """Every id that a category says itself and whose taxonomy is imported; by taxonomy, in the tree's order."""
    categories = shop.model.categories
    for name, taxonomy in sorted(shop.model.taxonomies.items()):
        for path, held in taxonomy.held.items():
            if path in categories:
                category = categories[path]
                yield SaidId(category, taxonomy, category.taxonomies[name], held)


def hint_of(near: Candidate | None, category: Category) -> str:
    """What may be meant, and how to see more."""
    if near is None:
        return f"see what fits: `omnicat taxonomy suggest {category.path}`"
    return f"did you mean {near.id} ({near.path})? see `omnicat taxonomy suggest {category.path}`"
