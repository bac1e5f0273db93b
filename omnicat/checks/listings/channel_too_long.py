"""A text is longer than the channel takes.

Channels cut it off in the middle, or refuse the listing. Some count characters, some bytes: outside of ASCII a letter
has two to four of them. Where a field repeats, the limit is for each, and there may be one for all together.

Bad: a title of 163 characters where the channel takes 150.

Good: a title of up to 150 characters, the most important words first.

Fix: shorten the text, say it another way for this channel (`channels: {name: {attributes: …}}`), or cut it in the
profile's mapping: `title: "{{ name | truncate_words(150) }}"`.
"""

from collections.abc import Iterator
from typing import Any

from omnicat.channels.shop import Shop
from omnicat.channels.views import text_of
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, made_of, quoted, refused, texts_of, told
from omnicat.checks.shown import Written
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/too-long", Severity.ERROR, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Every text against its limits."""
    return told(_refusals(shown, shop), RULE, shown)


def _refusals(shown: Shown, shop: Shop) -> Iterator[Refusal]:
    for each in shown.written(shop):
        limits = each.field
        if limits.max_chars is not None or limits.max_bytes is not None:
            for text in texts_of(each.value.value):
                if message := _too_long(text, each):
                    yield refused(each, message, made_of(each, "shorten"))
                    break
        if limits.max_total_chars is not None:
            total = _size(each.value.value)
            if total > limits.max_total_chars:
                message = f"has {total} characters together, {limits.max_total_chars} are the most"
                yield refused(each, message, made_of(each, "shorten"))


def _too_long(text: str, each: Written) -> str:
    most, bytes_ = each.field.max_chars, each.field.max_bytes
    if most is not None and len(text) > most:
        return f"{quoted(text)} has {len(text)} characters, {most} are the most"
    if bytes_ is not None and len(text) * 4 > bytes_ and (size := len(text.encode(errors="replace"))) > bytes_:
        return f"{quoted(text)} has {size} bytes, {bytes_} are the most"
    return ""


def _size(value: Any) -> int:
    if isinstance(value, dict):
        return sum(_size(part) for part in value.values())
    return sum(map(_size, value)) if isinstance(value, tuple | list) else len(text_of(value))
