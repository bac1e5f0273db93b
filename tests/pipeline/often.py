"""How much of what is tried again and again a run of all tests takes: `make test-edits` takes all of it."""

import os


def often(whole: int, usual: int) -> int:
    """So many times, of a whole lot."""
    return whole if os.environ.get("EVERY_EDIT") else usual
