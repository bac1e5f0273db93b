"""Ordered rules as a profile or a spec writes them."""

from collections.abc import Iterable, Mapping
from typing import Any

from omnicat.findings import Location
from omnicat.model.channel import FieldRule


def read_rule(number: int, said: Any, where: Location) -> FieldRule:
    """A rule: a mapping with `value`, mostly `when`, and maybe a `name`; or its value alone, which always counts."""
    if not isinstance(said, Mapping):
        return FieldRule(str(number), "", as_text(said), where)
    return FieldRule(
        str(said.get("name", number)), as_text(said.get("when")).strip(), as_text(said.get("value")), where
    )


def in_words(rules: Iterable[FieldRule]) -> str:
    """All rules in a line."""
    return "; ".join(f"{each.text or '~'} when {each.when}" if each.when else each.text or "~" for each in rules)


def as_text(value: Any) -> str:
    """An expression as it is written; '' for ~."""
    if value is None:
        return ""
    return repr(value) if isinstance(value, bool) else str(value)
