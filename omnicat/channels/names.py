"""What an expression may name: every attribute, looked at through the channel's eyes, and what is given."""

from collections.abc import Mapping
from typing import Any

from omnicat.channels.views import Eyes, view
from omnicat.model.catalog import Model
from omnicat.model.listing import Resolved
from omnicat.templating import Expression

CONSTANT = frozenset({"channel", "catalog"})
"""Names that mean the same for every product of a channel."""

Remembered = dict[tuple[str, bool], Any]
"""What expressions say that nothing of a listing bears on: by text, and whether attributes had their say."""


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
        self.varying = given.keys() - CONSTANT

    def __missing__(self, code: str) -> Any:
        resolved = self.values_by_code.get(code)
        attribute = self.model.attributes.get(code)
        seen = view(resolved.value, attribute, self.eyes) if resolved and attribute else None
        self[code] = seen
        return seen

    def evaluate(self, expression: Expression) -> Any:
        """What an expression says of these names. Raises TemplatingProblem."""
        if expression.root:
            return expression.evaluate(self)
        if not (expression.names.isdisjoint(self.varying) and expression.names.isdisjoint(self.values_by_code)):
            return expression.evaluate({name: self[name] for name in expression.names})
        key = (expression.text, expression.names <= CONSTANT)
        if key not in self.remembered:
            self.remembered[key] = expression.evaluate({name: self[name] for name in expression.names})
        return self.remembered[key]
