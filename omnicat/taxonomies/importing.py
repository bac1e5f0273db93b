"""What importing a taxonomy changes: entries that came, went or were renamed, and the shop's categories that lose theirs."""

from collections.abc import Mapping

from msgspec import Struct

from omnicat.model.category import Category
from omnicat.model.taxonomy import Candidate, Gone, Held, Taxonomy
from omnicat.taxonomies.judging import held_by, said_ids


class Renamed(Struct, frozen=True):
    """An id whose path is another one now."""

    id: str
    before: str
    after: str


class Affected(Struct, frozen=True):
    """A category of the shop whose id the new version does not hold; `near` is what may be meant now."""

    category: str
    id: str
    was: str = ""
    near: Candidate | None = None


class TaxonomyPlan(Struct, frozen=True):
    """What an import would do. `state` is how its file would change; `before` is the version it takes the place of.

    `mapped` counts the categories that say an id of this taxonomy.
    """

    name: str
    path: str
    state: str
    version: str
    before: str
    size: int
    added: tuple[Candidate, ...]
    gone: tuple[Candidate, ...]
    renamed: tuple[Renamed, ...]
    affected: tuple[Affected, ...]
    mapped: int


def with_history(new: Taxonomy, old: Taxonomy | None) -> Taxonomy:
    """The new version, remembering the ids that it holds no more. A version that is imported again forgets nothing."""
    if old is None:
        return new
    gone = {code: each for code, each in old.gone.items() if code not in new.paths}
    before = old.version or "an earlier version"
    gone |= {code: Gone(path, before) for code, path in old.paths.items() if code not in new.paths}
    return Taxonomy(new.name, new.version, new.source, new.paths, gone)


def plan_of(
    new: Taxonomy, old: Taxonomy | None, categories: Mapping[str, Category], *, path: str, state: str
) -> TaxonomyPlan:
    """What changes from the old version to the new one, which has its history."""
    was: Mapping[str, str] = old.paths if old else {}
    added = tuple(Candidate(code, each) for code, each in new.paths.items() if code not in was) if old else ()
    gone = tuple(Candidate(code, each) for code, each in was.items() if code not in new.paths)
    renamed = tuple(
        Renamed(code, was[code], each) for code, each in new.paths.items() if code in was and was[code] != each
    )
    said = said_ids(categories, new.name)
    held = held_by(new, categories)
    affected = tuple(
        _affected(each, said[each], held[each]) for each in said if not (held[each].path or held[each].by_path)
    )
    before = old.version if old else ""
    return TaxonomyPlan(
        new.name, path, state, new.version, before, len(new.paths), added, gone, renamed, affected, len(said)
    )


def _affected(category: str, code: str, held: Held) -> Affected:
    return Affected(category, code, held.gone.path if held.gone else "", held.near)
