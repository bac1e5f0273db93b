"""What can be wrong with a foreign file, a row of it or a cell."""

from omnicat.findings import Rule, Severity

UNREADABLE_FILE = Rule(
    "import/unreadable-file",
    Severity.ERROR,
    """A file could not be read as a table.

It is empty, is not text, or its spreadsheet is damaged. Nothing of it was imported.

Fix: export it once more from the shop, as CSV in UTF-8 or as XLSX.
""",
)
NO_HEADER = Rule(
    "import/no-header",
    Severity.ERROR,
    """A table has no header that names its columns.

The first row must name the columns; omnicat doesn't guess what a column without a name means.

Bad:

    A-1;9.95

Good:

    sku;price
    A-1;9.95
""",
)
DUPLICATE_COLUMN = Rule(
    "import/duplicate-column",
    Severity.WARNING,
    """Two columns have the same name.

The first is imported, the other isn't: nothing tells which one is meant.

Fix: rename one of them in the file.
""",
)
RAGGED_ROW = Rule(
    "import/ragged-row",
    Severity.ERROR,
    """A row has more cells than the header has names.

Often a separator inside a text that isn't quoted: every cell after it stands in the wrong column, so the row can't be
trusted and is refused. A row with fewer cells is read as ending in empty ones.

Bad:

    A-1,Shirt, blue,9.95

Good:

    A-1,"Shirt, blue",9.95
""",
)
NO_SKU = Rule(
    "import/no-sku",
    Severity.ERROR,
    """A row names no product.

Without an identifier nothing says which product the row is about; it is refused, the others go on.

Fix: give the product a SKU in the file.
""",
)
DUPLICATE_SKU = Rule(
    "import/duplicate-sku",
    Severity.ERROR,
    """Two rows have the same SKU.

The first is imported, the other is refused: which one is true only the owner knows.

Fix: remove one of the rows, or give it the SKU it should have.
""",
)
BAD_SKU = Rule(
    "import/bad-sku",
    Severity.ERROR,
    """A SKU is too long or holds signs that can't be seen.

A SKU names a file and stands in every feed: at most 100 characters, no line breaks or control signs.

Fix: shorten it; often a text slipped into the wrong column.
""",
)
BAD_VALUE = Rule(
    "import/bad-value",
    Severity.WARNING,
    """A cell can't be read as what its column holds.

The value is left out, the row's other values are kept.

Bad:

    twelve in a column of numbers

Good:

    12
""",
)
UNKNOWN_OPTION = Rule(
    "import/unknown-option",
    Severity.WARNING,
    """A cell names an option that its attribute doesn't have.

The value is left out, the row's other values are kept.

Fix: correct the cell, or add the option to the attribute.
""",
)
UNKNOWN_FAMILY = Rule(
    "import/unknown-family",
    Severity.ERROR,
    """A row names a family that doesn't exist.

The product is imported without a family, so that nothing of it is lost.

Fix: correct the cell, or add the family.
""",
)
UNKNOWN_CATEGORY = Rule(
    "import/unknown-category",
    Severity.WARNING,
    """A row names a category that doesn't exist.

The category is left out, the row's other values are kept.

Fix: correct the cell, or add the category.
""",
)
UNKNOWN_PARENT = Rule(
    "import/unknown-parent",
    Severity.ERROR,
    """A variant names a product that is not in the files.

The row is refused: omnicat can't tell what it is a variant of.

Fix: import the product in the same run, or clear the cell to make it a product of its own.
""",
)
MISSING_FILE = Rule(
    "import/missing-file",
    Severity.WARNING,
    """A cell names an image or document that is not there, or lies outside the import's folder.

The product is imported without it.

Fix: put the file beside the table, at the path the cell says.
""",
)
CANNOT_EDIT = Rule(
    "import/cannot-edit",
    Severity.ERROR,
    """An existing file can't be changed without touching something else in it.

The file stays as it is.

Fix: make the change by hand.
""",
)

RULES = (
    CANNOT_EDIT,
    UNREADABLE_FILE,
    NO_HEADER,
    DUPLICATE_COLUMN,
    RAGGED_ROW,
    NO_SKU,
    DUPLICATE_SKU,
    BAD_SKU,
    BAD_VALUE,
    UNKNOWN_OPTION,
    UNKNOWN_FAMILY,
    UNKNOWN_CATEGORY,
    UNKNOWN_PARENT,
    MISSING_FILE,
)
