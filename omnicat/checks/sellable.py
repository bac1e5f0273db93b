"""What of a product is for sale, and what its variants have in common."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from omnicat.attributes.plain import is_empty
from omnicat.model.product import Lineage, LocaleValues, Node


class Lack(Struct, frozen=True):
    """The highest node below which nothing for sale has something, and the SKUs that lack it."""

    node: Node
    skus: tuple[str, ...]

    @property
    def who(self) -> str:
        """The SKUs in words: the first, and how many more."""
        return named(self.skus)

    @property
    def has(self) -> str:
        """The verb that fits them."""
        return "has" if len(self.skus) == 1 else "have"


def nearest(code: str, lineage: Lineage) -> tuple[Node, LocaleValues] | None:
    """The node that says an attribute for the last of the lineage, and what it says."""
    return next(((node, node.values[code]) for node in reversed(lineage) if code in node.values), None)


def lacks(code: str, lineage: Lineage) -> bool:
    """Whether neither the last of the lineage nor any above it says an attribute."""
    return not any(code in node.values or is_unread(code, node) for node in lineage)


def is_unread(code: str, node: Node) -> bool:
    """Whether something is said that could not be understood: that is told already, so it is not missing too."""
    said = node.raw.get("attributes")
    return code not in node.values and isinstance(said, dict) and not is_empty(said.get(code))


def lacking(sold: tuple[Lineage, ...], is_lacking: Callable[[Lineage], bool]) -> Iterator[Lack]:
    """Those that lack something, told once for all variants of a node where all of them do."""
    wanting = {each[-1].sku for each in sold if is_lacking(each)}
    if wanting:
        yield from _lacking(sold[0][0], sold, wanting)


def _lacking(node: Node, sold: tuple[Lineage, ...], wanting: set[str]) -> Iterator[Lack]:
    below = tuple(each[-1].sku for each in sold if any(step is node for step in each))
    if below and wanting.issuperset(below):
        yield Lack(node, below)
        return
    for child in node.variants:
        yield from _lacking(child, sold, wanting)


def named(skus: tuple[str, ...]) -> str:
    """SKUs in words: `'A'`, `'A' and 'B'`, `'A' and 4 more`."""
    if len(skus) < 3:
        return " and ".join(f"'{sku}'" for sku in skus)
    return f"'{skus[0]}' and {len(skus) - 1} more"
