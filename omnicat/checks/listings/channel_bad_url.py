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
from typing import Any

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.faults import Fault, Judge, quoted, texts_of
from omnicat.findings import Rule, Severity
from omnicat.model.channel import SpecField

RULE = Rule("channel/bad-url", Severity.ERROR, __doc__)
_ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?(?:[/?#][!-~]*)?").fullmatch


def prepare(field: SpecField, channel: Channel, shop: Shop) -> Judge | None:
    """Every field of type url."""
    return _judge if field.type == "url" else None


def _judge(said: Any) -> tuple[Fault, ...]:
    if type(said) is str and _ADDRESS(said):
        return ()
    for text in texts_of(said):
        if not _ADDRESS(text):
            return (_fault(text),)
    return ()


def _fault(wrong: str) -> Fault:
    hint = "set `asset_url` in catalog/catalog.yaml" if wrong.startswith("/") else ""
    return Fault(f"{quoted(wrong)} is not a full web address", "correct", hint)
