"""Plain data taken apart without surprises: what has another shape than expected counts as not said."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from omnicat.documents import written


def text_of(raw: Any, default: str = "") -> str:
    """The text; a number as its digits."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        return default
    return written(raw)


def mapping_of(raw: Any) -> Mapping[str, Any]:
    """The mapping, or an empty one."""
    return raw if isinstance(raw, dict) else {}


def list_of(raw: Any) -> list[Any]:
    """The list; what is no list stands for a list of itself, and null for none."""
    if isinstance(raw, list):
        return raw
    return [] if raw is None else [raw]


def texts_of(raw: Any) -> tuple[str, ...]:
    """The texts of a list."""
    return tuple(text for item in list_of(raw) if (text := text_of(item)))


def labels_of(raw: Any, locale: str) -> Mapping[str, str]:
    """Locale -> text; a plain text is in the given locale."""
    if isinstance(raw, dict):
        return {key: text for key, value in raw.items() if (text := text_of(value))}
    text = text_of(raw)
    return {locale: text} if text else {}


def fallbacks_of(raw: Any) -> Mapping[str, tuple[str, ...]]:
    """Locale -> the locales to look in next."""
    return {locale: texts_of(others) for locale, others in mapping_of(raw).items()}
