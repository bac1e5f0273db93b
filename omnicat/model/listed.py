"""A list of words that a spec's conditions ask about; one that is a path counts for all that stands below it."""

STEP = ">"
"""What stands between the steps of a path, as Google, Meta and Microsoft write a category."""


class Listed(frozenset[str]):
    """Words; `'Media > Books' in Listed(['Media'])` holds, whatever the space around the sign."""

    __slots__ = ()

    def __contains__(self, said: object) -> bool:
        """Whether it is one of the words, or a path below one of them."""
        if frozenset.__contains__(self, said):
            return True
        return isinstance(said, str) and STEP in said and self._has_above(said)

    def _has_above(self, path: str) -> bool:
        steps = [each.strip() for each in path.split(STEP)]
        above = (f" {STEP} ".join(steps[:count]) for count in range(len(steps), 0, -1))
        return any(frozenset.__contains__(self, each) for each in above)
