"""A text is not of the form that the channel takes.

Bad (Google takes up to three colours with slashes between them, no digits):

    color: Navy #1b2a49

Good:

    color: Navy

Fix: write the value in that form, or turn it into that form in the profile's mapping.
"""

from collections.abc import Iterator

from omnicat.attributes.limits import compiled
from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, made_of, quoted, refused, texts_of, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/pattern", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every text against its field's pattern, as a whole."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    for each in shown.written(shop):
        if each.field.pattern and (pattern := compiled(each.field.pattern)):
            other = next((text for text in texts_of(each.value.value) if not pattern.fullmatch(text)), None)
            if other is not None:
                message = f"{quoted(other)} is not of the form '{each.field.pattern}'"
                yield refused(each, message, made_of(each, "change"))
