"""The dialect of product type definitions: JSON Schema 2019-09 and the keywords that Amazon adds to it.

Source: Amazon, Product Type Definitions Meta-Schema (v1) and its examples, 2026-11,
https://developer-docs.amazon.com/sp-api/docs/product-type-definition-meta-schema
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

META_SCHEMA = "https://schemas.amazon.com/selling-partners/definitions/product-types/meta-schema/v1"
"""What `$schema` says: a name, at which nothing can be fetched."""

MIN_UNIQUE, MAX_UNIQUE = "minUniqueItems", "maxUniqueItems"
MIN_BYTES, MAX_BYTES = "minUtf8ByteLength", "maxUtf8ByteLength"

OWN = (MIN_UNIQUE, MAX_UNIQUE, MIN_BYTES, MAX_BYTES)
BYTES_A_CHARACTER = 4
"""At most, in UTF-8."""

CHOICES = ("allOf", "anyOf", "oneOf")
TURNING = ("if", "not", "oneOf", "contains", "$defs")
"""Below these a schema that allows less may make the whole allow more."""

ENFORCING = (
    "required",
    "dependentRequired",
    "dependentSchemas",
    "minProperties",
    "if",
    "then",
    "else",
    "not",
    *CHOICES,
)


def is_obeyed(keyword: str, asked: Any, value: Any, selectors: Sequence[str]) -> bool:
    """Whether a value obeys one of the dialect's own keywords; one of another kind of value always does."""
    if keyword in (MIN_BYTES, MAX_BYTES):
        size = len(value.encode(errors="replace")) if isinstance(value, str) else None
        return size is None or bool(size <= asked if keyword == MAX_BYTES else size >= asked)
    if not isinstance(value, list | tuple) or not value:
        return True
    counts = alike(value, selectors).values()
    return bool(max(counts) <= asked if keyword == MAX_UNIQUE else min(counts) >= asked)


def alike(items: Sequence[Any], selectors: Sequence[str]) -> Counter[tuple[str, ...]]:
    """How many items say the same of the selectors: a text in one language for one marketplace."""
    return Counter(tuple(str(_of(item, name)) for name in selectors) for item in items)


def _of(item: Any, name: str) -> Any:
    return item.get(name, "") if isinstance(item, Mapping) else ""


def standard(schema: Any) -> Any:
    """The schema without what validators of the standard stumble over: where it comes from, and empty lists of choices.

    An address in `$schema` or `$id` can't be fetched; definitions hold `anyOf: []`, which the standard forbids.
    """
    if isinstance(schema, list):
        return [standard(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    kept: dict[str, Any] = {}
    for key, each in schema.items():
        if key in ("$schema", "$id", "$comment", "examples", "default") and not isinstance(each, dict):
            continue
        if key in CHOICES and each == []:
            continue
        kept[key] = each if key in ("enum", "const", "enumNames", "required") else standard(each)
    return kept


def unenforced(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema that judges what is there, and asks for nothing: for messages that carry only an offer."""
    return {key: each for key, each in schema.items() if key not in ENFORCING}


def stricter(schema: Any) -> Any:
    """The schema in the standard's own keywords, which validators judge by much faster: what it allows is allowed.

    None where that can't be said. A text of so many characters has at most four times as many bytes; a list that is
    short enough as a whole has few enough items of each sort.
    """
    if isinstance(schema, list):
        parts = [stricter(each) for each in schema]
        return None if None in parts else parts
    if not isinstance(schema, dict):
        return schema
    kept = {key: each for key, each in schema.items() if key not in OWN}
    for key in kept:
        if key in TURNING and _has_own(kept[key]):
            return None
        if key not in ("enum", "const", "enumNames", "required"):
            kept[key] = stricter(kept[key])
            if kept[key] is None:
                return None
    return _in_standard_words(kept, schema)


def _in_standard_words(kept: dict[str, Any], schema: Mapping[str, Any]) -> dict[str, Any] | None:
    if not (_is_limit(schema, OWN) and schema.get(MIN_UNIQUE, 0) in (0, 1)):
        return None if _is_limit(schema, OWN) else kept
    if _is_limit(schema, (MAX_UNIQUE,)):
        kept["maxItems"] = min(schema[MAX_UNIQUE], kept.get("maxItems", schema[MAX_UNIQUE]))
    if _is_limit(schema, (MAX_BYTES,)):
        most = schema[MAX_BYTES] // BYTES_A_CHARACTER
        kept["maxLength"] = min(most, kept.get("maxLength", most))
    if _is_limit(schema, (MIN_BYTES,)):
        kept["minLength"] = max(schema[MIN_BYTES], kept.get("minLength", 0))
    return kept


def _is_limit(schema: Mapping[str, Any], names: Sequence[str]) -> bool:
    """Whether it says one of these keywords; attributes may be called so too."""
    return any(isinstance(schema.get(name), int) for name in names)


def _has_own(schema: Any) -> bool:
    if isinstance(schema, list):
        return any(map(_has_own, schema))
    return isinstance(schema, dict) and (_is_limit(schema, OWN) or any(map(_has_own, schema.values())))
