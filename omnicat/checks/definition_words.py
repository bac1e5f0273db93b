"""What a product type definition refuses, in words: which attribute, what is wrong with it, and what it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from omnicat.checks.faults import quoted
from omnicat.findings import did_you_mean
from omnicat.schemas.definition import Definition, Refused

LONGEST = 160


class Wrong(Struct, frozen=True):
    """One thing wrong with one attribute. The message goes on from its name; `is_missing`: it is not there at all."""

    attribute: str
    message: str
    hint: str
    is_missing: bool = False


def wrongs_of(name: str, definition: Definition, part: Mapping[str, Any]) -> Iterator[Wrong]:
    """All that the definition of the product type of that name refuses, attribute by attribute."""
    for each in definition.refused(part):
        if each.path:
            yield _inside(each, name, definition)
        else:
            yield from _at_the_top(each, name, definition)


def _at_the_top(refused: Refused, product_type: str, definition: Definition) -> Iterator[Wrong]:
    names = _named(refused)
    if refused.keyword == "required":
        for name in (each for each in names if each not in refused.value):
            yield Wrong(name, f"is missing, {product_type} needs it", _meaning(name, definition), is_missing=True)
    elif refused.keyword in ("anyOf", "oneOf") and names:
        message = f"is missing; {product_type} needs one of {', '.join(names)}"
        yield Wrong(names[0], message, _meaning(names[0], definition), is_missing=True)
    elif refused.keyword == "additionalProperties":
        for name in (each for each in refused.value if each not in refused.schema.get("properties", {})):
            hint = did_you_mean(name, definition.attributes) or "leave it out for this product type"
            yield Wrong(name, f"is not an attribute of {product_type}", hint)
    else:
        name = names[0] if names else next(iter(refused.value), "")
        yield Wrong(name, f"doesn't go with the rest of this {product_type} ({refused.keyword})", "")


def _named(refused: Refused) -> list[str]:
    """The attributes that a condition at the top speaks of."""
    asked = refused.asked
    if refused.keyword == "required":
        return list(asked)
    branches = asked if isinstance(asked, list) else [asked]
    keys = [key for each in branches if isinstance(each, Mapping) for key in each.get("required", ())]
    return list(dict.fromkeys(keys))


def _inside(refused: Refused, product_type: str, definition: Definition) -> Wrong:
    attribute, *below = refused.path
    said = _FORMS.get(refused.keyword, _other)(refused)
    words = [str(each) for each in below if not isinstance(each, int) and each != "value"]
    place = f"{'.'.join(words)} " if words else ""
    meaning = _meaning(str(attribute), definition)
    near = did_you_mean(str(refused.value), map(str, refused.asked)) if refused.keyword == "enum" else ""
    return Wrong(str(attribute), f"{place}{said} ({product_type})", near or meaning)


def _meaning(attribute: str, definition: Definition) -> str:
    """What the channel says the attribute is."""
    about = definition.about((attribute,))
    title, described = (" ".join(str(about.get(key, "")).split()).rstrip(".") for key in ("title", "description"))
    whole = f"{title}: {described}" if title and described and described != title else title or described
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"


def _size(unit: str, words: str) -> Callable[[Refused], str]:
    def said(refused: Refused) -> str:
        text = str(refused.value)
        many = len(text.encode(errors="replace")) if unit == "bytes" else len(text)
        return f"{quoted(text)} has {many} {unit}, {words} {refused.asked}"

    return said


def _count(words: str) -> Callable[[Refused], str]:
    return lambda refused: f"has {_values(len(refused.value))}, {words} {refused.asked}"


def _values(count: int) -> str:
    return f"{count} value{'' if count == 1 else 's'}"


def _bound(words: str) -> Callable[[Refused], str]:
    return lambda refused: f"'{refused.value}' is out of range, {words} {refused.asked}"


def _enum(refused: Refused) -> str:
    allowed = [str(each) for each in (refused.asked if isinstance(refused.asked, list) else [refused.asked])]
    shown = ", ".join(allowed[:6]) + (f" and {len(allowed) - 6} more" if len(allowed) > 6 else "")
    return f"{quoted(str(refused.value))} is none of its words: {shown}"


def _missing(refused: Refused) -> str:
    return f"lacks {_names(key for key in refused.asked if key not in refused.value)}"


def _unknown(refused: Refused) -> str:
    known = refused.schema.get("properties", {})
    return f"has {_names(key for key in refused.value if key not in known)}, which is not known there"


def _names(keys: Iterable[str]) -> str:
    return ", ".join(f"'{key}'" for key in keys)


def _type(refused: Refused) -> str:
    asked = refused.asked if isinstance(refused.asked, str) else " or ".join(refused.asked)
    return f"{_shown(refused.value)} is no {asked}"


def _choices(refused: Refused) -> str:
    formats = [str(each["format"]) for each in refused.asked if isinstance(each, Mapping) and "format" in each]
    if formats:
        return f"{_shown(refused.value)} is no {' or '.join(formats)}, such as 2026-11-30"
    return f"{_shown(refused.value)} fits none of the {len(refused.asked)} forms that it may have"


def _other(refused: Refused) -> str:
    return f"{_shown(refused.value)} is not as it has to be ({refused.keyword} {_shown(refused.asked)})"


def _shown(value: Any) -> str:
    return quoted(str(value)) if not isinstance(value, list | tuple | dict) else "its value"


_FORMS: Mapping[str, Callable[[Refused], str]] = {
    "maxLength": _size("characters", "at most"),
    "minLength": _size("characters", "at least"),
    "maxUtf8ByteLength": _size("bytes", "at most"),
    "minUtf8ByteLength": _size("bytes", "at least"),
    "maxItems": _count("at most"),
    "minItems": _count("at least"),
    "maxUniqueItems": _count("at most"),
    "minUniqueItems": _count("at least"),
    "maximum": _bound("at most"),
    "minimum": _bound("at least"),
    "exclusiveMaximum": _bound("less than"),
    "exclusiveMinimum": _bound("more than"),
    "multipleOf": lambda refused: f"'{refused.value}' is not a multiple of {refused.asked}",
    "enum": _enum,
    "const": _enum,
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _type,
    "pattern": lambda refused: f"{_shown(refused.value)} does not match {refused.asked}",
    "format": lambda refused: f"{_shown(refused.value)} is no {refused.asked}",
    "anyOf": _choices,
    "oneOf": _choices,
}
