"""The attributes that products of one kind share, which are needed, and what tells variants apart."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from omnicat.findings import Location


class Family(Struct, frozen=True):
    """A family with what it inherits already in: parents' attributes first.

    `required` and `recommended` say attribute codes by channel; the channel `all` means every one.
    `raw` is what its own file says, before anything is inherited.
    """

    code: str
    labels: Mapping[str, str] = field(default_factory=dict)
    parent: str = ""
    attributes: tuple[str, ...] = ()
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    recommended: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    axes: tuple[str, ...] = ()
    abstract: bool = False
    where: Location = Location("")
    raw: Mapping[str, Any] = field(default_factory=dict)

    def label(self, locale: str) -> str:
        """What people call it in that locale."""
        return self.labels.get(locale) or next(iter(self.labels.values()), self.code)

    def needed(self, *channels: str) -> tuple[str, ...]:
        """Attributes required everywhere or by one of those channel or spec names, in order, once."""
        return tuple(dict.fromkeys(code for name in ("all", *channels) for code in self.required.get(name, ())))

    def wanted(self, *channels: str) -> tuple[str, ...]:
        """Attributes recommended everywhere or by one of those channel or spec names."""
        return tuple(dict.fromkeys(code for name in ("all", *channels) for code in self.recommended.get(name, ())))
