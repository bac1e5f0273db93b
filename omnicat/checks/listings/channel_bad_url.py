"""A link can't be opened as it is written.

Channels fetch pages and images from outside: a link begins with http:// or https:// and is in ASCII.

Bad (no `asset_url` in the settings):

    image_link: /google/images/tee-main.jpg

Good:

    image_link: https://cdn.harborandpine.example/google/images/tee-main.jpg

Fix: write the address in full; for links that omnicat makes, set `product_url` and `asset_url` in
`catalog/catalog.yaml`.
"""

import re
from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, made_of, quoted, refused, texts_of, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/bad-url", Severity.ERROR, __doc__)
_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?(?:[/?#][!-~]*)?").fullmatch


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every field of type url."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    for each in shown.written(shop):
        if each.field.type == "url":
            wrong = next((text for text in texts_of(each.value.value) if not _ADDRESS(text)), None)
            if wrong is not None:
                is_made = wrong.startswith("/")
                hint = "set `asset_url` in catalog/catalog.yaml" if is_made else made_of(each, "correct")
                yield refused(each, f"{quoted(wrong)} is not a full web address", hint)
