"""What stands in a cell or an element, taken apart into the value that its field writes."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from omnicat.model.channel import SpecField


def decoded(field: SpecField, texts: Sequence[Any], parts: Sequence[str] = ()) -> Any:
    """The value of a field in its spelled form: from the texts under its name, or mappings where XML has elements
    inside. `parts` are those that a header names; else they come in the spec's order. None where nothing is said.
    """
    if field.group:
        order = tuple(parts) or tuple(field.group)
        return _one_or_all(field, [made for text in texts for made in _groups(text, order, field)])
    if field.type == "json":
        return _one_or_all(field, [_json(text) for text in texts if text])
    if field.many and field.level != "image":
        return tuple([each for text in texts for each in _values(text, field.join)]) or None
    return _one_or_all(field, [text for text in texts if text])


def _one_or_all(field: SpecField, values: list[Any]) -> Any:
    """One value as itself; several as a tuple, which a field that does not repeat will not take."""
    if not values:
        return None
    return tuple(values) if field.many or field.level == "image" or len(values) > 1 else values[0]


def _values(text: Any, sign: str) -> Iterable[Any]:
    if not isinstance(text, str):
        return (text,)
    return [each for part in _split(text, sign.strip() or sign) if (each := _bare(part))]


def _groups(text: Any, order: Sequence[str], field: SpecField) -> Iterator[Any]:
    if isinstance(text, Mapping):
        yield {name: each for name, each in text.items() if each not in ("", None)}
        return
    if (objects := _objects(str(text))) is not None:
        yield from objects
        return
    for each in _split(str(text), ",") if field.many else [str(text)]:
        cells = [_bare(part) for part in _split(each, ":")]
        if len(cells) == 1 < len(order):
            yield from cells[:1] if cells[0] else ()
        else:
            names = (*order, *(f"part {number}" for number in range(len(order) + 1, len(cells) + 1)))
            yield {name: cell for name, cell in zip(names, cells, strict=False) if cell}


def _objects(text: str) -> list[Any] | None:
    """Groups that are written as JSON objects with commas between; None where they are not."""
    found = _json(f"[{text}]") if text.lstrip().startswith("{") else None
    return found if isinstance(found, list) and all(isinstance(each, Mapping) for each in found) else None


def _json(text: Any) -> Any:
    """The data of JSON in a cell; the text itself where it is none."""
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError):
        return text


def _split(text: str, sign: str) -> list[str]:
    """The parts between signs that stand neither in quotes nor behind a backslash, as they are written."""
    if len(sign) != 1 or ('"' not in text and "\\" not in text):
        return text.split(sign)
    match = re.compile(rf'(?:"(?:[^"]|"")*"|\\.|[^"\\{re.escape(sign)}]|"|\\)*').match
    parts: list[str] = []
    at = 0
    while at <= len(text):
        found = match(text, at)
        parts.append(found[0] if found else "")
        at += len(parts[-1]) + 1
    return parts


def _bare(part: str) -> str:
    """A part without the quotes around it or the backslashes in it."""
    text = part.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return re.sub(r"\\([,:\\])", r"\1", text) if "\\" in text else text
