"""What can be wrong with a spec's file beyond its shape: each rule with its manual page."""

from omnicat.findings import Rule, Severity

BAD_EXPRESSION = Rule(
    "spec/bad-expression",
    Severity.ERROR,
    """An expression of a spec can't be understood.

Fields, conditions and checks of a spec are expressions. One that does not compile fills nothing and judges nothing.

Bad:

    when: listing.availability in ['preorder'

Good:

    when: listing.availability in ['preorder']

Fix: correct the expression; the message says where reading it failed.
""",
)

BAD_PATTERN = Rule(
    "spec/bad-pattern",
    Severity.ERROR,
    """A pattern of a spec is not a regular expression.

No value could be judged by it.

Bad:

    pattern: "[A-Z"

Good:

    pattern: "[A-Z]+"

Fix: correct the regular expression.
""",
)

UNKNOWN_NAME = Rule(
    "spec/unknown-name",
    Severity.ERROR,
    """A spec names something that is not in it.

A field names another as its alternative, a shape, a source; a check names its field; a feed its columns. A name that
is not there means nothing, and what was meant by it is lost.

Bad:

    - {name: title, alternative: structured_titel}

Good:

    - {name: title, alternative: structured_title}

Fix: correct the name, or add what it names.
""",
)

BAD_DEFINITION = Rule(
    "spec/bad-definition",
    Severity.ERROR,
    """A product type definition in `specs/<spec>/product_types/` can't be used.

Nothing is judged by it: listings of that product type go out unchecked. Such files are damaged by hand, or by a merge
of two branches that both imported one.

Bad:

    <<<<<<< HEAD
    "maxLength": 200

Good:

    "maxLength": 200

Fix: import it again: `omnicat spec import FILE --apply`.
""",
)

REPEATED_NAME = Rule(
    "spec/repeated-name",
    Severity.ERROR,
    """Two fields or two checks of a spec have one name.

Only the last of two fields counts, so the limits of the first are lost in silence.

Bad:

    fields:
      - {name: title, max_chars: 150}
      - {name: title, need: required}

Good:

    fields:
      - {name: title, max_chars: 150, need: required}

Fix: make one of the two, or rename one.
""",
)

MISPLACED = Rule(
    "spec/misplaced",
    Severity.WARNING,
    """A spec stands in a file that is not named for it.

`specs/<name>/<date>.yaml` holds the spec `<name>@<date>`: people look for it there, and two files with one id would
hide each other.

Bad: `specs/portal/2026-08.yaml` says `spec: portal@2026-09`.

Good: `specs/portal/2026-09.yaml` says `spec: portal@2026-09`.

Fix: move the file with `git mv`, or correct its `spec:`.
""",
)

WORDS_DISAGREE = Rule(
    "spec/words-disagree",
    Severity.WARNING,
    """An enum of a spec spells one word in two ways.

Channels take one spelling. Where two of a field's words differ only in their case, spaces, hyphens or underscores,
one of them is a slip, and the channel refuses it.

Bad:

    values: {in_stock: in_stock, limited: In Stock}

Good:

    values: {in_stock: in_stock, limited: in_stock}

Fix: write the channel's own spelling in both places.
""",
)

UNCITED = Rule(
    "spec/uncited",
    Severity.WARNING,
    """A field, an image rule or a check of a spec does not say where it stands.

Channels change their rules every few months. Whoever brings a spec up to date has to know which page said so, and
when. `omnicat spec check` looks for it; `omnicat lint` leaves it to you.

Bad:

    - {name: title, max_chars: 150}

Good:

    - {name: title, max_chars: 150, source: G1}

Fix: add `source:` with a name of `sources`, and give that a `date:`.
""",
)

UNKNOWN_ATTRIBUTE = Rule(
    "spec/unknown-attribute",
    Severity.WARNING,
    """An expression of a spec names an attribute that is neither a standard one nor the catalog's.

It has no value, so the field stays empty and the condition is never true, without a word. `omnicat spec check` looks
for it.

Bad:

    from: colour

Good:

    from: color

Fix: use the attribute's code.
""",
)

SPEC_RULES = (
    BAD_EXPRESSION,
    BAD_PATTERN,
    UNKNOWN_NAME,
    BAD_DEFINITION,
    REPEATED_NAME,
    MISPLACED,
    WORDS_DISAGREE,
    UNCITED,
    UNKNOWN_ATTRIBUTE,
)
