"""A pattern is not a regular expression, so nothing is checked by it.

Bad:

    mpn: {type: text, pattern: "[A-Z"}

Good:

    mpn: {type: text, pattern: "[A-Z]+-[0-9]+"}

Fix: write a regular expression in Python's syntax. It has to fit the whole value; a backslash goes in single quotes.
"""

from collections.abc import Iterator, Mapping

from omnicat.attributes.limits import compiled
from omnicat.channels.shop import Shop
from omnicat.checks.definitions import definitions
from omnicat.checks.places import below
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("attribute/bad-pattern", Severity.ERROR, __doc__)
HINT = "write a regular expression in Python's syntax"


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """The patterns of attributes, of the columns of tables, and of SKUs."""
    for attribute, where in definitions(shop.model):
        if attribute.pattern and compiled(attribute.pattern) is None:
            message = f"'{attribute.pattern}' is not a regular expression"
            subject = Subject("attribute", attribute.code)
            yield finding(RULE, below(where, "pattern"), message, HINT, subject=subject)
    settings = shop.model.settings
    if settings.sku_pattern and compiled(settings.sku_pattern) is None:
        message = f"'{settings.sku_pattern}' is not a regular expression"
        yield finding(RULE, Location(settings.where.path, 0, 0, "sku_pattern"), message, HINT)
