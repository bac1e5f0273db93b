"""The expressions of a spec over what is written: `fields` and `channel`, and nothing of a catalog."""

from collections.abc import Callable, Mapping
from typing import Any

from omnicat.templating import Expression, Lazy, TemplatingProblem, compile_text

WRITTEN = frozenset({"fields", "channel"})
"""The names that an expression may use to be judged without a catalog."""

Failed = list[tuple[str, str]]
"""Expressions that fail, each with why."""

Condition = Callable[[Lazy, Failed], bool]
"""Whether it is true of a record's `fields`. One that fails is not, and is told in the list."""


def condition(text: str, given: Mapping[str, Any]) -> Condition | None:
    """The expression made ready; None where it asks for what only a catalog knows. One that does not compile fails."""
    try:
        expression = compile_text(text)
    except TemplatingProblem as problem:
        return _failing(text, str(problem))
    return _evaluated(expression, text, given) if expression.names <= WRITTEN else None


def always(_fields: Lazy, _failed: Failed) -> bool:
    """True of every record."""
    return True


def never(_fields: Lazy, _failed: Failed) -> bool:
    """True of no record."""
    return False


def _failing(text: str, why: str) -> Condition:
    def holds(_fields: Lazy, failed: Failed) -> bool:
        failed.append((text, why))
        return False

    return holds


def _evaluated(expression: Expression, text: str, given: Mapping[str, Any]) -> Condition:
    def holds(fields: Lazy, failed: Failed) -> bool:
        try:
            return bool(expression.evaluate({**given, "fields": fields}))
        except TemplatingProblem as problem:
            failed.append((text, str(problem)))
            return False

    if "fields" in expression.names:
        return holds
    failed: Failed = []
    said = holds(Lazy(lambda _: None), failed)
    return holds if failed else always if said else never
