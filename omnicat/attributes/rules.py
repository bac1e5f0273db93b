"""What can be wrong with a product's value: the rules and their manual pages."""

from omnicat.findings import Rule, Severity

WRONG_TYPE = Rule(
    "product/wrong-type",
    Severity.ERROR,
    """A value is not what its attribute is defined as.

A channel that expects a number refuses `about 20`, and a list where one value belongs is written as nonsense.
What can't be understood is left out, so the product would be shown without it.

Bad:

    waterproof: "yes"
    pages: 12 or so

Good:

    waterproof: true
    pages: 12

Fix: write the value as the attribute's `type` asks, or correct the type in `catalog/attributes/`.
""",
)

UNKNOWN_OPTION = Rule(
    "product/unknown-option",
    Severity.ERROR,
    """A select names an option that is not defined.

Options are a closed list so that one color is not sold under three spellings, and so that each channel's own
word for it is known. A product names the option's code, not its label.

Bad:

    color: Navy Blue

Good:

    color: navy

Fix: write the code of an option, or add the option to the attribute in `catalog/attributes/`.
""",
)

UNKNOWN_UNIT = Rule(
    "product/unknown-unit",
    Severity.ERROR,
    """A measurement's unit is not known, or measures something else.

Amounts are converted to the units each channel wants, exactly. That needs a unit that is beyond doubt, by its
symbol, and of the quantity the attribute is defined with.

Bad:

    weight: 6 pounds
    width: 180 g

Good:

    weight: 6 lb
    width: 18 cm

Fix: write one of the symbols of the attribute's quantity. A bare number is in the attribute's own unit.
""",
)

OUT_OF_RANGE = Rule(
    "product/out-of-range",
    Severity.ERROR,
    """A value is below the attribute's `min` or above its `max`.

Limits catch the slip of a decimal point: a price of 0, a tee of 18 kg. Measurements are compared across units.

Bad (with `min: 1 g` and `max: 30 kg`):

    weight: 180 kg

Good:

    weight: 180 g

Fix: correct the value; if it is right, widen the limits in `catalog/attributes/`.
""",
)

PATTERN = Rule(
    "product/pattern",
    Severity.ERROR,
    """A text is not of the form its attribute asks for.

The attribute's `pattern` is a regular expression that the whole text must match, from end to end.

Bad (with `pattern: "[A-Z]{2}-[0-9]{4}"`):

    mpn: hb-12

Good:

    mpn: HB-0012

Fix: write the text in the form asked for, or correct the pattern in `catalog/attributes/`.
""",
)

TOO_LONG = Rule(
    "product/too-long",
    Severity.ERROR,
    """A text has more characters than its attribute's `max_length`.

Channels cut long texts in the middle of a word or refuse the product. Characters are counted, not bytes: `ö` is one.

Bad (with `max_length: 20`):

    name: Harbor organic cotton crew neck tee

Good:

    name: Harbor organic tee

Fix: shorten the text, or raise `max_length` in `catalog/attributes/`.
""",
)

GTIN_LENGTH = Rule(
    "product/gtin-length",
    Severity.ERROR,
    """A GTIN is not 8, 12, 13 or 14 digits.

A GTIN (UPC, EAN, JAN, ISBN-13, ITF-14) has one of these lengths and nothing but digits. Spreadsheets are the
usual culprit: they drop zeros in front and turn long numbers into `4.00638E+12`.

Bad:

    gtin: 4006381-33393

Good:

    gtin: "4006381333931"

Fix: take all the digits from the barcode and put them in quotes, or leave the attribute out.
""",
)

GTIN_CHECK_DIGIT = Rule(
    "product/gtin-check-digit",
    Severity.ERROR,
    """A GTIN's last digit does not follow from the others.

The last digit is reckoned from those before it, so that a mistyped digit is noticed. Channels refuse a product
whose number is wrong; a number that happens to be another product's does more harm.

Bad:

    gtin: "4006381333937"

Good:

    gtin: "4006381333931"

Fix: compare every digit with the barcode. Do not just change the last digit: any of them may be the wrong one.
""",
)

GTIN_RESTRICTED = Rule(
    "product/gtin-restricted",
    Severity.ERROR,
    """A GTIN is from a range that is not for trade.

Numbers that begin with 02, 04 or 2 (of the 13 digits) are for use within a shop or company: weighed goods, own
labels. Those with 05, 98 or 99 are coupons, those of 8 digits with 0 or 2 internal ones. Two shops may use the same
one, so channels refuse them.

Bad:

    gtin: "2012345678903"

Good: a number from GS1, the maker's own

    gtin: "4006381333931"

Fix: write the maker's GTIN. If the product has none, leave it out and give brand and mpn.
""",
)

UNKNOWN_CURRENCY = Rule(
    "product/unknown-currency",
    Severity.ERROR,
    """A price is in a currency that the catalog does not sell in.

Currencies are three capital letters (ISO 4217) and are listed in `catalog/catalog.yaml`. A price in any other
would reach no channel, and nothing is ever converted.

Bad:

    price: {EURO: 27.00}

Good:

    price: {EUR: 27.00}

Fix: correct the code, or add the currency to `currencies` in `catalog/catalog.yaml`.
""",
)

TOO_MANY_DECIMALS = Rule(
    "product/too-many-decimals",
    Severity.ERROR,
    """A price has decimals that its currency does not have.

Nobody can pay 29.995 dollars or 2900.50 yen. Each channel would round it in its own way, and the shop's price and
the advertised one would differ, which gets products refused.

Bad:

    price: {USD: 29.995, JPY: 2900.50}

Good:

    price: {USD: 29.99, JPY: 2900}

Fix: round the price yourself.
""",
)

NEGATIVE_MONEY = Rule(
    "product/negative-money",
    Severity.ERROR,
    """A price is less than nothing.

No channel takes it, and it is a slip.

Bad:

    price: {USD: -29.00}

Good:

    price: {USD: 29.00}

Fix: write the amount without its minus. A reduction is a `sale_price`, not a negative one.
""",
)

NOT_A_URL = Rule(
    "product/not-a-url",
    Severity.ERROR,
    """A web address can't be opened as it is written.

An address begins with http:// or https://, names a host, and is ASCII without spaces; other characters are
percent-encoded. Browsers mend such addresses, feeds don't.

Bad:

    care_guide: www.harborandpine.example/größen

Good:

    care_guide: https://www.harborandpine.example/gr%C3%B6%C3%9Fen

Fix: open the page and copy the address from the browser.
""",
)

BAD_DATE = Rule(
    "product/bad-date",
    Severity.ERROR,
    """A date is not in the calendar, or not written as year-month-day.

`03/04/2026` is in March for some and in April for others. Year, month and day with dashes are the same to all.

Bad:

    released: 1.8.2026

Good:

    released: 2026-08-01

Fix: write the four-digit year, the month and the day, two digits each.
""",
)

UNSAFE_HTML = Rule(
    "product/unsafe-html",
    Severity.ERROR,
    """A text holds HTML that could run a program.

Descriptions are shown on pages of shops and marketplaces. A script, an `onclick` or a `javascript:` address in one
runs in every shopper's browser; channels refuse the product, or suspend the account.

Bad:

    description: "<p onclick=buy()>Soft <script src=...></script></p>"

Good:

    description: "<p>Soft</p>"

Fix: remove what the finding names. Plain tags such as `<p>`, `<ul>` and `<b>` are fine.
""",
)

UNKNOWN_LOCALE = Rule(
    "product/unknown-locale",
    Severity.ERROR,
    """A value is given for a locale the catalog does not have.

No channel would show it, and the locale that was meant is missing it.

Bad (with `locales: [en-US, de-DE]`):

    name: {en: Harbor tee}

Good:

    name: {en-US: Harbor tee}

Fix: correct the locale, or add it to `locales` in `catalog/catalog.yaml`.
""",
)

UNKNOWN_COLUMN = Rule(
    "product/unknown-column",
    Severity.ERROR,
    """A row of a table has a column that is not defined.

Its cell would be shown nowhere, and the column that was meant is empty.

Bad (with the columns size and chest):

    size_chart:
      - {size: S, chset: 50 cm}

Good:

    size_chart:
      - {size: S, chest: 50 cm}

Fix: correct the column's name, or add it to the attribute's `columns` in `catalog/attributes/`.
""",
)

REPEATED_ENTRY = Rule(
    "product/repeated-entry",
    Severity.WARNING,
    """A list says the same twice.

It counts once. Usually another entry was meant.

Bad:

    materials: [cotton, cotton]

Good:

    materials: [cotton, linen]

Fix: remove the repetition, or write what was meant.
""",
)

ASSET_PATH = Rule(
    "product/asset-path",
    Severity.ERROR,
    """The path of an asset does not stay below the assets folder.

Paths run from `assets/` on and have slashes, so that they mean the same file on every machine. One that leads out
of the folder could publish any file of the machine that builds.

Bad:

    warranty_pdf: ../private/warranty.pdf
    manual: C:\\docs\\manual.pdf

Good:

    warranty_pdf: docs/warranty.pdf
    manual: docs/manual.pdf

Fix: move the file below `assets/` and write its path from there.
""",
)

RULES = (
    WRONG_TYPE,
    UNKNOWN_OPTION,
    UNKNOWN_UNIT,
    OUT_OF_RANGE,
    PATTERN,
    TOO_LONG,
    GTIN_LENGTH,
    GTIN_CHECK_DIGIT,
    GTIN_RESTRICTED,
    UNKNOWN_CURRENCY,
    TOO_MANY_DECIMALS,
    NEGATIVE_MONEY,
    NOT_A_URL,
    BAD_DATE,
    UNSAFE_HTML,
    UNKNOWN_LOCALE,
    UNKNOWN_COLUMN,
    REPEATED_ENTRY,
    ASSET_PATH,
)
