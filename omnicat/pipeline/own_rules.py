"""What can be wrong only once feeds and images are made: each rule with its manual page."""

from omnicat.findings import Rule, Severity

LEFT_OUT_WITH_PARENT = Rule(
    "channel/parent-left-out",
    Severity.ERROR,
    """A variant is left out since its parent is.

Some channels want the parent listed before its variants. Where the parent's listing is broken, its variants can't
stand alone.

Bad: the product has no `name`, its variants are all well.

Good: the product and its variants are complete.

Fix: mend what the finding about the product says.
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

Channels refuse files above a size or a number of items, all of it at once.

Bad: one feed with 30,000 messages where the channel takes 25,000.

Good: two profiles whose `select` divides the products between them.

Fix: divide the products between two profiles, or leave some out by `select`.
""",
)

SAME_FILE = Rule(
    "channel/same-file",
    Severity.ERROR,
    """Two items of a channel would be written to the same file.

Each item of this feed is a file of its own, named by the product. Two products with the same name in the file's
pattern would overwrite each other.

Bad: two products with `slug: harbor-tee`, and `file: products/{slug}.jsonld`.

Good: each product has a slug of its own.

Fix: change one of the slugs, or use {sku} in the feed's `file`.
""",
)

RULES = (LEFT_OUT_WITH_PARENT, TEMPLATE_FAILED, FEED_TOO_BIG, SAME_FILE)
