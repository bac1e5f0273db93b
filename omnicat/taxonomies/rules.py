"""What can be wrong with an imported taxonomy's file: the rules and their manual pages."""

from omnicat.findings import Rule, Severity

BAD_FILE = Rule(
    "taxonomy/bad-file",
    Severity.ERROR,
    """A file in `catalog/taxonomies/` is not a taxonomy as `omnicat taxonomy import` writes it.

Nothing of it can be used: no category's id is looked up in it.

Bad:

    1,Animals & Pet Supplies

Good:

    # taxonomy: google
    # version: 2021-09-21
    id	path
    1	Animals & Pet Supplies

Fix: import it again: `omnicat taxonomy import FILE --apply`.
""",
)

BAD_ROW = Rule(
    "taxonomy/bad-row",
    Severity.ERROR,
    """A row of an imported taxonomy can't be understood; the others still count.

A row is an id, a tab and a path; one of an id that is gone has a third cell with the last version that held it. No
id stands there twice. Such files are damaged by hand, or by a merge of two branches that both imported one.

Bad:

    <<<<<<< HEAD
    2169	Home & Garden > Kitchen & Dining > Tableware > Drinkware > Mugs

Good:

    2169	Home & Garden > Kitchen & Dining > Tableware > Drinkware > Mugs

Fix: import it again: `omnicat taxonomy import FILE --apply`.
""",
)

RULES = (BAD_FILE, BAD_ROW)
