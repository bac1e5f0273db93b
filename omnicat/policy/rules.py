"""What can be wrong with the ignores and severities people wrote: the rules and their manual pages."""

from omnicat.findings import Rule, Severity

UNUSED_IGNORE = Rule(
    "lint/unused-ignore",
    Severity.WARNING,
    """An ignore matches no finding.

An ignore that is no longer needed will one day hide a new mistake of the same kind. It is judged per rule it
names, and only where that rule was looked for in this run.

Bad, on a product that has a main image:

    sku: TEE-HARBOR  # omnicat: ignore[asset/no-main-image] photo comes in May

Good:

    sku: TEE-HARBOR

Fix: remove the ignore, or the rule's name from it. If it was meant for the next line, put the comment on a line
of its own directly above the value, or at the end of the value's line.
""",
)

UNKNOWN_RULE = Rule(
    "lint/unknown-rule",
    Severity.WARNING,
    """An ignore or a severity names a rule that does not exist.

It has no effect: what it was written for is not ignored, or keeps its usual severity.

Bad:

    gtin: "9521234543213"  # omnicat: ignore[product/duplicate-gitn] same mug, two listings

Good:

    gtin: "9521234543213"  # omnicat: ignore[product/duplicate-gtin] same mug, two listings

Fix: write a rule's name as the finding shows it in square brackets, its kind (`product`), or all of its kind
(`product/*`). `omnicat explain` lists the rules.
""",
)

IGNORE_WITHOUT_REASON = Rule(
    "lint/ignore-without-reason",
    Severity.WARNING,
    """An ignore does not say why.

Whoever reads the file next year has to know whether the ignore may go. The finding is ignored all the same.

Bad:

    main: tee-harbor/front.jpg  # omnicat: ignore[asset/too-small]

Good:

    main: tee-harbor/front.jpg  # omnicat: ignore[asset/too-small] reshoot is booked for March

Fix: write a few words after the closing bracket; in `catalog/catalog.yaml`, add `reason:` to the ignore.
""",
)

RULES = (UNUSED_IGNORE, UNKNOWN_RULE, IGNORE_WITHOUT_REASON)
