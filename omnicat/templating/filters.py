"""The filters that mappings and templates may use besides Jinja's own harmless ones."""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

BLOCK_ENDS = re.compile(r"(?i)</(?:p|div|li|ul|ol|h[1-6]|tr|table|section|article)\s*>|<br\s*/?>")
LIST_ITEM = re.compile(r"(?i)<li[^>]*>")
TAG = re.compile(r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|</?[a-zA-Z][^<>]*>", re.DOTALL)


def plain(text: Any) -> str:
    """HTML as plain text: paragraphs and list items become lines, tags go, entities become signs.

    Where markup makes the lines, line ends in the source are only spaces, as in a browser.
    """
    source = "" if text is None else str(text)
    if "<" not in source and "&" not in source:
        return source
    if BLOCK_ENDS.search(source):
        source = " ".join(source.split())
    lines = html.unescape(TAG.sub("", LIST_ITEM.sub("- ", BLOCK_ENDS.sub("\n", source)))).split("\n")
    tidy = "\n".join(" ".join(line.split()) for line in lines)
    return re.sub(r"\n{3,}", "\n\n", tidy).strip()


def allow_html(text: Any, *tags: str) -> str:
    """HTML with only these tags left, and no attributes but a link's `href`."""
    from omnicat.attributes.markup import clean

    return clean("" if text is None else str(text), frozenset(tags))


def truncate_words(text: Any, length: int) -> str:
    """At most `length` characters, cut between words, ending in an ellipsis when cut."""
    source = "" if text is None else str(text)
    if len(source) <= length:
        return source
    cut = source[: length - 1]
    if not source[length - 1].isspace():
        cut = cut.rpartition(" ")[0] or cut
    return cut.rstrip(" ,;:–-") + "…"


def bytes_cut(text: Any, length: int) -> str:
    """At most `length` bytes of UTF-8, cut between words."""
    source = "" if text is None else str(text)
    raw = source.encode()
    if len(raw) <= length:
        return source
    cut = raw[:length].decode(errors="ignore")
    return (cut if source[len(cut)].isspace() else cut.rpartition(" ")[0] or cut).rstrip()


def slug(text: Any) -> str:
    """Lower-case letters, digits and dashes: what stands in a URL."""
    flat = unicodedata.normalize("NFKD", str(text).replace("ß", "ss")).encode("ascii", "ignore").decode()
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


def replace(text: Any, old: str, new: str) -> str:
    """Every `old` as `new`; refused where the result would be enormous."""
    from omnicat.templating.environment import CHARACTERS, TooMuchWork

    source = "" if text is None else str(text)
    if source.count(old) * len(new) + len(source) > CHARACTERS:
        raise TooMuchWork(f"more than {CHARACTERS:,} characters of output")
    return source.replace(old, str(new))


def json_text(value: Any, indent: int = 0) -> str:
    """JSON as it stands in a feed: letters as they are, decimals with the digits they were written in."""
    from msgspec import json

    text = json.Encoder(decimal_format="number", enc_hook=_as_json).encode(value)
    return (json.format(text, indent=indent) if indent else text).decode()


def _as_json(value: Any) -> Any:
    return dict(value.items()) if isinstance(value, Mapping) else str(value)


def concatenated(parts: Iterable[Any]) -> str:
    """The parts as one text, with nothing for what has no value; refused where it grows enormous."""
    from omnicat.templating.environment import bounded_text

    return bounded_text("" if part is None else str(part) for part in parts)


FILTERS = {
    "plain": plain,
    "html": allow_html,
    "truncate_words": truncate_words,
    "bytes_cut": bytes_cut,
    "slug": slug,
    "unit": unit,
    "label": label,
    "replace": replace,
    "json": json_text,
    "concatenated": concatenated,
}
