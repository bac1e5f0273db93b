"""What can be wrong with a catalog while its files are put together: the rules and their manual pages."""

from omnicat.catalog.governance_rules import RULES as OF_GOVERNANCE
from omnicat.findings import Rule, Severity
from omnicat.taxonomies.rules import RULES as OF_TAXONOMIES

NO_SETTINGS = Rule(
    "catalog/no-settings",
    Severity.ERROR,
    """The catalog has no `catalog/catalog.yaml`.

It says the shop's name, its locales and its currencies; without it every plain text and every bare price would
be a guess.

Bad: a folder `catalog/` with products and nothing else.

Good:

    name: Harbor & Pine
    locales: [en-US, de-DE]
    currencies: [USD, EUR]

Fix: write the file, or run `omnicat init`.
""",
)

ATTRIBUTE_DEFINED_TWICE = Rule(
    "attribute/defined-twice",
    Severity.ERROR,
    """Two definitions carry the same attribute code.

Only one of them can count: which one would depend on the names of the files.

Bad: `color:` in `attributes/apparel.yaml` and in `attributes/shoes.yaml`.

Good: one `color:` in `attributes/shared.yaml`.

Fix: keep one definition, with the options of both.
""",
)

FAMILY_DEFINED_TWICE = Rule(
    "family/defined-twice",
    Severity.ERROR,
    """Two family files carry the same code.

Bad: `family: tee` in `families/tee.yaml` and in `families/tee-copy.yaml`.

Good: `family: tee` and `family: tee_kids`.

Fix: rename one of them, or put the two together.
""",
)

UNKNOWN_PARENT = Rule(
    "family/unknown-parent",
    Severity.ERROR,
    """A family inherits from one that doesn't exist, so it lacks what it should inherit.

Bad:

    family: tee
    parent: aparel

Good:

    family: tee
    parent: apparel

Fix: correct the name, or add the parent's file.
""",
)

FAMILY_CYCLE = Rule(
    "family/cycle",
    Severity.ERROR,
    """A family inherits from itself, directly or through others.

Bad:

    family: tee
    parent: tee

Good:

    family: tee
    parent: apparel

Fix: remove `parent` from one of the families in the circle.
""",
)

UNKNOWN_FAMILY = Rule(
    "product/unknown-family",
    Severity.ERROR,
    """A product is of a family that doesn't exist.

The family says what a product needs and what tells its variants apart; without it nothing can be checked.

Bad:

    sku: TEE-HARBOR
    family: tea

Good:

    sku: TEE-HARBOR
    family: tee

Fix: correct the name, or add a file to `catalog/families/`.
""",
)

ABSTRACT_FAMILY = Rule(
    "product/abstract-family",
    Severity.ERROR,
    """A product is of a family that is only a parent of others.

Bad:

    sku: TEE-HARBOR
    family: apparel       # abstract: true

Good:

    sku: TEE-HARBOR
    family: tee

Fix: name a family that inherits from it, or remove `abstract` there.
""",
)

UNKNOWN_ATTRIBUTE = Rule(
    "product/unknown-attribute",
    Severity.ERROR,
    """A product says a value for an attribute that isn't defined.

Nothing would ever show that value; most often the name is misspelled.

Bad:

    attributes:
      colour: navy

Good:

    attributes:
      color: navy

Fix: correct the name, or define the attribute in `catalog/attributes/`.
""",
)

NOT_IN_FAMILY = Rule(
    "product/not-in-family",
    Severity.ERROR,
    """A product says a value for an attribute that its family doesn't have.

Families keep products of one kind alike. A value outside of them is overlooked when the family changes.

Bad:

    sku: MUG-ENAMEL
    family: mug
    attributes: {inseam: 30 in}

Good:

    sku: MUG-ENAMEL
    family: mug
    attributes: {capacity: 350 ml}

Fix: remove the value, or add the attribute to the family's `attributes`.
""",
)

DEPRECATED_ATTRIBUTE = Rule(
    "product/deprecated-attribute",
    Severity.WARNING,
    """A product says a value for an attribute that is on its way out.

Bad (where `old_code` says `deprecated: use mpn`):

    attributes: {old_code: HP-TEE-01}

Good:

    attributes: {mpn: HP-TEE-01}

Fix: do what the definition's `deprecated` says.
""",
)

SKU_PATTERN = Rule(
    "product/sku-pattern",
    Severity.ERROR,
    """A SKU isn't written the way the catalog's `sku_pattern` asks.

Bad (where `sku_pattern: "[A-Z0-9-]+"`):

    sku: tee harbor

Good:

    sku: TEE-HARBOR

Fix: write the SKU as the pattern asks. Mind that channels know a product that is listed already by its SKU.
""",
)

UNKNOWN_CATEGORY = Rule(
    "category/unknown",
    Severity.ERROR,
    """A product is in a category that doesn't exist.

Categories are named by their whole path from the root of `catalog/categories.yaml`.

Bad:

    categories: [tees]

Good:

    categories: [apparel/tees]

Fix: write the path of a category that exists, or add it to `catalog/categories.yaml`.
""",
)

UNKNOWN_ASSOCIATION_TYPE = Rule(
    "link/unknown-association-type",
    Severity.ERROR,
    """A product links to others by a type that the settings don't define.

Bad:

    associations:
      accesory: [MUG-ENAMEL]

Good:

    associations:
      accessory: [MUG-ENAMEL]

Fix: correct the name, or define the type below `associations` in `catalog/catalog.yaml`.
""",
)

QUANTITY_NOT_COUNTED = Rule(
    "link/quantity-not-counted",
    Severity.WARNING,
    """A link says how many, but its type doesn't count.

Bad (where `accessory` has no `quantity: true`):

    associations:
      accessory: [{sku: MUG-ENAMEL, quantity: 2}]

Good:

    associations:
      accessory: [MUG-ENAMEL]

Fix: remove the quantity, or say `quantity: true` at the type in `catalog/catalog.yaml`.
""",
)

UNKNOWN_ROLE = Rule(
    "asset/unknown-role",
    Severity.ERROR,
    """A product uses an asset in a role that isn't known.

The roles are main, gallery, swatch, video, manual, and those of `catalog/catalog.yaml`.

Bad:

    assets: {front: tee-harbor/front.jpg}

Good:

    assets: {main: tee-harbor/front.jpg}

Fix: use a known role, or define this one below `roles` in `catalog/catalog.yaml`.
""",
)

TOO_MANY_FOR_ROLE = Rule(
    "asset/too-many-for-role",
    Severity.ERROR,
    """A role that takes one asset is given several.

Bad:

    assets: {main: [tee-harbor/front.jpg, tee-harbor/back.jpg]}

Good:

    assets: {main: tee-harbor/front.jpg, gallery: [tee-harbor/back.jpg]}

Fix: keep one there and move the others to `gallery`.
""",
)

WRONG_KIND = Rule(
    "asset/wrong-kind",
    Severity.ERROR,
    """A file is of another kind than its role or attribute takes: a video as main image, a picture as manual.

Bad:

    assets: {main: tee-harbor/film.mp4}

Good:

    assets: {main: tee-harbor/front.jpg, video: tee-harbor/film.mp4}

Fix: use a file of the kind that the hint names, or another role.
""",
)

OUTSIDE = Rule(
    "asset/outside",
    Severity.ERROR,
    """Something below `assets/` is a link that leads elsewhere.

What a link points at outside of `assets/` isn't part of the catalog: another computer doesn't have it, and a
build must never publish a file that happens to lie on this one.

Bad: `assets/logo.jpg`, a symbolic link to `/home/ada/logo.jpg`.

Good: `assets/logo.jpg`, the picture itself.

Fix: replace the link by the file.
""",
)

UNREADABLE = Rule(
    "asset/no-permission",
    Severity.ERROR,
    """The system doesn't let omnicat read a file of the asset library.

What can't be read can't be shown by any channel.

Bad: a file that belongs to another user and is closed to yours.

Good: a file that your user may read.

Fix: change the file's permissions, as in `chmod a+r assets/front.jpg`.
""",
)

FILE_NAME = Rule(
    "catalog/file-name",
    Severity.ERROR,
    """The name of a file is not UTF-8.

No feed, no report and no other computer can name such a file, so it is not looked at. Such names come from old archives
and from disks of other systems.

Bad: `assets/caf\\xe9.jpg`, a name in Latin-1.

Good: `assets/café.jpg`, the same name in UTF-8.

Fix: rename the file, with `git mv` where git has it.
""",
)

RECORD_WITHOUT_FILE = Rule(
    "link/asset-record-without-file",
    Severity.ERROR,
    """An asset's record stands beside nothing.

A record is named for its original with `.yaml` behind: `front.jpg.yaml` describes `front.jpg`.

Bad: `front.yaml` beside `front.jpg`.

Good: `front.jpg.yaml` beside `front.jpg`.

Fix: rename the record to the original's whole name with `.yaml` behind, or delete it.
""",
)

RECORD_AT_ODDS = Rule(
    "asset/record-at-odds",
    Severity.ERROR,
    """An asset's record says what can't be.

A day that no calendar has, rights that end before they begin, a part of the picture with nothing in it. A picture
whose rights can't be read is shown by no channel.

Bad:

    rights: {from: 2026-10-01, expires: 2026-09-31}

Good:

    rights: {from: 2026-10-01, expires: 2027-09-30}

Fix: correct the value.
""",
)

OVERRIDES_FACT = Rule(
    "channel/overrides-fact",
    Severity.ERROR,
    """A channel says its own value for a fact.

The same product says the same facts everywhere; only attributes with `presentation: true` may differ by channel.

Bad:

    channels:
      amazon: {attributes: {weight: 200 g}}

Good:

    attributes: {weight: 200 g}
    channels:
      amazon: {attributes: {name: {en-US: Harbor & Pine Organic Tee}}}

Fix: move the value to the product's own `attributes`.
""",
)

RULES = (
    NO_SETTINGS,
    ATTRIBUTE_DEFINED_TWICE,
    FAMILY_DEFINED_TWICE,
    UNKNOWN_PARENT,
    FAMILY_CYCLE,
    UNKNOWN_FAMILY,
    ABSTRACT_FAMILY,
    UNKNOWN_ATTRIBUTE,
    NOT_IN_FAMILY,
    DEPRECATED_ATTRIBUTE,
    SKU_PATTERN,
    UNKNOWN_CATEGORY,
    UNKNOWN_ASSOCIATION_TYPE,
    QUANTITY_NOT_COUNTED,
    UNKNOWN_ROLE,
    TOO_MANY_FOR_ROLE,
    WRONG_KIND,
    OUTSIDE,
    UNREADABLE,
    RECORD_WITHOUT_FILE,
    RECORD_AT_ODDS,
    FILE_NAME,
    OVERRIDES_FACT,
    *OF_TAXONOMIES,
    *OF_GOVERNANCE,
)
