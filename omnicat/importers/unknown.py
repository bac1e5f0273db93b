"""Columns that an importer has no place for: kept as attributes of their own, or left out, and said so."""

from collections.abc import Sequence

from omnicat.importers.draft import Options
from omnicat.importers.guessing import guess, habits_of
from omnicat.importers.notes import Notes
from omnicat.importers.tables import Table
from omnicat.importers.vocabulary import Vocabulary


def attributes_for(
    names: Sequence[str], table: Table, vocabulary: Vocabulary, options: Options, notes: Notes
) -> dict[str, str]:
    """Column -> attribute code, for the columns that hold anything."""
    made: dict[str, str] = {}
    for name in names:
        values = list(table.column(name))
        wanted = options.mapping.get(name)
        if wanted == "-":
            notes.say("left out", table.cell(None, name), "left out as asked for")
        elif not values:
            notes.say("left out", table.cell(None, name), "the column is empty")
        else:
            code = wanted or vocabulary.code_named(name) or vocabulary.fresh_code(name)
            found = guess(name, values, habits_of(values))
            definition = {"type": "text"} if found.definition["type"] in ("image", "money") else found.definition
            vocabulary.use(code, {**definition, "label": name})
            notes.say(
                "guessed", table.cell(None, name), f"not one of the format's own columns: became the attribute '{code}'"
            )
            made[name] = code
    return made
