"""What every attribute type can do: read one value as written, and describe it to an editor."""

from decimal import Decimal
from typing import Protocol, TypeAlias

from msgspec import Struct

from omnicat.attributes.definition import Attribute, Row, Scalar
from omnicat.findings import Fix, Rule

Raw: TypeAlias = "bool | int | Decimal | str | list[Raw] | dict[str, Raw] | None"
"""What a file holds for a value, before its type is known."""

Schema: TypeAlias = dict[str, object]
"""A fragment of JSON Schema, draft 7."""

Entry: TypeAlias = Scalar | Row
"""One value: what stands alone, or is one entry of a list, or one row of a table."""


class Problem(Struct, frozen=True):
    """What is wrong with a value. `keys` lead from the value down to the place: `('EUR',)`, `(2, 'chest')`."""

    rule: Rule
    message: str
    hint: str = ""
    keys: tuple[str | int, ...] = ()
    fix: Fix | None = None

    def below(self, *keys: str | int) -> "Problem":
        """The same problem, seen from further up."""
        return Problem(self.rule, self.message, self.hint, (*keys, *self.keys), self.fix)


Problems: TypeAlias = tuple[Problem, ...]
Reading: TypeAlias = tuple[Entry | None, Problems]
"""The value, or None where there is none or it can't be understood; and what is wrong with it."""


class AttributeType(Protocol):
    """One module of this folder. `MANY` says that a value is always a list of what `read` reads."""

    NAME: str
    MANY: bool

    def read(self, raw: Raw, attribute: Attribute) -> Reading:
        """One value from what the file holds. It is never null, empty text or empty."""

    def schema(self, attribute: Attribute) -> Schema:
        """The forms in which one value may be written, for editors."""
