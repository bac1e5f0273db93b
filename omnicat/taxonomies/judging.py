"""What a taxonomy holds of the ids that the shop's categories say."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from omnicat.model.category import Category
from omnicat.model.taxonomy import SEPARATOR, Candidate, Held, Taxonomy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.taxonomies.ranking import Ranking

CLEAR = 35
"""A candidate that fits at least so well, in percent, is named as what may be meant."""

DIGITS = 0.8
"""So near is an id that may be a slip of the finger."""


def said_ids(categories: Mapping[str, Category], name: str) -> Mapping[str, str]:
    """The id that each category says itself in the taxonomy of that name, by its path; what it inherits isn't its own."""
    return dict(_said(categories, name))


def held_by(taxonomy: Taxonomy, categories: Mapping[str, Category]) -> Mapping[str, Held]:
    """What the taxonomy holds of each id that a category says itself, by the category's path."""
    parents = {path.rpartition(SEPARATOR)[0] for path in taxonomy.paths.values()}
    judge = _Judge(taxonomy, categories)
    found = {}
    for path, code in said_ids(categories, taxonomy.name).items():
        there = taxonomy.paths.get(code, "")
        found[path] = Held(there, has_below=there in parents) if there else judge.missing(categories[path], code)
    return found


class _Judge:
    """Tells of ids that are not there. What it needs for that is made when the first is met: mostly there is none."""

    def __init__(self, taxonomy: Taxonomy, categories: Mapping[str, Category]) -> None:
        self._taxonomy = taxonomy
        self._categories = categories
        self._ranking: Ranking | None = None
        self._id_by_path: Mapping[str, str] | None = None

    def missing(self, category: Category, code: str) -> Held:
        """What is known of an id that the taxonomy does not hold: what it was, whether it is a path, what may be meant."""
        by_path = self._by_path(code)
        if by_path:
            return Held(by_path=by_path, near=Candidate(by_path, self._taxonomy.paths[by_path]))
        gone = self._taxonomy.gone.get(code)
        return Held(gone=gone, near=self._near(category, code))

    def _by_path(self, text: str) -> str:
        if self._id_by_path is None:
            self._id_by_path = {path.casefold(): code for code, path in self._taxonomy.paths.items()}
        levels = [" ".join(level.split()) for level in text.casefold().split(SEPARATOR.strip())]
        return self._id_by_path.get(SEPARATOR.join(levels), "")

    def _near(self, category: Category, code: str) -> Candidate | None:
        """What the category's name says, and of several such the one whose id is nearest; else a slip in the id."""
        if self._ranking is None:
            from omnicat.taxonomies.ranking import Ranking

            self._ranking = Ranking(self._taxonomy)
        best = [each for each in self._ranking.best(category, self._categories, 5) if each.score >= CLEAR]
        slips = get_close_matches(code, [each.id for each in best], 1, DIGITS)
        if not best:
            slips = get_close_matches(code, self._taxonomy.paths, 1, DIGITS)
        meant = slips[0] if slips else best[0].id if best else ""
        return Candidate(meant, self._taxonomy.paths[meant]) if meant else None


def _said(categories: Mapping[str, Category], name: str) -> Iterator[tuple[str, str]]:
    for path, category in categories.items():
        code = category.taxonomies.get(name)
        parent = categories.get(category.parent)
        if code is not None and (parent is None or parent.taxonomies.get(name) != code):
            yield path, code
