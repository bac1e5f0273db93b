"""A verdict small enough to be handed on, and read back: no list, no text and no file of it is long."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from omnicat.errors import OmnicatError
from omnicat.looking.json_schemas import OUTPUTS, schema_of
from omnicat.looking.plain import as_json
from omnicat.looking.review.view import ReviewView
from omnicat.reporters.escaping import json_text
from omnicat.schemas import obeys

MOST_BYTES = 2_000_000
MOST_ITEMS = 200
MOST_TEXT = 1000
STEPS = ((MOST_ITEMS, MOST_TEXT), (100, 400), (40, 300), (15, 200), (5, 120), (1, 60))
"""How long lists and texts may be, the first that is small enough as a whole."""

T = TypeVar("T")


def as_bounded_json(view: ReviewView) -> str:
    """The JSON text, at most MOST_BYTES long."""
    texts = (json_text(as_json("review", bounded(view, items, length))) for items, length in STEPS)
    return next(text for text in texts if len(text.encode()) <= MOST_BYTES)


def bounded(view: ReviewView, items: int = MOST_ITEMS, length: int = MOST_TEXT) -> ReviewView:
    """The verdict with no longer lists and texts than that; marked where anything is left out."""
    cut = _cut(view, items, length)
    return cut if cut == view else replace(cut, is_cut=True)


def strict_schema() -> dict[str, Any]:
    """The schema that a verdict follows to be read back: nothing else in it, and nothing long."""
    output = next(each for each in OUTPUTS if each.name == "review")
    strict: dict[str, Any] = _strict(schema_of(output))
    return strict


def read_review(content: bytes) -> ReviewView:
    """A verdict that somebody else wrote. Raises OmnicatError where it is none, or too large for one."""
    if len(content) > MOST_BYTES:
        raise _refused(f"has {len(content):,} bytes, more than {MOST_BYTES:,}")
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise _refused("is no JSON") from None
    if not obeys(strict_schema(), data):
        raise _refused("is not what `omnicat review --output json=FILE` writes")
    try:
        return msgspec.convert(data["review"], ReviewView)
    except msgspec.ValidationError:
        raise _refused("is not what `omnicat review --output json=FILE` writes") from None


def _refused(why: str) -> OmnicatError:
    return OmnicatError(f"the file {why}", "nothing is made of it; see what the run that wrote it printed")


def _cut(thing: T, items: int, length: int) -> T:
    shorter: Any = thing
    if isinstance(thing, str):
        shorter = thing if len(thing) <= length else f"{thing[: length - 1]}…"
    elif isinstance(thing, tuple):
        shorter = tuple(_cut(each, items, length) for each in thing[:items])
    elif isinstance(thing, msgspec.Struct):
        shorter = replace(thing, **{name: _cut(value, items, length) for name, value in asdict(thing).items()})
    return shorter  # type: ignore[no-any-return] # the same shape as it had


def _strict(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_strict(each) for each in schema]
    if not isinstance(schema, Mapping):
        return schema
    strict = {key: _strict(value) for key, value in schema.items()}
    kind = schema.get("type")
    if kind == "object" and "properties" in schema:
        strict["additionalProperties"] = False
    elif kind == "array":
        strict.setdefault("maxItems", MOST_ITEMS)
    elif kind == "string":
        strict.setdefault("maxLength", MOST_TEXT)
    elif kind == "integer":
        strict |= {"minimum": 0, "maximum": 10**12}
    return strict
