"""What each column of an unknown table is, and how sure that is: judged by its name, then by what stands in it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from omnicat.attributes.units import quantity_of
from omnicat.importers.cells import POINT, Habits, gtin_digits, number, restored_gtin, unit_of
from omnicat.importers.draft import Options
from omnicat.importers.guessing import guess, habits_of
from omnicat.importers.standard import standard_attributes
from omnicat.importers.tables import Table
from omnicat.importers.vocabulary import Vocabulary
from omnicat.importers.words import plain_words, role, standard_code

ROLES = ("sku", "parent", "family", "categories", "status", "quantity", "images", "gallery")
LANGUAGES = frozenset(
    [
        "en",
        "de",
        "fr",
        "es",
        "it",
        "nl",
        "pl",
        "pt",
        "sv",
        "da",
        "fi",
        "nb",
        "no",
        "cs",
        "sk",
        "hu",
        "ro",
        "bg",
        "el",
        "tr",
        "ru",
        "uk",
        "ja",
        "ko",
        "zh",
        "ar",
        "he",
    ]
)
CURRENCIES = frozenset(
    [
        "USD",
        "EUR",
        "GBP",
        "CHF",
        "PLN",
        "SEK",
        "NOK",
        "DKK",
        "CZK",
        "HUF",
        "RON",
        "CAD",
        "AUD",
        "NZD",
        "JPY",
        "CNY",
        "INR",
        "BRL",
        "MXN",
        "TRY",
        "ZAR",
        "SGD",
        "HKD",
    ]
)
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}


class Assigned(Struct, frozen=True):
    """A column and its meaning: a role of the import (sku, parent, images…) or an attribute."""

    column: str
    role: str = ""
    code: str = ""
    definition: Mapping[str, Any] | None = None
    confidence: float = 1.0
    reason: str = ""
    unit: str = ""
    currency: str = ""
    locale: str = ""
    habits: Habits = POINT

    @property
    def words(self) -> str:
        """The guess as the report says it."""
        kind = f" ({self.definition['type']})" if self.definition else ""
        meaning = (
            "left out" if self.role == "-" else f"the {self.role}" if self.role else f"attribute '{self.code}'{kind}"
        )
        return f"{meaning}, {self.confidence:.0%} sure: {self.reason}"


def assign(table: Table, options: Options, vocabulary: Vocabulary) -> tuple[Assigned, ...]:
    """The meaning of every column; a role or an attribute is given to one column only."""
    found = [_meaning(name, table, options, vocabulary) for name in table.columns]
    return _once_each(_with_sku(found, table), vocabulary)


def _meaning(name: str, table: Table, options: Options, vocabulary: Vocabulary) -> Assigned:
    values = list(table.column(name))
    habits = habits_of(values)
    if wanted := options.mapping.get(name):
        if wanted in (*ROLES, "-"):
            return Assigned(name, role=wanted, reason="as asked for")
        return _attribute(name, wanted, values, "as asked for", 1.0, habits, vocabulary)
    if not values:
        return Assigned(name, role="-", reason="the column is empty")
    if part := role(name):
        if _fits_role(part, values):
            return Assigned(name, role=part, confidence=0.9, reason="by its name")
        return _by_content(name, values, habits, "", vocabulary)
    if code := vocabulary.code_named(name):
        return _attribute(name, code, values, "the catalog has an attribute of that name", 1.0, habits, vocabulary)
    base, locale, currency, unit = _parts(name)
    if code := standard_code(base) or standard_code(name):
        made = _attribute(name, code, values, "by its name", 0.9, habits, vocabulary)
        if _fits(code, values, habits):
            return replace(made, currency=currency, unit=unit, locale=locale)
    return _by_content(name, values, habits, unit, vocabulary)


def _by_content(name: str, values: Sequence[str], habits: Habits, unit: str, vocabulary: Vocabulary) -> Assigned:
    found = guess(name, values, habits)
    kind = found.definition["type"]
    if kind == "image":
        return Assigned(name, role="images", confidence=found.confidence, reason=found.reason)
    code = "gtin" if kind == "gtin" else vocabulary.fresh_code(name)
    definition = dict(found.definition)
    if unit and kind in ("integer", "decimal"):
        definition = {"type": "measurement", "quantity": quantity_of(unit), "unit": unit}
    if kind == "url":
        definition = {"type": "url"}
    definition = {**definition, "label": name}
    if code in standard_attributes() and standard_attributes()[code]["type"] != kind:
        code = f"{code}_text"
    return Assigned(name, "", code, definition, found.confidence, found.reason, unit, habits=habits)


def _attribute(
    name: str, code: str, values: Sequence[str], reason: str, confidence: float, habits: Habits, vocabulary: Vocabulary
) -> Assigned:
    known = vocabulary.peek(code)
    definition = known or {**guess(name, values, habits).definition, "label": name}
    return Assigned(name, "", code, definition, confidence, reason, habits=habits)


def _parts(name: str) -> tuple[str, str, str, str]:
    """A header without its language, currency and unit, and these three: 'Preis (€)', 'name_de', 'Weight (kg)'."""
    locale = currency = unit = ""
    base = name
    match = re.fullmatch(r"(.+?)[ _\-.\[(]+([a-z]{2})(?:[-_]([A-Za-z]{2}))?[\])]?", name)
    if match and match[2].lower() in LANGUAGES and standard_code(match[1]):
        base, locale = match[1], match[2].lower() + (f"-{match[3].upper()}" if match[3] else "")
    words = re.findall(r"[A-Za-z]{3}|[€$£¥]", name)
    currency = next((SIGNS.get(word, word.upper()) for word in words if word in SIGNS or word in CURRENCIES), "")
    if currency and not locale:
        base = re.sub(rf"[\s_\-(\[]*({currency}|[€$£¥])[\])]*", "", name)
    if match := re.fullmatch(r"(.+?)(?:\s*[(\[]\s*([^)\]]+?)\s*[)\]]|[\s_](?:in[\s_])?([A-Za-z]{1,4}))", name):
        unit = unit_of(match[2] or match[3]) if (match[2] or standard_code(match[1])) else ""
        base = match[1] if unit else base
    return base, locale, currency, unit


def _fits(code: str, values: Sequence[str], habits: Habits) -> bool:
    """Whether the values can be what the name says."""
    kind = standard_attributes()[code]["type"]
    if kind == "gtin":
        return sum(_like_gtin(value) for value in values) * 2 >= len(values)
    if kind in ("money", "measurement", "integer", "decimal"):
        return sum(bool(re.search(r"\d", value)) for value in values) * 2 >= len(values)
    return True


def _fits_role(part: str, values: Sequence[str]) -> bool:
    if part == "quantity":
        return sum(number(value) is not None for value in values) * 2 >= len(values)
    if part in ("images", "gallery"):
        return any("." in value or "/" in value for value in values)
    return True


def _like_gtin(value: str) -> bool:
    """Whether it is a GTIN, or as long as one: a wrong digit is told of later, in its own place."""
    return bool(restored_gtin(value) or re.fullmatch(r"\d{11,14}", gtin_digits(value)))


def _with_sku(found: list[Assigned], table: Table) -> list[Assigned]:
    """Exactly one column is the SKU: the best named one, else the first whose values are all there and all different."""
    named = [each for each in found if each.role == "sku"]
    best = min(named, key=lambda each: _sku_rank(each, table), default=None) or _unique_column(found, table)
    if best is None:
        return found
    demoted = [_demoted(each, table) if each.role == "sku" and each.column != best.column else each for each in found]
    made = replace(best, role="sku", code="", definition=None)
    return [made if each.column == best.column else each for each in demoted]


def _sku_rank(each: Assigned, table: Table) -> tuple[bool, bool, bool]:
    values = list(table.column(each.column))
    repeated = len(set(values)) < len(values) or len(values) < len(table.rows)
    return each.reason != "as asked for", "sku" not in plain_words(each.column), repeated


def _demoted(each: Assigned, table: Table) -> Assigned:
    values = list(table.column(each.column))
    code = f"{plain_words(each.column).replace(' ', '_')}" or "code"
    return Assigned(
        each.column,
        "",
        code,
        {"type": "text", "label": each.column},
        0.6,
        f"another column is the SKU; {len(values)} values",
    )


def _unique_column(found: Sequence[Assigned], table: Table) -> Assigned | None:
    for each in found:
        values = list(table.column(each.column))
        code_like = all(len(value) <= 40 and not re.search(r"\s", value) for value in values)
        if not each.role and code_like and len(set(values)) == len(values) == len(table.rows):
            return replace(each, confidence=0.5, reason="its values are all there and all different")
    return None


def _once_each(found: Sequence[Assigned], vocabulary: Vocabulary) -> tuple[Assigned, ...]:
    taken: set[tuple[str, str, str]] = set()
    made = []
    for each in found:
        key = (each.code or each.role, each.currency, each.locale)
        if each.role == "-" or key not in taken or each.role in ("images", "gallery"):
            taken.add(key)
            made.append(each)
            continue
        code = vocabulary.fresh_code(each.column)
        while (code, "", "") in taken or code in standard_attributes():
            code = f"{code}_2"
        taken.add((code, "", ""))
        definition = {"type": "text", "label": each.column}
        made.append(
            Assigned(each.column, "", code, definition, 0.5, f"another column is {each.role or each.code} already")
        )
    return tuple(made)
