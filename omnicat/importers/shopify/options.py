"""Shopify's options (Size, Farbe, Kolor…) as axes."""

from collections.abc import Sequence

from msgspec import Struct

from omnicat.importers.naming import attribute_code
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.vocabulary import Vocabulary
from omnicat.importers.words import standard_code

DEFAULT = "title"


class Option(Struct, frozen=True):
    """One of a product's up to three options: its number, its name, the attribute it becomes."""

    number: int
    name: str
    code: str


def is_default_only(options: Sequence[Option]) -> bool:
    """Whether a product has no real options: none at all, or Shopify's own `Title: Default Title`."""
    return not options or (len(options) == 1 and options[0].name.casefold() == DEFAULT)


def axis_code(name: str, linked: str, vocabulary: Vocabulary, cell: Cell, notes: Notes) -> str:
    """The attribute of an option: the catalog's own of that name, a standard one, or a new select."""
    if name.casefold() == DEFAULT:
        return ""
    key = linked.rpartition(".")[2].replace("-", "_")
    by_link = {"color_pattern": "color"}.get(key, key)
    code = (
        vocabulary.code_named(name)
        or standard_code(name)
        or (by_link if standard_code(by_link) else "")
        or attribute_code(name)
    )
    if code not in vocabulary:
        vocabulary.use(code, {"type": "select", "label": name})
        notes.say_once("guessed", cell, f"option '{name}' is the attribute '{code}'")
    return code
