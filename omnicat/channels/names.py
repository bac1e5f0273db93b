"""What an expression may name: every attribute, looked at through the channel's eyes, and what is given."""

from collections.abc import Mapping
from typing import Any

from omnicat.channels.views import Eyes, view
from omnicat.model.catalog import Model
from omnicat.model.listing import Resolved
from omnicat.templating import Expression


class Names(dict[str, Any]):
    """Views of values, made when first asked for. An attribute without a value is None."""

    def __init__(self, values: Mapping[str, Resolved], model: Model, eyes: Eyes, given: Mapping[str, Any]) -> None:
        super().__init__(given)
        self.values_by_code = values
        self.model = model
        self.eyes = eyes

    def __missing__(self, code: str) -> Any:
        resolved = self.values_by_code.get(code)
        attribute = self.model.attributes.get(code)
        seen = view(resolved.value, attribute, self.eyes) if resolved and attribute else None
        self[code] = seen
        return seen

    def only(self, expression: Expression) -> dict[str, Any]:
        """The names that an expression asks for."""
        return {name: self[name] for name in expression.names}
