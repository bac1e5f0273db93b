"""What an expression may name: every attribute, looked at through the channel's eyes, and what is given."""

from collections.abc import Callable, Mapping
from typing import Any

from omnicat.channels.views import Choice, Eyes, view
from omnicat.model.catalog import Model
from omnicat.model.listing import Resolved
from omnicat.templating import Expression

CONSTANT = frozenset({"channel", "catalog"})
"""Names that mean the same for every product of a channel."""

SIMPLE = frozenset({str, bool, type(None), Choice})
"""Kinds of values that print alike where they are equal; 29.0 and 29.00 don't."""

MANY = 500
"""An expression that said so many different things is not worth remembering."""

Remembered = dict[str, dict[tuple[Any, ...], Any]]
"""What expressions say of what they look at: by text, then by what they saw."""


class Names(dict[str, Any]):
    """Views of values, made when first asked for. An attribute without a value is None."""

    def __init__(
        self,
        values: Mapping[str, Resolved],
        model: Model,
        eyes: Eyes,
        given: Mapping[str, Any],
        remembered: Remembered | None = None,
    ) -> None:
        super().__init__(given)
        self.values_by_code = values
        self.model = model
        self.eyes = eyes
        self.remembered = {} if remembered is None else remembered

    def __missing__(self, code: str) -> Any:
        resolved = self.values_by_code.get(code)
        attribute = self.model.attributes.get(code) if resolved else None
        seen = view(resolved.value, attribute, self.eyes) if resolved and attribute else None
        self[code] = seen
        return seen

    def evaluate(self, expression: Expression) -> Any:
        """What an expression says of these names; remembered for what looks the same. Raises TemplatingProblem."""
        if expression.root or expression.is_direct:
            return expression.evaluate(self)
        return remembering(expression, self.remembered)(self)


def remembering(expression: Expression, remembered: Remembered) -> Callable[[Mapping[str, Any]], Any]:
    """What an expression says of names; what it said of some that look the same is not worked out again."""
    said = remembered.setdefault(expression.text, {})
    looks_at = tuple(each for each in expression.reads if each[0] not in CONSTANT)

    def evaluate(names: Mapping[str, Any]) -> Any:
        seen = _seen(looks_at, names)
        if seen is not None and seen in said:
            return said[seen]
        value = expression.evaluate({name: names[name] for name in expression.names})
        if seen is not None and len(said) < MANY:
            said[seen] = value
        return value

    return evaluate


def _seen(looks_at: tuple[tuple[str, str], ...], names: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """What an expression looks at, where all of it is simple."""
    seen = []
    for name, member in looks_at:
        value = names[name]
        if member and isinstance(value, dict):
            value = value.get(member)
        if type(value) not in SIMPLE and not (type(value) is tuple and all(type(each) is str for each in value)):
            return None
        seen.append(value)
    return tuple(seen)
