"""What can be wrong only once feeds and images are made: each rule with its manual page."""

from omnicat.findings import Rule, Severity

NO_VARIANT_LEFT = Rule(
    "channel/no-variant-left",
    Severity.ERROR,
    """A product is left out since all its variants are.

Nobody can buy a parent alone: without a single variant that can be shown, there is nothing to sell.

Bad: every variant lacks the `gtin` that the channel needs.

Good: at least one variant is complete.

Fix: mend what the findings about the variants say.
""",
)

LEFT_OUT_TOGETHER = Rule(
    "channel/left-out-together",
    Severity.ERROR,
    """A SKU is left out since it stands in one item with another that is.

Some feeds show a product and all its variants as one item. Where one of them turns out wrong only after the item
was written (its image can't be made, its GTIN is another product's), the whole item is left out.

Bad: two products say the same `gtin`, one of them in a variant.

Good: each variant has a `gtin` of its own.

Fix: mend what the finding about the other SKU says.
""",
)

IMAGE_NOT_MADE = Rule(
    "channel/image-not-made",
    Severity.ERROR,
    """A listing is left out since one of its images can't be made.

The channel would be told of a picture that is not there. The listing stays out until the original is whole; the
others go on.

Bad: an original that ends in the middle, since copying it was interrupted.

Good: an original that opens in any viewer.

Fix: replace the original, or take it out of the product.
""",
)

TEMPLATE_FAILED = Rule(
    "channel/template-failed",
    Severity.ERROR,
    """A feed's template fails for one product.

The template asks for something that this product's listing does not have. The product is left out of the channel;
the others go on.

Bad:

    {{ listing.record.colour }}

Good:

    {{ listing.record.color }}

Fix: correct the line of the template that the message names.
""",
)

FEED_TOO_BIG = Rule(
    "channel/feed-too-big",
    Severity.ERROR,
    """A feed is larger than the channel takes.

Channels refuse files above a size or a number of items, all of it at once. So the channel is left out of the
build.

Bad: one feed with 30,000 messages where the channel takes 25,000.

Good: two profiles whose `select` divides the products between them; or, where the channel takes several files, a feed
that is split into them: `file: meta-{part}.csv`.

Fix: split the feed, divide the products between two profiles, or leave some out by `select`. Where a single item is
larger than a file may be, shorten its texts.
""",
)

FEED_DIFFERS = Rule(
    "channel/feed-differs",
    Severity.ERROR,
    """A feed does not hold what was written to it.

Every feed is read back after it is written. Where that fails, or another number of items is found, the channel would
misread it too, so the channel is left out of the build.

Bad: a template without a closing tag; two products with the same `slug` in a table whose rows belong together by it.

Good: one item for each listing.

Fix: correct the template, or give the products slugs of their own.
""",
)

SAME_FILE = Rule(
    "channel/same-file",
    Severity.ERROR,
    """Two items of a channel would be written to the same file.

Each item of this feed is a file of its own, named by the product. Two products with the same name in the file's
pattern would overwrite each other: the first, by the path of its product file, is written, the other is left out.

Bad: two products with `slug: harbor-tee`, and `file: products/{slug}.jsonld`.

Good: each product has a slug of its own.

Fix: change one of the slugs, or use {sku} in the feed's `file`.
""",
)

CHANNEL_STOPPED = Rule(
    "channel/stopped",
    Severity.ERROR,
    """A channel is left out since one of its listings is broken and its profile says to stop then.

With `on_error: stop` a channel is shown whole or not at all.

Bad: a product of the channel has an error.

Good: every listing is well, or the profile says `on_error: skip` and the others are shown.

Fix: mend the listings that the build left out, or say `on_error: skip`.
""",
)

RULES = (
    NO_VARIANT_LEFT,
    LEFT_OUT_TOGETHER,
    IMAGE_NOT_MADE,
    TEMPLATE_FAILED,
    FEED_TOO_BIG,
    FEED_DIFFERS,
    SAME_FILE,
    CHANNEL_STOPPED,
)

NOT_MADE = frozenset(
    rule.id for rule in (NO_VARIANT_LEFT, LEFT_OUT_TOGETHER, IMAGE_NOT_MADE, TEMPLATE_FAILED, SAME_FILE)
)
"""The rules that tell what was not written; a milder severity does not bring it back."""

TAKEN_ALONG = frozenset((NO_VARIANT_LEFT.id, LEFT_OUT_TOGETHER.id))
"""The rules that tell what others took with them."""
