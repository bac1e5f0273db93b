"""A value in a channel's own spelling: its words, its units, its way to write money and dates."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from omnicat.channels.exact import are_texts
from omnicat.channels.kinds import TEXTS, CannotSpell, by_kind, by_type, html, money, word_of
from omnicat.channels.views import Choice, Price, RichText, text_of
from omnicat.model.channel import Part, Spec, SpecField
from omnicat.templating.filters import plain

NOTHING: tuple[Any, ...] = (None, "", (), [], {})


Speller = Callable[[Any], Any]
"""A value in the spelling of one field. None where there is nothing to say. Raises CannotSpell."""

NOT_ONLY_TEXT = frozenset({"json", "number", "integer", "boolean", "datetime"})
"""The types of fields that a text is not simply written in."""

MANY = 500
"""So many different values of one field that have a fixed spelling are remembered."""


def speller(field: SpecField, spec: Spec) -> Speller:
    """How the field writes a value: a text, a number, a truth value, a mapping for a group, or a tuple of those where
    the field repeats.
    """
    one = _escaping(_one_speller(field, spec), field) if field.levels or field.escape else _one_speller(field, spec)
    if field.level == "image":
        return lambda value: None if is_nothing(value) else tuple(map(_or_blank(one), _listed(value))) or None
    if field.many:
        takes_texts = takes_text(field) and not (field.levels or field.escape)
        return _several(one) if takes_texts else lambda value: None if is_nothing(value) else _each(_listed(value), one)
    if field.type == "json":
        return one
    between, short = field.join, _short(field, spec)

    def spelled(value: Any) -> Any:
        spell = short.get(type(value))
        if spell is not None:
            return spell(value)
        if isinstance(value, tuple | list):
            return between.join(text_of(part) for part in _each(value, one) or ()) or None
        return one(value)

    return spelled


def _or_blank(one: Speller) -> Speller:
    """What stands in the row of each image: nothing holds the place of what there is nothing to say of."""

    def spelled(value: Any) -> Any:
        written = one(value)
        return "" if written is None else written

    return spelled


def _escaping(one: Speller, field: SpecField) -> Speller:
    """A value, or the steps of one that is a path, with no sign in it that would part it in two."""

    def written(value: Any) -> str | None:
        text = one(value)
        if text is None:
            return None
        said = text_of(text)
        for sign, instead in field.escape.items():
            said = said.replace(sign, instead)
        return said

    def spelled(value: Any) -> Any:
        return field.levels.join(filter(None, map(written, _listed(value)))) or None

    return spelled


def is_plain(field: SpecField) -> bool:
    """Whether the field's value is one text, where a text is said."""
    return takes_text(field) and not field.many and field.level != "image"


def takes_text(field: SpecField) -> bool:
    """Whether a text is written as it is, without the space around it."""
    return not (field.group or field.values or field.type in NOT_ONLY_TEXT)


def is_nothing(value: Any) -> bool:
    """Whether there is nothing to say."""
    return value is None or (not value and value in NOTHING)


def _listed(value: Any) -> tuple[Any, ...] | list[Any]:
    return value if isinstance(value, tuple | list) else (value,)


def _several(one: Speller) -> Speller:
    """Several texts, each without the space around it; of anything else, each entry spelled."""

    def spelled(value: Any) -> tuple[Any, ...] | None:
        if type(value) is tuple and are_texts(value):
            return tuple(dict.fromkeys(filter(None, map(str.strip, value)))) or None
        return None if is_nothing(value) else _each(_listed(value), one)

    return spelled


def _each(values: Iterable[Any], one: Speller) -> tuple[Any, ...] | None:
    """Each entry spelled; nothing empty and nothing twice."""
    kept: list[Any] = []
    for value in values:
        spelled = one(value)
        if spelled is not None and spelled not in kept:
            kept.append(spelled)
    return tuple(kept) or None


def _one_speller(field: SpecField, spec: Spec) -> Speller:
    if field.group:
        return lambda value: None if is_nothing(value) else _group(value, field, spec)
    if field.values:
        return _word_speller(field)
    if field.type == "json":
        return lambda value: None if is_nothing(value) else _tree(value, field, spec)
    short = _short(field, spec)

    def spelled(value: Any) -> Any:
        spell = short.get(type(value))
        if spell is not None:
            return spell(value)
        if is_nothing(value):
            return None
        written = by_type(by_kind(value, field, spec), value, field, spec)
        return None if written == "" else written

    return spelled


def _short(field: SpecField, spec: Spec) -> dict[type, Speller]:
    """The short ways for kinds of values that the field does not ask any more of."""
    if not takes_text(field):
        return {}
    is_text, is_html = field.type in TEXTS, field.type == "html"

    def priced(value: Price) -> Any:
        return text_of(money(value, spec)) if is_text else money(value, spec)

    def rich(value: RichText) -> Any:
        written = html(value, spec) if is_html else plain(value)
        return (str(written) if is_text else written) or None

    return {
        str: lambda value: value.strip() or None,
        Choice: lambda value: value.text.strip() or None,
        Price: priced,
        RichText: rich,
    }


def _word_speller(field: SpecField) -> Speller:
    words, closed = field.values, field.closed
    known: dict[tuple[str, ...], Any] = {}

    def spelled(value: Any) -> Any:
        if is_nothing(value):
            return None
        if type(value) is str:
            key: tuple[str, ...] = (value,)
        elif type(value) is Choice:
            key = value.code, value.text
        else:
            return word_of(value, words, closed=closed)
        if key not in known:
            word = word_of(value, words, closed=closed)
            if len(known) >= MANY:
                return word
            known[key] = word
        return known[key]

    return spelled


def _group(value: Any, field: SpecField, spec: Spec) -> Any:
    if not isinstance(value, Mapping):
        raise CannotSpell(f"'{text_of(value)}' has no parts", f"give a mapping with {', '.join(field.group)}")
    parts = {
        name: spelled for name, part in field.group.items() if (spelled := _part(value, part, field, spec)) is not None
    }
    missing = [name for name, part in field.group.items() if part.required and name not in parts]
    if missing:
        raise CannotSpell(f"part '{missing[0]}' is missing", f"say `{field.group[missing[0]].source}` too")
    return parts or None


def _part(value: Mapping[str, Any], part: Part, field: SpecField, spec: Spec) -> Any:
    said = part.constant or value.get(part.source)
    if said in NOTHING:
        return None
    if part.values:
        return word_of(said, part.values, closed=True)
    return by_kind(said, field, spec)


def _tree(value: Any, field: SpecField, spec: Spec) -> Any:
    """JSON data without its empty members; None where nothing is left."""
    if type(value) is str:
        return value.strip() if value else None
    if value is None:
        return None
    if type(value) is dict or isinstance(value, Mapping):
        kept = {str(key): each for key in value if (each := _tree(value[key], field, spec)) is not None}
        return kept or None
    if isinstance(value, tuple | list):
        return [each for each in [_tree(one, field, spec) for one in value] if each is not None] or None
    if is_nothing(value):
        return None
    return by_kind(value, field, spec)
