"""What a written listing says of the facts that shoppers compare between channels, each channel's spelling undone."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from omnicat.attributes.definition import Measurement
from omnicat.attributes.units import convert, quantity_of, units_of
from omnicat.channels.exact import Look, looking_at
from omnicat.channels.mapping import Channel
from omnicat.channels.meaning import fields_of, meanings
from omnicat.channels.reading import CannotRead, Reader, as_number
from omnicat.channels.views import Price, text_of
from omnicat.model.catalog import Model
from omnicat.model.listing import Listing, ListingImage
from omnicat.templating import TemplatingProblem, compile_text

Meant = Callable[[Mapping[str, Any]], Any]
"""What a listing's fields say of a fact, as it is meant; None where they say nothing that can be read."""

Said = tuple[str, str]
"""Name and text of a fact."""

OR = "|"
"""Stands between words of ours that the channel spells alike: it says one of them."""

UNIQUE = frozenset({"gtin", "mpn", "image"})
"""Facts that each product has for itself: nothing is remembered of them."""

STANDARD_UNIT = {"mass": "g", "length": "cm"}
MANY = 500


class Facts:
    """The facts of one channel, worked out for all its listings.

    A fact's name says what it may be compared with: `price@USD`, `brand@de-DE` where the attribute is localizable. Its
    text is the same for whatever means the same: an amount without needless zeros, a GTIN of 14 digits, a measure in
    grams or centimeters, our own word for an availability, an image's original.
    """

    def __init__(self, channel: Channel, model: Model) -> None:
        """Leaves out what the channel's spec does not call a fact."""
        profile = channel.profile
        readers = meanings(profile.spec, profile.currency)
        self._words = {
            fact: _alike(profile.spec.fields[text].values)
            for fact, text in profile.spec.facts.items()
            if text in profile.spec.fields
        }
        self._says_both = {"price", "sale_price"} <= profile.spec.facts.keys()
        self._locale = profile.locale
        self._localized = frozenset(code for code, each in model.attributes.items() if each.localizable)
        self._says = tuple((fact, self._say(fact, text, channel, readers)) for fact, text in profile.spec.facts.items())

    def said(self, listing: Listing) -> list[Said]:
        """Name and text of each fact that the listing says."""
        found: list[Said] = []
        prices: dict[str, Said] = {}
        for fact, say in self._says:
            said = say(listing)
            if said is not None:
                if fact in ("price", "sale_price"):
                    prices[fact] = said
                found.append(said)
        if self._says_both and prices:
            name, text = prices.get("sale_price") or prices["price"]
            found.append((f"price_now@{name.partition('@')[2]}", text))
        return found

    def _say(
        self, fact: str, text: str, channel: Channel, readers: Mapping[str, Reader]
    ) -> Callable[[Listing], Said | None]:
        """A fact that one field says, or several; listings mostly say what others said before, but of images of their
        own."""
        meant, look = _of_field(text, readers[text]) if text in readers else _of_expression(text, channel, readers)
        known: dict[Any, Said | None] = {}
        if look is None or fact in UNIQUE:
            return lambda listing: self._said(fact, meant(listing.spelled), listing)

        def say(listing: Listing) -> Said | None:
            spelled = listing.spelled
            key = look(spelled)
            if key in known:
                return known[key]
            if len(known) >= MANY:
                known.clear()
            said = known[key] = self._said(fact, meant(spelled), listing)
            return said

        return say

    def _said(self, fact: str, said: Any, listing: Listing) -> Said | None:
        meant = _single(said)
        text = "" if meant is None else self._text(fact, meant, listing)
        return (self._name(fact, meant), text) if text else None

    def _name(self, fact: str, meant: Any) -> str:
        if type(meant) is Price:
            return f"{fact}@{meant.currency}"
        return f"{fact}@{self._locale}" if fact in self._localized else fact

    def _text(self, fact: str, meant: Any, listing: Listing) -> str:
        if fact == "image":
            return _original(text_of(meant), listing.images)
        if fact == "gtin":
            return text_of(meant).zfill(14)
        if type(meant) is Price:
            return _digits(meant.amount)
        if type(meant) is Measurement:
            return _measured(meant)
        text, words = text_of(meant), self._words.get(fact)
        return words[text] if words and text in words else " ".join(text.split())


def agree(one: str, other: str) -> bool:
    """Whether two texts of a fact say the same: a word in common, or measures that differ by rounding alone."""
    if one == other or not {*one.split(OR)}.isdisjoint(other.split(OR)):
        return True
    first, second = _amount_of(one), _amount_of(other)
    return first is not None and second is not None and abs(first - second) * 100 <= max(abs(first), abs(second))


def _amount_of(text: str) -> Decimal | None:
    """The amount of a measure; no other fact has a unit."""
    amount, _, unit = text.partition(" ")
    return Decimal(amount) if unit in STANDARD_UNIT.values() else None


def _of_field(name: str, read: Reader) -> tuple[Meant, Look]:
    def meant(spelled: Mapping[str, Any]) -> Any:
        said = spelled.get(name)
        return None if said is None else _read(read, said)

    return meant, looking_at((name,))


def _of_expression(text: str, channel: Channel, readers: Mapping[str, Reader]) -> tuple[Meant, Look | None]:
    expression = compile_text(text)
    given = {**dict.fromkeys(expression.names), **channel.given}
    looked_at = tuple(member for name, member in expression.reads if name == "fields")

    def meant(spelled: Mapping[str, Any]) -> Any:
        try:
            return expression.evaluate({**given, "fields": fields_of(spelled, readers)})
        except TemplatingProblem:
            return None

    is_known = "fields" not in expression.names or (looked_at and all(looked_at))
    return meant, looking_at(looked_at) if is_known else None


def _single(meant: Any) -> Any:
    """The first of several; an amount with its currency as a price."""
    if type(meant) is str:
        return meant
    if isinstance(meant, tuple | list):
        return _single(meant[0]) if meant else None
    if isinstance(meant, Mapping):
        amount = as_number(meant.get("amount"))
        return Price(amount, str(meant["currency"])) if amount is not None and "currency" in meant else None
    return meant


def _read(read: Reader, said: Any) -> Any:
    """What can't be read is told of as such."""
    try:
        return read(said)
    except CannotRead:
        return None


def _alike(words: Mapping[str, str]) -> dict[str, str]:
    """Our word -> all of ours that the channel spells like it."""
    return {ours: OR.join(each for each, other in words.items() if other == theirs) for ours, theirs in words.items()}


def _original(url: str, images: Iterable[ListingImage]) -> str:
    """The original behind an address; nothing where the channel has a picture of its own on purpose, or may not show
    what others do."""
    found = next((each for each in images if each.url == url), None)
    if found is None:
        return url
    return "" if found.stands_in or "channels/" in found.where.pointer else found.asset


def _measured(measure: Measurement) -> str:
    unit = STANDARD_UNIT.get(quantity_of(measure.unit), "")
    if not unit or measure.unit not in units_of(quantity_of(unit)):
        return str(measure)
    return f"{_digits(convert(measure.amount, measure.unit, unit))} {unit}"


def _digits(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
