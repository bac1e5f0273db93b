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

MISSPELT_COLUMN = Rule(
    "channel/misspelt-column",
    Severity.WARNING,
    """A feed names a field almost as the channel does.

Many channels tell upper and lower case apart, and a space from an underscore: to them it is another field, which they
ignore. `omnicat channel check` looks for it, and judges what the field says as if it were spelled right.

Bad:

    ID,Image Link

Good:

    id,image_link

Fix: write the field's name as the channel does.
""",
)

BROKEN_FEED = Rule(
    "channel/broken-feed",
    Severity.ERROR,
    """A part of a feed file can't be read.

XML that is not closed, a quote without its end, a row with too many cells, bytes of another encoding: what stands there
is lost, or the channel refuses the whole file. `omnicat channel check` looks for it, and judges the rest.

Bad:

    id,title
    TEE-1,Harbor tee, navy

Good:

    id,title
    TEE-1,"Harbor tee, navy"

Fix: do what the hint says, or write the file with a program that knows the format.
""",
)

WRITTEN_RULES = (BROKEN_FEED, MISSPELT_COLUMN, REPEATED_ID, UNKNOWN_COLUMN)
