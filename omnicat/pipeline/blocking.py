"""Which listings may not be published: those that an error is about."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from omnicat.findings import Finding, Severity
from omnicat.model.product import Product, lineages
from omnicat.pipeline.own_rules import NOT_MADE, TAKEN_ALONG

NODE = re.compile(r"(?:variants/\d+/?)*")
EVERYWHERE = ""


class Blocked(Struct, frozen=True):
    """The findings that keep a SKU out, by channel and SKU; the channel is '' where it is out everywhere."""

    reasons: Mapping[tuple[str, str], tuple[Finding, ...]] = field(default_factory=dict)

    def blocks(self, channel: str, sku: str) -> bool:
        """Whether the SKU stays out of the channel."""
        return bool(self.reasons) and ((channel, sku) in self.reasons or (EVERYWHERE, sku) in self.reasons)

    def why(self, channel: str, sku: str) -> tuple[Finding, ...]:
        """The findings that keep it out."""
        return (*self.reasons.get((EVERYWHERE, sku), ()), *self.reasons.get((channel, sku), ()))


NOTHING = Blocked()
"""Nothing is kept out."""


def blocked_by(findings: Iterable[Finding], product: Product) -> Blocked:
    """What the errors found in one product's file keep out."""
    return blocked_nodes(findings, ((each[-1].sku, each[-1].pointer) for each in lineages(product.root)))


def blocked_nodes(findings: Iterable[Finding], nodes: Iterable[tuple[str, str]]) -> Blocked:
    """What the errors found in one file keep out of the SKUs and pointers in it.

    An error about one channel keeps out the SKU it is about, any other the node it stands at; both keep out all
    below it, unless it is left out only with others. What a comment or the settings ignore keeps nothing out:
    someone wrote down why.
    """
    counting = [each for each in findings if _counts(each)]
    if not counting:
        return NOTHING
    known = list(nodes)
    places = dict(known)
    reasons: dict[tuple[str, str], list[Finding]] = {}
    for each in counting:
        for key in _kept_out(each, known, places):
            reasons.setdefault(key, []).append(each)
    return Blocked({key: tuple(found) for key, found in reasons.items()})


def _kept_out(found: Finding, known: Iterable[tuple[str, str]], places: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The channels and SKUs that a finding keeps out."""
    code = found.subject.code
    for channel in found.subject.channel.split(","):
        if channel and (code not in places or found.rule in TAKEN_ALONG):
            yield channel, code
            continue
        top = places[code] if channel else _node(found.where.pointer)
        for sku, pointer in known:
            if not top or pointer == top or pointer.startswith(f"{top}/"):
                yield channel, sku


def _counts(found: Finding) -> bool:
    """What could not be made is not there, whatever anybody thinks of the rule."""
    if found.rule in NOT_MADE:
        return True
    return found.severity >= Severity.ERROR and found.ignored not in ("comment", "settings")


def _node(pointer: str) -> str:
    match = NODE.match(pointer)
    return match[0].rstrip("/") if match else ""
