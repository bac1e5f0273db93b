"""What `SKU name=value` asks for: whose value, which attribute, in which locale and currency."""

import re
from collections.abc import Collection, Iterable

from msgspec import Struct

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking import all_skus
from omnicat.looking.finding_sku import did_you_mean_sku
from omnicat.pipeline import Opened

KEYS = ("status", "family")
"""What a product says of itself besides attributes."""

NAME = re.compile(r"(?P<code>[^@:]+)(?:@(?P<locale>[^@:]+))?(?::(?P<currency>[A-Za-z]{3}))?")


class Assignment(Struct, frozen=True):
    """One value to set; `text` is None where it is to be taken away."""

    sku: str
    code: str
    locale: str
    currency: str
    text: str | None
    written: str


def read_assignments(words: Iterable[str], unset: Iterable[str], opened: Opened) -> tuple[Assignment, ...]:
    """`SKU attr=value …` or `SKU.attr@de-DE=value`. Raises OmnicatError where a name is not known."""
    known = frozenset(all_skus(opened))
    sku = ""
    found: list[Assignment] = []
    for word in words:
        left, is_said, text = word.partition("=")
        if not is_said:
            sku = _sku(word, known, opened)
        else:
            found.append(_assignment(left.strip(), text, sku, known, opened, word))
    found += [_assignment(word, None, sku, known, opened, word) for word in unset]
    if not found:
        raise OmnicatError("nothing to set", "write it as SKU attribute=value")
    return tuple(found)


def _sku(word: str, known: Collection[str], opened: Opened) -> str:
    if word not in known:
        raise OmnicatError(f"SKU '{word}' does not exist", did_you_mean_sku(word, opened))
    return word


def _assignment(
    left: str, text: str | None, sku: str, known: Collection[str], opened: Opened, written: str
) -> Assignment:
    own, _, name = _split(left, known)
    if own:
        sku, left = own, name
    if not sku:
        asked = left.rpartition(".")[0] or left
        raise OmnicatError(f"'{written}' names no SKU that exists", did_you_mean_sku(asked, opened))
    match = NAME.fullmatch(left)
    if match is None:
        raise OmnicatError(f"'{left}' is not an attribute", "write it as attribute, attribute@de-DE or attribute:EUR")
    code, locale, currency = match["code"].strip(), match["locale"] or "", (match["currency"] or "").upper()
    _check(code, locale, currency, opened)
    return Assignment(sku, code, locale, currency, text, written)


def _split(left: str, known: Collection[str]) -> tuple[str, str, str]:
    """The longest SKU before a dot, and the name behind it."""
    for place in reversed([place for place, sign in enumerate(left) if sign == "."]):
        if left[:place] in known:
            return left[:place], ".", left[place + 1 :]
    return "", "", left


def _check(code: str, locale: str, currency: str, opened: Opened) -> None:
    model = opened.shop.model
    attribute = model.attributes.get(code)
    if attribute is None and code not in KEYS:
        raise OmnicatError(f"attribute '{code}' does not exist", did_you_mean(code, (*model.attributes, *KEYS)))
    if locale and (attribute is None or not attribute.localizable):
        raise OmnicatError(f"'{code}' is the same in every locale", f"leave out '@{locale}'")
    if locale and locale not in model.settings.locales:
        raise OmnicatError(f"'{locale}' is not a locale of the catalog", did_you_mean(locale, model.settings.locales))
    if currency and (attribute is None or attribute.type != "money"):
        raise OmnicatError(f"'{code}' has no currency", f"leave out ':{currency}'")
    if currency and currency not in model.settings.currencies:
        raise OmnicatError(
            f"'{currency}' is not a currency of the catalog", did_you_mean(currency, model.settings.currencies)
        )
