"""The catalog as a whole: what the rows of all products tell together, in little room."""

from collections.abc import Callable, Iterator

from msgspec import Struct, field

from omnicat.catalog.gleaning import Gleaning
from omnicat.catalog.rows import Row
from omnicat.catalog.text_set import TextSet
from omnicat.model.catalog import Model, Stock

Rows = Callable[[], Iterator[Row]]
"""All rows, from the first, as often as they are asked for. A product's own row comes before those of its variants."""


class Whole(Struct, frozen=True):
    """What the checks of the whole look at.

    `skus` are all, `retired` those of retired products and variants. `suspects` are the rows, in their order, that
    may have something wrong with what they link to, refer to or use, or share a name with another row: all of them,
    and maybe some that are fine. `categories` and `families` are those that rows name; `unused_assets` are sorted;
    `stocked_parents` have variants and a stock of their own, in the order of the rows.
    """

    skus: TextSet = field(default_factory=TextSet)
    retired: TextSet = field(default_factory=TextSet)
    suspects: tuple[Row, ...] = ()
    categories: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    unused_assets: tuple[str, ...] = ()
    stocked_parents: tuple[str, ...] = ()


def whole_of(rows: Rows, model: Model, stock: Stock) -> Whole:
    """What all rows tell together. They are read once, and once more where something seems to be wrong."""
    seen = Gleaning(model, stock)
    for row in rows():
        seen.take(row)
    suspicion = seen.suspicion()
    return Whole(
        seen.skus.all,
        seen.retired,
        tuple(filter(suspicion.is_about, rows())) if suspicion else (),
        frozenset(seen.categories),
        frozenset(seen.families),
        tuple(sorted(seen.uses.unused)),
        tuple(seen.stocked_parents),
    )
