"""What can be wrong while a product is shown in a channel: each rule with its manual page."""

from omnicat.channels.spec_rules import SPEC_RULES
from omnicat.findings import Rule, Severity

BAD_EXPRESSION = Rule(
    "channel/bad-expression",
    Severity.ERROR,
    """A mapping of a channel profile can't be understood.

Fields are filled from an attribute code, an expression, or a text with {{ attribute }} in it. A text that
does not compile fills nothing, so the channel is not built.

Bad:

    fields: {title: "{{ name"}

Good:

    fields: {title: "{{ name }}"}

Fix: correct the text; the message says where reading it failed.
""",
)

UNKNOWN_NAME = Rule(
    "channel/unknown-attribute",
    Severity.ERROR,
    """A mapping of a channel profile names an attribute that does not exist.

It would always be empty, and the channel would lose the field without anybody noticing.

Bad:

    fields: {color: colour}      # the attribute is called color

Good:

    fields: {color: color}

Fix: use the attribute's code, or define the attribute in catalog/attributes/.
""",
)

EXPRESSION_FAILED = Rule(
    "channel/expression-failed",
    Severity.ERROR,
    """A mapping fails for one product.

The expression is well formed, but not for this product's values: a number was expected and a text came, or a
part that this value does not have was asked for.

Bad:

    fields: {size: "{{ weight / 2 }}"}       # weight is a measurement

Good:

    fields: {size: "{{ (weight | unit('kg')) / 2 }}"}

Fix: correct the mapping, or give the product a value that fits it.
""",
)

CANNOT_SPELL = Rule(
    "channel/not-a-value",
    Severity.ERROR,
    """A value is not one that the channel knows for this field.

Channels take only certain words, units or numbers in some fields, each in its own spelling. Others are refused,
usually the whole product with them.

Bad:

    attributes: {gender: men}         # Google takes male, female, unisex

Good:

    attributes: {gender: male}

Fix: choose one of the values the hint names, or give the option a spelling for the channel in its definition:
`channels: {google-merchant: male}`.
""",
)

NOT_IN_TABLE = Rule(
    "channel/not-in-table",
    Severity.WARNING,
    """A value is looked up in a table that does not have it.

The channel's word for the value is not known, so the field is left out. Where the channel needs the field, that is an
error of its own.

Bad:

    fields: {color: "color | lookup('colors')"}
    tables: {colors: {navy: Blue}}               # and a product says color: olive

Good:

    tables: {colors: {navy: Blue, olive: Green}}

Fix: add the key to the table, or say what stands in for it: `lookup('colors', default=color)`.
""",
)

UNKNOWN_TABLE = Rule(
    "channel/unknown-table",
    Severity.ERROR,
    """A mapping looks things up in a table that neither the profile nor its spec has.

Nothing would ever be found, so the channel is not built.

Bad:

    fields: {color: "color | lookup('colours')"}
    tables: {colors: {navy: Blue}}

Good:

    fields: {color: "color | lookup('colors')"}

Fix: use the table's name, or add the table to the profile's `tables:`.
""",
)

BAD_TABLE = Rule(
    "channel/bad-table",
    Severity.ERROR,
    """The file of a table can't be read.

It is not among the catalog's files, has no such column, or says two things for one key. The channel is not built.

Bad:

    tables: {colors: {file: tables/colors.csv, key: code, value: googel}}   # the column is called google

Good:

    tables: {colors: {file: tables/colors.csv, key: code, value: google}}

Fix: correct the path or the column; in the file, keep one row for each key. Its first line names the columns.
""",
)

UNKNOWN_SPEC = Rule(
    "channel/unknown-spec",
    Severity.ERROR,
    """A channel profile names a spec that does not exist.

A profile pins the channel's rules by name and date. Without them nothing can be built for the channel.

Bad:

    spec: google-merchant@1999-01

Good:

    spec: google-merchant@2026-08

Fix: use one of the specs that `omnicat spec list` names, or add your own in specs/<name>/<date>.yaml.
""",
)

UNKNOWN_FIELD = Rule(
    "channel/unknown-field",
    Severity.ERROR,
    """A channel profile fills a field that the channel's spec does not know.

The field would be refused or ignored; most often its name is misspelt.

Bad:

    fields: {titel: name}

Good:

    fields: {title: name}

Fix: use the spec's name of the field.
""",
)

UNKNOWN_PROFILE = Rule(
    "channel/unknown-profile",
    Severity.ERROR,
    """A channel profile extends a profile that does not exist, or itself.

What it should inherit is missing, so the channel is not built.

Bad:

    extends: gogle-us

Good:

    extends: google-us

Fix: name a file of channel_profiles/ without its ending.
""",
)

MISSING_SETTING = Rule(
    "channel/missing-setting",
    Severity.ERROR,
    """A channel needs a setting that its profile does not give.

Some feeds say who sends them, or to which marketplace; the channel refuses a feed without it.

Bad:

    spec: amazon-listings@2026-07

Good:

    spec: amazon-listings@2026-07
    settings: {seller_id: A1EXAMPLE2SELLER, marketplace_id: ATVPDKIKX0DER}

Fix: add the setting to the profile's `settings:`.
""",
)

UNKNOWN_LOCALE = Rule(
    "channel/unknown-locale",
    Severity.ERROR,
    """A channel profile uses a locale or a currency that the catalog does not have.

No product can have a text or a price in it.

Bad:

    locale: fr-FR            # catalog.yaml says locales: [en-US, de-DE]

Good:

    locale: de-DE

Fix: use one of the catalog's, or add it to catalog/catalog.yaml.
""",
)

BAD_RENDITION = Rule(
    "channel/bad-rendition",
    Severity.ERROR,
    """A channel profile asks for an image that can't be made.

A size of zero, a format that omnicat does not write, a colour that does not exist: no image would come out.

Bad:

    renditions: {main: {width: 0, format: jpg2}}

Good:

    renditions: {main: {width: 1500, height: 1500, fit: pad, format: jpeg}}

Fix: correct the value that the message names.
""",
)

BAD_TEMPLATE = Rule(
    "channel/bad-template",
    Severity.ERROR,
    """A feed's template is missing or can't be used.

A template lives in templates/ and declares three blocks: header, item and footer. It sees `channel`, `locale`
and `listing`, and nothing else.

Bad:

    feeds: [{file: google.xml, template: gogle.xml.j2}]

Good:

    feeds: [{file: google.xml, template: google.xml.j2}]

Fix: correct the template's name, or the line that the message names.
""",
)

BAD_FEED = Rule(
    "channel/bad-feed",
    Severity.ERROR,
    """A feed of a channel profile can't be written.

Its format does not exist, a column is no field of the channel, two feeds have one file, or its file lies outside of
the channel's folder. The channel is not built.

Bad:

    feeds: [{file: google.xls, format: xls}]

Good:

    feeds: [{file: google.tsv, format: tsv}]

Fix: correct the feed as the message says.
""",
)

BAD_PROFILE_NAME = Rule(
    "channel/bad-profile-name",
    Severity.ERROR,
    """A channel profile's file has a name that can't be a channel's.

The channel is called as its file is: the folder in `dist/` and the addresses of its images are named by it, and where
a finding is about several channels, commas stand between them. So the name begins with a letter or digit, goes on with
letters, digits, dots, underscores and hyphens, and belongs to one file. The profile is not used.

Bad: `channel_profiles/google, us.yaml`; or `google.yaml` and `google.yml` side by side.

Good: `channel_profiles/google-us.yaml`.

Fix: rename the file with `git mv`.
""",
)

RULES = (
    BAD_PROFILE_NAME,
    BAD_EXPRESSION,
    UNKNOWN_NAME,
    EXPRESSION_FAILED,
    CANNOT_SPELL,
    NOT_IN_TABLE,
    UNKNOWN_TABLE,
    BAD_TABLE,
    UNKNOWN_SPEC,
    UNKNOWN_FIELD,
    UNKNOWN_PROFILE,
    MISSING_SETTING,
    UNKNOWN_LOCALE,
    BAD_RENDITION,
    BAD_TEMPLATE,
    BAD_FEED,
    *SPEC_RULES,
)
