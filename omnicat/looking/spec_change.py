"""One thing that differs between two specs, and what it means for a shop."""

from msgspec import Struct

EFFECTS = ("must", "should", "eased", "other")
"""What was right may be refused; it may be shown worse; what was refused is taken; it is only done another way."""


class Change(Struct, frozen=True):
    """`effect` is must, should, eased or other; `kind` is field, image, check, removal, feed, setting, listing,
    spelling, list or table.

    `about` is its name; `source` the short name of the page that says so.
    """

    effect: str
    kind: str
    about: str
    message: str
    source: str = ""
