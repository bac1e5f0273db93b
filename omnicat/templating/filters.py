"""The filters that mappings and templates may use besides Jinja's own harmless ones."""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2.exceptions import SecurityError

from omnicat.templating.limits import CHARACTERS, TooMuchWork, as_text, bounded_text

BLOCK_ENDS = re.compile(r"(?i)</(?:p|div|li|ul|ol|h[1-6]|tr|table|section|article)\s*>|<br\s*/?>")
LIST_ITEM = re.compile(r"(?i)<li(?:\s[^<>]*)?>")


def plain(text: Any) -> str:
    """HTML as plain text: paragraphs and list items become lines, tags go, entities become signs.

    Where markup makes the lines, line ends in the source are only spaces, as in a browser.
    """
    source = as_text(text)
    return _plain(str(source)) if "<" in source or "&" in source else source


@lru_cache(maxsize=64)
def _plain(source: str) -> str:
    """Kept for a moment: every channel and variant of a product asks for the same text."""
    from omnicat.attributes.markup import clean

    if BLOCK_ENDS.search(source):
        source = " ".join(source.split())
    marked = LIST_ITEM.sub("- ", BLOCK_ENDS.sub("\n", source))
    lines = html.unescape(clean(marked, frozenset())).split("\n")
    tidy = "\n".join(" ".join(line.split()) for line in lines)
    return re.sub(r"\n{3,}", "\n\n", tidy).strip()


def allow_html(text: Any, *tags: str) -> str:
    """HTML with only these tags left, and no attributes but a link's `href`."""
    from omnicat.attributes.markup import clean

    return clean(as_text(text), frozenset(tags))


def truncate_words(text: Any, length: int) -> str:
    """At most `length` characters, cut between words, ending in an ellipsis when cut."""
    source = as_text(text)
    if len(source) <= length:
        return source
    cut = source[: length - 1]
    if not source[length - 1].isspace():
        cut = cut.rpartition(" ")[0] or cut
    return cut.rstrip(" ,;:–-") + "…"


def bytes_cut(text: Any, length: int) -> str:
    """At most `length` bytes of UTF-8, cut between words."""
    source = as_text(text)
    raw = source.encode()
    if len(raw) <= length:
        return source
    cut = raw[:length].decode(errors="ignore")
    return (cut if source[len(cut)].isspace() else cut.rpartition(" ")[0] or cut).rstrip()


def slug(text: Any) -> str:
    """Lower-case letters, digits and dashes: what stands in a URL."""
    flat = unicodedata.normalize("NFKD", as_text(text).replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", flat.lower()).strip("-")


def unit(measurement: Any, to: str) -> Decimal | None:
    """The amount of a measurement in that unit."""
    from omnicat.attributes.units import convert

    return None if measurement is None else convert(measurement.amount, measurement.unit, to)


def label(value: Any) -> Any:
    """The label of a select, or of each in a list; anything else as it is."""
    if isinstance(value, tuple | list):
        return tuple(label(each) for each in value)
    return getattr(value, "label", value)


def replace(text: Any, old: Any, new: Any) -> str:
    """Every `old` as `new`; refused where the result would be enormous."""
    source, old, new = as_text(text), as_text(old), as_text(new)
    if source.count(old) * len(new) + len(source) > CHARACTERS:
        raise TooMuchWork(f"more than {CHARACTERS:,} characters of output")
    return source.replace(old, new)


def join(values: Any, between: Any = "", attribute: Any = None) -> str:
    """The values with a text between them; with `attribute`, that part of each."""
    parts = () if values is None else (values if attribute is None else _parts(values, str(attribute)))
    return bounded_text((as_text(each) for each in parts), as_text(between))


def _parts(values: Iterable[Any], name: str) -> Iterable[Any]:
    if name.startswith("_"):
        raise SecurityError(f"'{name}' can't be looked at")
    return (each.get(name) if isinstance(each, Mapping) else getattr(each, name, None) for each in values)


def total(values: Iterable[Any]) -> Any:
    """The sum of numbers."""
    numbers = list(values)
    if not all(isinstance(each, int | float | Decimal) for each in numbers):
        raise SecurityError("only numbers can be summed up")
    return sum(numbers)


def rounded(number: Any, digits: int = 0) -> Any:
    """The number to so many digits after the point; whole numbers and decimals stay exact."""
    if not isinstance(number, int | float | Decimal):
        raise TypeError(f"'{as_text(number)}' is not a number")
    return round(number, max(-30, min(30, int(digits))))


def json_text(value: Any, indent: int = 0) -> str:
    """JSON as it stands in a feed: letters as they are, decimals with the digits they were written in."""
    from msgspec import json

    text = json.Encoder(decimal_format="number", enc_hook=_as_json).encode(value)
    return (json.format(text, indent=indent) if indent else text).decode()


def _as_json(value: Any) -> Any:
    return dict(value.items()) if isinstance(value, Mapping) else str(value)


def concatenated(parts: Iterable[Any]) -> str:
    """The parts as one text, with nothing for what has no value; refused where it grows enormous."""
    return bounded_text(as_text(part) for part in parts)


FILTERS = {
    "plain": plain,
    "html": allow_html,
    "truncate_words": truncate_words,
    "bytes_cut": bytes_cut,
    "slug": slug,
    "unit": unit,
    "label": label,
    "replace": replace,
    "join": join,
    "sum": total,
    "round": rounded,
    "string": as_text,
    "json": json_text,
    "concatenated": concatenated,
}
