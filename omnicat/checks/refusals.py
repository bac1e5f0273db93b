"""What a channel would refuse, told once for all variants that share it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from omnicat.checks.faults import Fault
from omnicat.checks.shown import Shown
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.channel import SpecField
from omnicat.model.listing import FieldValue, Listing
from omnicat.model.product import Node

SEVERITIES = {str(severity): severity for severity in Severity}


class Refusal(Struct, frozen=True):
    """One thing wrong with one listing. `about` is the field or image role; `where` None means the listing's own place.

    `keys` name what is missing below the listing's place, `codes` the attributes that it could be made of.
    `source` is a code of the spec's sources; `related` are other places that have to do with it. `owner` is
    the SKU that says what is wrong: it is told of that one alone, for however many listings.
    """

    listing: Listing
    about: str
    message: str
    hint: str
    severity: str = "error"
    source: str = ""
    where: Location | None = None
    keys: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    related: tuple[Location, ...] = ()
    owner: str = ""


Look = Callable[[Shown], Sequence[Refusal]]
"""What a channel would refuse of a product; nothing, nearly always."""


def refused(field: SpecField, value: FieldValue, listing: Listing, fault: Fault) -> Refusal:
    """A field whose value breaks a limit."""
    where = None if value.where.pointer == listing.where.pointer else value.where
    hint = fault.hint or _made_of(value, fault.verb, listing.channel)
    severity = fault.severity or field.severity
    return Refusal(listing, field.name, f"{field.name} {fault.message}", hint, severity, field.source, where)


def lacking(listing: Listing, field: SpecField, message: str, hint: str, codes: tuple[str, ...] = ()) -> Refusal:
    """A field that is not there; where it is made of one attribute, that is where its place is."""
    keys = ("attributes", *codes) if len(codes) == 1 else ()
    return Refusal(listing, field.name, message, hint, field.severity, field.source, None, keys, codes)


def told(refusals: Iterable[Refusal], rule: Rule, shown: Shown) -> Iterator[Finding]:
    """A finding for each place, about the highest product or variant all of whose listings are refused for it."""
    groups: dict[tuple[str, Location | None], dict[str, Refusal]] = {}
    for each in refusals:
        groups.setdefault((each.about, each.where), {}).setdefault(each.listing.sku, each)
    for by_sku in groups.values():
        first = next(iter(by_sku.values()))
        if first.owner:
            node = next(each[-1] for each in shown.product.lineages if each[-1].sku == first.owner)
            yield _finding(rule, first, node, (first.owner,), shown)
            continue
        for node, skus in _covering(shown.product.root, shown, by_sku.keys()):
            yield _finding(rule, by_sku[skus[0]], node, skus, shown)


def _made_of(value: FieldValue, verb: str, channel: str) -> str:
    """What to do, naming the attributes that the field was made of."""
    names = ", ".join(f"`{code}`" for code in value.attributes)
    return f"{verb} {names}" if names else f"{verb} it, by its mapping in channel_profiles/{channel}.yaml"


def _covering(node: Node, shown: Shown, refused: Iterable[str]) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """The highest nodes all of whose listings are refused, with the SKUs that are; the product's own comes first."""
    wanted = set(refused)
    sold = tuple(dict.fromkeys(each.sku for each in shown.group.variants)) or (shown.group.sku,)
    yield from _nodes(node, tuple(sku for sku in sold if sku in _skus(node)), wanted)


def _nodes(node: Node, sold: tuple[str, ...], wanted: set[str]) -> Iterator[tuple[Node, tuple[str, ...]]]:
    if node.sku in wanted:
        yield node, (node.sku, *(sku for sku in sold if sku in wanted and sku != node.sku))
    elif sold and wanted.issuperset(sold):
        yield node, sold
    else:
        for child in node.variants:
            below = _skus(child)
            yield from _nodes(child, tuple(sku for sku in sold if sku in below), wanted)


def _skus(node: Node) -> frozenset[str]:
    return frozenset((node.sku,)).union(*(_skus(child) for child in node.variants))


def _finding(rule: Rule, refusal: Refusal, node: Node, skus: tuple[str, ...], shown: Shown) -> Finding:
    profile = shown.channel.profile
    source = shown.spec.sources.get(refusal.source)
    others = len(skus) - 1 if skus[0] != node.sku else 0
    more = f"; the same at {others} more variant{'s' if others > 1 else ''}" if others else ""
    message = f"{refusal.message}{more}" + (f" ({source})" if source else "")
    keys = "/".join((*([node.pointer] if node.pointer else []), *refusal.keys))
    where = refusal.where or Location(shown.product.path, pointer=keys)
    about = Subject("product", node.sku, profile.name, profile.locale)
    found = finding(rule, where, message, refusal.hint, subject=about, related=refusal.related)
    severity = min(SEVERITIES[refusal.severity], rule.severity)
    return found if severity == found.severity else replace(found, severity=severity)
