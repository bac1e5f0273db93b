"""What can be wrong with a record of a feed besides what can be wrong with a listing: each rule with its manual page."""

from omnicat.findings import Rule, Severity

UNKNOWN_COLUMN = Rule(
    "channel/unknown-column",
    Severity.WARNING,
    """A feed says something in a field that the channel does not know.

The channel ignores it, or refuses the file. Mostly the name is misspelt, and what it should say is missing. `omnicat
channel check` looks for it; feeds that omnicat writes have no other fields than the spec's.

Bad:

    id,titel,price

Good:

    id,title,price

Fix: write the field's name as the channel does, or leave the column out.
""",
)

REPEATED_ID = Rule(
    "channel/repeated-id",
    Severity.ERROR,
    """Two records of a feed have one id.

The channel takes one of them, or none: nobody can say which. `omnicat channel check` looks for it.

Bad:

    id,title
    TEE-1,Harbor tee
    TEE-1,Harbor mug

Good:

    id,title
    TEE-1,Harbor tee
    MUG-1,Harbor mug

Fix: give each record an id of its own, or remove the one that is there twice.
""",
)

WRITTEN_RULES = (UNKNOWN_COLUMN, REPEATED_ID)
