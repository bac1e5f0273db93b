"""What can be wrong with a source: the rules and their manual pages."""

from omnicat.findings import Rule, Severity

BAD_HEADER = Rule(
    "source/bad-header",
    Severity.ERROR,
    """The first line of a table doesn't name the columns it needs.

Without its names no column can be told from another, so nothing of the file is read.

Bad:

    TEE-HARBOR-NVY-S,berlin,12

Good:

    sku,location,quantity,updated_at
    TEE-HARBOR-NVY-S,berlin,12,2026-08-22T06:00:00Z

Fix: write the column names in the first line, with commas between them.
""",
)

BAD_ROW = Rule(
    "source/bad-row",
    Severity.ERROR,
    """A row of a table can't be understood; the others still count.

Bad:

    TEE-HARBOR-NVY-S,berlin,a dozen,2026-08-22

Good:

    TEE-HARBOR-NVY-S,berlin,12,2026-08-22

Fix: mend the row, or have it written anew by what exports it.
""",
)

REPEATED_ROW = Rule(
    "source/repeated-row",
    Severity.WARNING,
    """Two rows say the stock of one SKU at one place. The last one counts.

Bad:

    TEE-HARBOR-NVY-S,berlin,12
    TEE-HARBOR-NVY-S,berlin,7

Good:

    TEE-HARBOR-NVY-S,berlin,7

Fix: remove the row that is out of date.
""",
)

UNKNOWN_LOCATION = Rule(
    "source/unknown-location",
    Severity.WARNING,
    """Rows name a store or warehouse that doesn't exist.

What is there still counts, but a channel that tells shoppers where to pick things up can't name the place.

Bad:

    TEE-HARBOR-NVY-S,berln,12

Good:

    TEE-HARBOR-NVY-S,berlin,12

Fix: correct the name, or add the place to `catalog/locations.yaml`.
""",
)

RULES = (BAD_HEADER, BAD_ROW, REPEATED_ROW, UNKNOWN_LOCATION)
