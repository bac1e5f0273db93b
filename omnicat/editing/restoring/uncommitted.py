"""What today's files say that is in no commit: it would be lost for good."""

from collections.abc import Set as AbstractSet

from omnicat.editing.restoring.parts import Part, differences
from omnicat.editing.restoring.sides import Sides, Spot
from omnicat.model.catalog import Model


class Uncommitted:
    """Asked of products and variants as they are now. `since_head` is what differs from the commit that is checked out."""

    def __init__(self, since_head: Sides, model: Model) -> None:
        self._since_head, self._model = since_head, model

    def has(self, now: Spot, part: Part) -> bool:
        """Whether a part says something that no commit has."""
        return self.is_new(now) or part in self._parts(now)

    def has_any(self, now: Spot) -> bool:
        """Whether anything of it does."""
        return self.is_new(now) or bool(self._parts(now))

    def is_new(self, now: Spot) -> bool:
        """Whether no commit has that SKU."""
        sides = self._since_head
        return now.sku in sides.now.spots and now.sku not in sides.then.spots

    def _parts(self, now: Spot) -> AbstractSet[Part]:
        committed = self._since_head.then.spots.get(now.sku)
        if committed is None or now.sku not in self._since_head.now.spots:
            return frozenset()
        return {each.part for each in differences(now.said, committed.said, self._model)}
