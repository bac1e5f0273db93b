"""The same facts in all channels: what each says of a product, and where they do not agree."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from omnicat.attributes.currencies import minor_units
from omnicat.channels.facts import agree
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.product import Lineage, Product

FACTS_DIFFER = Rule(
    "channel/facts-differ",
    Severity.ERROR,
    """Two channels would say different things about the same product.

Price, GTIN, brand, measures, availability and the main image are facts: a shopper who sees the product in two places
must find them alike. They are compared as they are written, after undoing each channel's spelling: `29.00 USD` and
2900 minor units are one price, `in stock` and `IN_STOCK` one availability; prices only within one currency, measures
but for rounding. The product stays out of the channels that say otherwise than most; out of all of them where no
answer is more frequent.

Bad:

    # channel_profiles/ebay.yaml
    fields: {price: "{{ (price.amount * 1.1) | round(2) }} USD"}

Good: the same price everywhere; or say that it differs on purpose, in catalog.yaml:

    lint:
      ignore: [{rule: channel/facts-differ, path: "catalog/products/**", reason: eBay's prices hold its fee}]

Fix: correct the mapping in the profile that the message names.
""",
)

Answer = tuple[str, tuple[str, ...]]
"""A text, and the channels that say it."""

Table = dict[tuple[str, str, str], list[str]]
"""Fact, SKU and text -> the channels that say so."""


class Said(msgspec.Struct, frozen=True, array_like=True):
    """What these channels say of a fact of these SKUs."""

    fact: str
    text: str
    channels: tuple[str, ...]
    skus: tuple[str, ...]


class Differing(msgspec.Struct, frozen=True, array_like=True):
    """A fact about which channels do not agree: what is said, and by whom, in the order of the texts."""

    where: Location
    sku: str
    fact: str
    said: tuple[Answer, ...]

    def findings(self, channels: Iterable[str]) -> Iterator[Finding]:
        """What is wrong as far as it is about these channels."""
        wanted = frozenset(channels)
        said = [(text, tuple(each for each in names if each in wanted)) for text, names in self.said]
        there = [(text, names) for text, names in said if names]
        if _differ(there):
            yield self._finding(there)

    def _finding(self, said: list[Answer]) -> Finding:
        most = max(len(names) for _, names in said)
        usual = [text for text, names in said if len(names) == most]
        outside = [names for text, names in said if len(usual) > 1 or text != usual[0]]
        fact, _, of = self.fact.partition("@")
        shown = "; ".join(f"{_shown(fact, text, of)} in {', '.join(names)}" for text, names in said)
        about = Subject("product", self.sku, ",".join(sorted({each for names in outside for each in names})))
        hint = "let all profiles fill it from one attribute, or ignore it with a reason"
        return finding(
            FACTS_DIFFER,
            self.where,
            f"'{self.sku}' has more than one {fact.replace('_', ' ')}: {shown}",
            hint,
            subject=about,
        )


def merged(old: bytes, kept: Iterable[str], new: Iterable[tuple[str, str, list[tuple[str, str]]]]) -> tuple[Said, ...]:
    """What the kept channels said before, and what others say now: channel and SKU, each fact with its text."""
    table: Table = {}
    still = frozenset(kept)
    for each in decode_said(old) if old else ():
        channels = [name for name in each.channels if name in still]
        for sku in each.skus if channels else ():
            table.setdefault((each.fact, sku, each.text), []).extend(channels)
    for channel, sku, facts in new:
        for fact, text in facts:
            key = fact, sku, text
            if key in table:
                table[key].append(channel)
            else:
                table[key] = [channel]
    return tuple(_rows(table))


def differing(said: Iterable[Said], product: Product, place: Callable[[str], Location]) -> Iterator[Differing]:
    """The facts about which the channels do not agree; one for the whole product where that is so for all of it.

    `place` tells where a pointer of the product's file stands.
    """
    groups: dict[tuple[str, tuple[Answer, ...]], list[str]] = {}
    for (fact, sku), answers in _apart(said).items():
        if _differ(answers):
            groups.setdefault((fact, tuple(answers)), []).append(sku)
    sold = {each[-1].sku: each for each in product.leaves}
    for (fact, said_of_it), skus in groups.items():
        whole = len(skus) == len(sold) > 1
        for sku in (product.sku,) if whole else skus:
            lineage = (product.root,) if whole else sold.get(sku, (product.root,))
            yield Differing(place(_pointer(fact, lineage)), sku, fact, said_of_it)


def _differ(answers: Sequence[Answer]) -> bool:
    return any(not agree(answers[0][0], text) for text, _ in answers[1:])


def _apart(said: Iterable[Said]) -> Mapping[tuple[str, str], list[Answer]]:
    """Each fact of each SKU with its answers; hardly ever is there more than one."""
    answers: dict[tuple[str, str], list[Answer]] = {}
    for each in said:
        for sku in each.skus:
            answers.setdefault((each.fact, sku), []).append((each.text, each.channels))
    return answers


def _pointer(fact: str, lineage: Lineage) -> str:
    """Where the nearest node says the fact; the node itself where none does."""
    name = fact.partition("@")[0]
    for node in reversed(lineage):
        if name in node.values:
            return _below(node.pointer, f"attributes/{name}")
        if name == "image" and "main" in node.assets:
            return _below(node.pointer, "assets/main")
    return lineage[-1].pointer


def _below(pointer: str, keys: str) -> str:
    return f"{pointer}/{keys}" if pointer else keys


def _rows(table: Table) -> Iterator[Said]:
    alike: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for fact, sku, text in sorted(table):
        alike.setdefault((fact, text, tuple(sorted(table[fact, sku, text]))), []).append(sku)
    for (fact, text, names), skus in alike.items():
        yield Said(fact, text, names, tuple(skus))


def _shown(fact: str, text: str, of: str) -> str:
    if "price" not in fact:
        return f"'{text}'"
    amount = Decimal(text)
    return f"{max(amount, amount.quantize(Decimal(1).scaleb(-minor_units(of))), key=_decimals):f} {of}"


def _decimals(amount: Decimal) -> int:
    return -int(amount.as_tuple().exponent)


decode_said = msgspec.msgpack.Decoder(tuple[Said, ...]).decode
