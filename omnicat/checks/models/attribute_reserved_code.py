"""An attribute's code means something else in mappings, or can't be written there at all.

Profiles name attributes in expressions such as `{{ brand }} {{ name }}`. There `listing`, `channel` and `catalog`
are given, `sku` and `status` are what `select` goes by, and words such as `in` or `not` belong to the language.

Bad:

    channel: {type: select, options: {wholesale: Wholesale, retail: Retail}}

Good:

    sales_channel: {type: select, options: {wholesale: Wholesale, retail: Retail}}

Fix: rename the attribute.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Rule, Severity, Subject, finding
from omnicat.model.channel import Profile

RULE = Rule("attribute/reserved-code", Severity.ERROR, __doc__)
GIVEN = frozenset({"listing", "channel", "catalog", "record", "fields", "sku", "family", "status", "categories"})
WORDS = frozenset(
    {"and", "or", "not", "in", "is", "if", "else", "for", "true", "false", "none", "range", "dict", "namespace", "loop"}
)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """The codes of attributes."""
    for code, attribute in shop.model.attributes.items():
        if code in GIVEN or code in WORDS:
            what = "means something else" if code in GIVEN else "is a word of the language"
            message = f"'{code}' {what} in mappings"
            hint = f"call it another name, such as 'product_{code}'"
            yield finding(RULE, attribute.where, message, hint, subject=Subject("attribute", code))
