"""What an expression may name: every attribute, looked at through the channel's eyes, and what is given."""

from collections.abc import Mapping
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
        attribute = self.model.attributes.get(code)
        seen = view(resolved.value, attribute, self.eyes) if resolved and attribute else None
        self[code] = seen
        return seen

    def evaluate(self, expression: Expression) -> Any:
        """What an expression says of these names; remembered for what looks the same. Raises TemplatingProblem."""
        if expression.root or expression.is_direct:
            return expression.evaluate(self)
        seen = self._seen(expression)
        said = self.remembered.setdefault(expression.text, {})
        if seen is not None and seen in said:
            return said[seen]
        value = expression.evaluate({name: self[name] for name in expression.names})
        if seen is not None and len(said) < MANY:
            said[seen] = value
        return value

    def _seen(self, expression: Expression) -> tuple[Any, ...] | None:
        """What an expression looks at, where all of it is simple."""
        seen = []
        for name, member in expression.reads:
            if name in CONSTANT:
                continue
            value = self[name] if name in self or name in self.values_by_code else None
            if member and isinstance(value, dict):
                value = value.get(member)
            if type(value) not in SIMPLE and not (type(value) is tuple and all(type(each) is str for each in value)):
                return None
            seen.append(value)
        return tuple(seen)
