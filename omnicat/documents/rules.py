"""What can be wrong with a YAML file before anyone looks at what it says: the rules and their manual pages."""

from omnicat.findings import Rule, Severity

SYNTAX = Rule(
    "yaml/syntax",
    Severity.ERROR,
    """The file is not well-formed YAML.

A file that can't be read can't be checked: nothing in it reaches a channel until it is mended. The place
named is where reading stopped; the slip is there or on the line above.

Bad:

    name: Harbor: organic tee

Good:

    name: "Harbor: organic tee"

Fix: follow the hint. The usual slips are a text with `: ` or ` #` in it that wants quotes, a quote or
bracket that is never closed, and lines that don't line up.
""",
)

DUPLICATE_KEY = Rule(
    "yaml/duplicate-key",
    Severity.ERROR,
    """A key stands twice in one mapping.

Most YAML readers silently keep the last value and drop the first, so half of what was written is lost.
Keys that come in through a merge (`<<`) are no repetition: the mapping's own key wins, as it should.

Bad:

    color: navy
    size: S
    color: red

Good:

    color: red
    size: S

Fix: keep one of the two. Until then the first one counts.
""",
)

TAG = Rule(
    "yaml/tag",
    Severity.ERROR,
    """A value carries an explicit YAML tag.

Tags such as `!!python/object` can make some readers run code, and `!!str` or `!!int` say what the
attribute's definition already says. The catalog has no use for them.

Bad:

    gtin: !!str 9521234543213

Good:

    gtin: "9521234543213"

Fix: remove the tag; put text that looks like a number in quotes.
""",
)

SECOND_DOCUMENT = Rule(
    "yaml/second-document",
    Severity.ERROR,
    """A file holds more than one YAML document.

One file is one thing. What stands below the second `---` would be read by some tools and dropped by others.

Bad:

    sku: TEE-HARBOR
    ---
    sku: MUG-ENAMEL

Good: two files, `tee-harbor.yaml` and `mug-enamel.yaml`.

Fix: move what stands below the second `---` to a file of its own.
""",
)

ALIAS_BOMB = Rule(
    "yaml/alias-bomb",
    Severity.ERROR,
    """Aliases unfold to far more than what is written, or to themselves.

Anchors (`&name`) and aliases (`*name`) may be used. A few lines of them can stand for billions of values,
which would fill the memory of whatever reads the file, and an alias inside its own anchor never ends.

Bad:

    a: &a [x, x, x, x, x, x, x, x, x, x]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
    c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
    # and so on

Good:

    common: &common {brand: Harbor & Pine}
    attributes: {<<: *common, color: navy}

Fix: write the values out, or put what products share into their family.
""",
)

TOO_DEEP = Rule(
    "yaml/too-deep",
    Severity.ERROR,
    """Values are nested deeper than 50 levels.

No catalog needs it; it is a slip or an attack on whatever reads the file.

Bad:

    sizes: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[S]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

Good:

    sizes: [S]

Fix: flatten the value.
""",
)

TOO_BIG = Rule(
    "yaml/too-big",
    Severity.ERROR,
    """A YAML file is over 10 MB.

One product is one file of a few kilobytes. A file this size is something else: a dump, a picture by the
wrong name. It is not read at all.

Bad: `products/all.yaml` with every product of the shop.

Good: `products/tee-harbor.yaml`, `products/mug-enamel.yaml`, one product each.

Fix: split the file, or move what is not catalog data out of the catalog.
""",
)

ENCODING = Rule(
    "yaml/encoding",
    Severity.ERROR,
    """A file is not in UTF-8.

The same bytes read in another encoding are other letters: `Größe` becomes `GrÃ¶ÃŸe`. So there is one
encoding. A byte order mark in front of UTF-8 is accepted.

Bad: a file saved as Windows-1252 or UTF-16.

Good: the same file saved as UTF-8.

Fix: save the file as UTF-8 in your editor, or run `iconv -f WINDOWS-1252 -t UTF-8`.
""",
)

TAB = Rule(
    "yaml/tab",
    Severity.ERROR,
    """A line is indented with a tab.

YAML counts spaces to see what belongs to what; a tab has no width, so it is not allowed there.

Bad (the second line begins with a tab):

    attributes:
    \tcolor: navy

Good:

    attributes:
      color: navy

Fix: replace the tab by spaces, two a level; most editors can do so on saving.
""",
)

KEY_NOT_TEXT = Rule(
    "yaml/key-not-text",
    Severity.ERROR,
    """A list, a mapping or an alias is used as a key.

YAML allows it, but no other format does, and no attribute has such a name. Numbers and words such as `404`
or `no` are fine as keys: a key is always read as the text that is written.

Bad:

    {size: S}: navy

Good:

    size: S
    color: navy

Fix: use a plain name as the key. A `{{ … }}` in a value wants quotes around it.
""",
)

EMPTY = Rule(
    "yaml/empty",
    Severity.ERROR,
    """A file holds no data.

An empty file, or one with comments only, says nothing where something is expected.

Bad:

    # TODO: describe the tee

Good:

    sku: TEE-HARBOR
    family: tee

Fix: fill the file, or delete it.
""",
)

CONTROL_CHARACTER = Rule(
    "yaml/control-character",
    Severity.ERROR,
    """Text holds a control character or one that is no character at all.

Such characters can't be seen, XML feeds with them are refused whole, and on a terminal they can hide or forge
text. They come from copying out of other programs. Tabs and line ends are fine.

Bad:

    name: "Harbor\\x0btee"

Good:

    name: Harbor tee

Fix: delete the character.
""",
)

NOT_NFC = Rule(
    "yaml/not-nfc",
    Severity.WARNING,
    """Text is not in Unicode's composed form (NFC).

`é` can be one character or an `e` followed by an accent. Both look alike, yet they compare, sort, search and
count differently, so two spellings of one brand become two brands. Text copied from macOS file names often is so.

Bad: `Café` written with `e` and a combining accent: 5 characters.

Good: `Café` with the one character `é`: 4 characters.

Fix: `omnicat lint --fix` composes the text.
""",
)

TRAILING_SPACE_IN_VALUE = Rule(
    "yaml/trailing-space-in-value",
    Severity.WARNING,
    """Quoted text begins or ends with white space.

White space at the edge of a value can't be seen, yet it makes `"navy "` another colour than `navy`, and it
counts towards a channel's limits. A separator such as `", "` is signs and space by its nature, and is not meant.

Bad:

    color: "navy "

Good:

    color: navy

Fix: `omnicat lint --fix` takes the white space off.
""",
)

LONG_NUMBER = Rule(
    "yaml/long-number",
    Severity.ERROR,
    """A number has more than 4,000 digits.

No price, weight or identifier is that long, and reckoning with it takes for ever. It is kept as text.

Bad: a number that fills the screen.

Good:

    weight: 180

Fix: write the number that was meant; if the digits are meant as text, put them in quotes.
""",
)

UNUSUAL = Rule(
    "yaml/unusual",
    Severity.WARNING,
    """A file is written in a form of YAML that `omnicat fmt` does not touch.

`omnicat fmt` gives every file the same order and form. It never changes a value and never loses a comment: where
it can't be sure of both, it leaves the file as it is and says so. Nothing is wrong with the file otherwise.

Bad:

    ? sku
    : TEE-HARBOR
    family: tee

Good:

    sku: TEE-HARBOR
    family: tee

Fix: write the file in a plainer form: `key: value` on one line each, no `%` directives, no `|2`.
""",
)

CONFLICT = Rule(
    "yaml/conflict",
    Severity.ERROR,
    """A file holds the markers of a merge that nobody has finished.

Two people changed the same value differently, and git left both in the file, between `<<<<<<<` and `>>>>>>>`.
Until someone chooses, the file can't be read. With omnicat's merge driver (`omnicat git install`) the first marker
says which value it is about, what each side says, and who said so.

Bad:

    <<<<<<< ours: TEE-HARBOR price/USD: 31.00 (Ada Example)
      price: {USD: 31.00}
    =======
      price: {USD: 32.00}
    >>>>>>> theirs: TEE-HARBOR price/USD: 32.00 (Ben Example)

Good:

      price: {USD: 32.00}

Fix: `omnicat resolve` shows both sides and asks; or keep one of them by hand and take the marker lines away.
""",
)

RULES = (
    SYNTAX,
    DUPLICATE_KEY,
    TAG,
    SECOND_DOCUMENT,
    ALIAS_BOMB,
    TOO_DEEP,
    TOO_BIG,
    ENCODING,
    TAB,
    KEY_NOT_TEXT,
    EMPTY,
    CONTROL_CHARACTER,
    NOT_NFC,
    TRAILING_SPACE_IN_VALUE,
    LONG_NUMBER,
    UNUSUAL,
    CONFLICT,
)
