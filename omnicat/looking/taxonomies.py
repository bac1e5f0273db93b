"""Taxonomies looked at: which there are, what one entry is, and what categories may stand for."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.model.catalog import Model
from omnicat.model.category import Category
from omnicat.model.taxonomy import SEPARATOR, Candidate, Taxonomy
from omnicat.taxonomies.judging import said_ids
from omnicat.taxonomies.ranking import Ranked, Ranking

NONE_YET = "import one: `omnicat taxonomy import FILE --apply`"


class TaxonomyRow(Struct, frozen=True):
    """A taxonomy that is imported, or that categories name. `entries` is 0 where it is not imported.

    `mapped` counts the categories that have an id in it, inherited ones too; `own` those that say it themselves;
    `without` those that have none.
    """

    name: str
    version: str
    source: str
    entries: int
    mapped: int
    own: int
    without: int


class EntryView(Struct, frozen=True):
    """One entry of a taxonomy: what stands above and right below it, and the shop's categories that are mapped to it.

    `gone_since` is the last version that held it, '' while it is there.
    """

    taxonomy: str
    version: str
    id: str
    path: str
    level: int
    gone_since: str
    above: tuple[Candidate, ...]
    below: tuple[Candidate, ...]
    categories: tuple[str, ...]


class Suggestion(Struct, frozen=True):
    """What a category may stand for in a taxonomy, the likeliest first; `id` and `now` are what it says now, or inherits."""

    category: str
    label: str
    taxonomy: str
    id: str
    now: str
    candidates: tuple[Ranked, ...]


def taxonomy_rows(model: Model) -> tuple[TaxonomyRow, ...]:
    """Every taxonomy, by name."""
    named = {name for category in model.categories.values() for name in category.taxonomies}
    return tuple(_row(name, model) for name in sorted(named | model.taxonomies.keys()))


def _row(name: str, model: Model) -> TaxonomyRow:
    imported = model.taxonomies.get(name)
    mapped = sum(name in category.taxonomies for category in model.categories.values())
    own, without = len(said_ids(model.categories, name)), len(model.categories) - mapped
    if imported is None:
        return TaxonomyRow(name, "", "", 0, mapped, own, without)
    return TaxonomyRow(name, imported.version, imported.source, imported.size, mapped, own, without)


def view_entries(text: str, taxonomies: Mapping[str, Taxonomy], model: Model) -> tuple[EntryView, ...]:
    """The entry with that id or path, in each taxonomy that has it. Raises OmnicatError where none has."""
    found = tuple(view for name in sorted(taxonomies) if (view := _entry(text, taxonomies[name], model)))
    if not found:
        names = ", ".join(sorted(taxonomies))
        raise OmnicatError(
            f"'{text}' is no id and no path in the taxonomy of {names}", _near(text, taxonomies.values())
        )
    return found


def _near(text: str, taxonomies: Iterable[Taxonomy]) -> str:
    """The entries that say most of the words."""
    best = [(each, taxonomy) for taxonomy in taxonomies for each in _search(text, taxonomy)]
    first = max(best, key=lambda pair: pair[0].score, default=None)
    if first is None:
        return "see what there is: `omnicat taxonomy list`"
    return f"did you mean {first[0].id} ({first[0].path})?"


def _search(text: str, taxonomy: Taxonomy) -> tuple[Ranked, ...]:
    asked = Category("-", {"": text.rpartition(SEPARATOR.strip())[2]})
    return Ranking(taxonomy).best(asked, {}, 1)


def _entry(text: str, taxonomy: Taxonomy, model: Model) -> EntryView | None:
    code = text if text in taxonomy.paths or text in taxonomy.gone else _id_of(text, taxonomy)
    if not code:
        return None
    gone = taxonomy.gone.get(code)
    path = gone.path if gone else taxonomy.paths[code]
    id_by_path = {each: other for other, each in taxonomy.paths.items()}
    levels = path.split(SEPARATOR)
    over = (SEPARATOR.join(levels[:count]) for count in range(1, len(levels)))
    above = tuple(Candidate(id_by_path.get(each, ""), each) for each in over)
    below = tuple(
        Candidate(other, each) for other, each in taxonomy.paths.items() if each.rpartition(SEPARATOR)[0] == path
    )
    mapped = tuple(each.path for each in model.categories.values() if each.taxonomies.get(taxonomy.name) == code)
    since = gone.version if gone else ""
    return EntryView(taxonomy.name, taxonomy.version, code, path, len(levels), since, above, below, mapped)


def _id_of(text: str, taxonomy: Taxonomy) -> str:
    wanted = [" ".join(level.split()) for level in text.casefold().split(SEPARATOR.strip())]
    return next((code for code, path in taxonomy.paths.items() if path.casefold().split(SEPARATOR) == wanted), "")


def suggestions(
    asked: Sequence[str], taxonomies: Mapping[str, Taxonomy], model: Model, limit: int
) -> tuple[Suggestion, ...]:
    """What the categories asked for may stand for; without any asked for, those that have no id yet.

    Raises OmnicatError for a category that does not exist.
    """
    for path in asked:
        if path not in model.categories:
            raise OmnicatError(f"category '{path}' does not exist", did_you_mean(path, model.categories))
    found: list[Suggestion] = []
    for name, taxonomy in sorted(taxonomies.items()):
        paths = asked or [path for path, each in model.categories.items() if name not in each.taxonomies]
        ranking = Ranking(taxonomy) if paths else None
        found += [_suggestion(path, ranking, taxonomy, model, limit) for path in paths if ranking]
    return tuple(found)


def _suggestion(path: str, ranking: Ranking, taxonomy: Taxonomy, model: Model, limit: int) -> Suggestion:
    category = model.categories[path]
    code = category.taxonomies.get(taxonomy.name, "")
    best = ranking.best(category, model.categories, limit)
    label = category.label(model.settings.locale)
    return Suggestion(path, label, taxonomy.name, code, taxonomy.paths.get(code, ""), best)


def chosen(name: str, taxonomies: Mapping[str, Taxonomy]) -> Mapping[str, Taxonomy]:
    """The taxonomy of that name, or all of them for ''. Raises OmnicatError where there is none."""
    if not taxonomies:
        raise OmnicatError("no taxonomy is imported yet", NONE_YET)
    if name and name not in taxonomies:
        raise OmnicatError(f"taxonomy '{name}' is not imported", did_you_mean(name, taxonomies))
    return {name: taxonomies[name]} if name else taxonomies
