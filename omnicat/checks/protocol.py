"""The kinds of check, by what they look at. Places are paths and pointers; lines are filled in later."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Judge
from omnicat.checks.refusals import Look
from omnicat.checks.shown import Shown
from omnicat.findings import Finding, Rule
from omnicat.model.channel import Profile, SpecField
from omnicat.model.product import Product

if TYPE_CHECKING:
    from omnicat.catalog.whole import Whole


class HasRule(Protocol):
    """A module whose docstring is the manual page of its rule."""

    @property
    def RULE(self) -> Rule:  # noqa: N802 - a constant of a module
        """The rule."""


class ModelCheck(HasRule, Protocol):
    """Looks at settings, attributes, families, categories and channel profiles."""

    def check(self, shop: Shop, profiles: Mapping[str, Profile], /) -> Iterator[Finding]:
        """What is wrong with the model."""


class ProductCheck(HasRule, Protocol):
    """Looks at one product file, whatever the channel."""

    def check(self, product: Product, shop: Shop, /) -> Iterator[Finding]:
        """What is wrong with the product."""


class ListingCheck(HasRule, Protocol):
    """Looks at one product in one channel."""

    def prepare(self, channel: Channel, shop: Shop, /) -> Look | None:
        """What tells which listings the channel would refuse; None where it asks for nothing of the kind."""


class FieldCheck(HasRule, Protocol):
    """Looks at what one field of a listing says."""

    def prepare(self, field: SpecField, channel: Channel, shop: Shop, /) -> Judge | None:
        """What tells what the channel would refuse in the field; None where it asks for nothing of the kind."""


class WholeCheck(HasRule, Protocol):
    """Looks at what the rows of all products tell together."""

    def check(self, whole: "Whole", shop: Shop, /) -> Iterator[Finding]:
        """What is wrong between products, or between them and the rest."""


__all__ = ["FieldCheck", "HasRule", "ListingCheck", "ModelCheck", "ProductCheck", "Shown", "WholeCheck"]
