"""What can be wrong with the shape of a file: the rules and their manual pages."""

from omnicat.findings import Rule, Severity

UNKNOWN_KEY = Rule(
    "schema/unknown-key",
    Severity.ERROR,
    """A file has a key that nothing reads.

A misspelled key would be passed over in silence, and what it says would never reach a channel.

Bad:

    sku: TEE-HARBOR
    famly: tee

Good:

    sku: TEE-HARBOR
    family: tee

Fix: correct the spelling, or remove the key. What a product says of itself belongs below `attributes`.
""",
)

MISSING_KEY = Rule(
    "schema/missing-key",
    Severity.ERROR,
    """A key that every such file needs is absent.

Bad:

    sku: TEE-HARBOR

Good:

    sku: TEE-HARBOR
    family: tee

Fix: add the key. `omnicat schema` writes JSON Schemas with which editors say what a file needs.
""",
)

WRONG_TYPE = Rule(
    "schema/wrong-type",
    Severity.ERROR,
    """A value is of another kind than the key takes: a number for a text, one value for a list.

A SKU or GTIN of digits alone is a number unless it is in quotes; its leading zeros matter, so it has to be text.

Bad:

    sku: 400123
    categories: apparel/tees

Good:

    sku: "400123"
    categories: [apparel/tees]

Fix: put quotes around text, `[…]` around the items of a list, `- ` before each on lines of their own.
""",
)

NOT_ALLOWED_VALUE = Rule(
    "schema/not-allowed-value",
    Severity.ERROR,
    """A value is none of the few that the key takes.

Bad:

    status: live

Good:

    status: active

Fix: use one of the values that the hint names.
""",
)

PATTERN = Rule(
    "schema/pattern",
    Severity.ERROR,
    """A text or a name is not written the way it has to be.

Locales are written `de-DE`, currencies `EUR`, attribute codes in lower case with underscores, days `2026-08-22`.

Bad:

    locales: [en_US]

Good:

    locales: [en-US]

Fix: write it as the hint says.
""",
)

TOO_FEW = Rule(
    "schema/too-few",
    Severity.ERROR,
    """A list or a mapping has fewer entries than the key needs.

Bad:

    focal: [0.5]

Good:

    focal: [0.5, 0.3]

Fix: add what is missing, or leave the key out.
""",
)

TOO_MANY = Rule(
    "schema/too-many",
    Severity.ERROR,
    """A list or a mapping has more entries than the key takes.

Bad:

    focal: [0.5, 0.3, 0.1]

Good:

    focal: [0.5, 0.3]

Fix: remove what is too much.
""",
)

REPEATED = Rule(
    "schema/repeated",
    Severity.ERROR,
    """A list in which everything may stand once says something twice.

Bad:

    axes: [color, size, color]

Good:

    axes: [color, size]

Fix: remove the second one.
""",
)

OUT_OF_RANGE = Rule(
    "schema/out-of-range",
    Severity.ERROR,
    """A number is smaller or larger than the key takes.

Bad:

    renditions:
      main: {quality: 120}

Good:

    renditions:
      main: {quality: 85}

Fix: use a number within the limit that the message names.
""",
)

NOTHING_FITS = Rule(
    "schema/nothing-fits",
    Severity.ERROR,
    """A mapping has none of the keys of which it needs one.

A channel profile names the `spec` it fills or the profile it `extends`.

Bad:

    locale: en-US

Good:

    spec: google-merchant@2026-08
    locale: en-US

Fix: add one of the keys that the message names.
""",
)

RULES = (
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    NOT_ALLOWED_VALUE,
    PATTERN,
    TOO_FEW,
    TOO_MANY,
    REPEATED,
    OUT_OF_RANGE,
    NOTHING_FITS,
)
