"""Two variants of a product look the same to the channel.

A channel that groups variants tells them apart by a few fields of its own, such as color and size. Two variants that
say the same in all of them look like one product listed twice: shoppers see one, or neither.

Bad: two lamps that differ only in an attribute of the shop's own.

    variants:
      - {sku: LAMP-1, attributes: {shade: linen}}
      - {sku: LAMP-2, attributes: {shade: paper}}

Good:

    variants:
      - {sku: LAMP-1, attributes: {shade: linen, material: Linen}}
      - {sku: LAMP-2, attributes: {shade: paper, material: Paper}}

Fix: say what tells them apart in one of the fields, or map the field to the attribute in the channel's profile.
"""

from collections.abc import Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal, told
from omnicat.findings import Finding, Rule, Severity

RULE = Rule("channel/variants-alike", Severity.WARNING, __doc__)


def check(shown: Shown, shop: Shop) -> Iterator[Finding]:
    """Each variant that says what one before it said."""
    if shown.spec.differ_in and len(shown.group.variants) > 1:
        yield from told(_alike(shown), RULE, shown)


def _alike(shown: Shown) -> Iterator[Refusal]:
    names = shown.spec.differ_in
    first: dict[tuple[str, ...], str] = {}
    for each in shown.group.variants:
        said = tuple(str(each.fields[name].value) if name in each.fields else "" for name in names)
        other = first.setdefault(said, each.sku)
        if other != each.sku:
            message = f"'{each.sku}' looks like '{other}': both say the same {', '.join(names[:-1])} and {names[-1]}"
            yield Refusal(each, "variants", message, f"say what tells them apart in one of {', '.join(names)}")
