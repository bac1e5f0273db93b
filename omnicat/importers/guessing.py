"""What kind of value a column holds, judged by what stands in it."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from omnicat.attributes.gtin import is_valid
from omnicat.attributes.units import quantity_of
from omnicat.importers.cells import Habits, boolean, gtin_digits, number, read_date, read_measurement, unit_of

_TAG = re.compile(r"</?(p|br|b|i|ul|ol|li|h[1-6]|div|span|strong|em|table|a|sup)\b[^>]*>", re.IGNORECASE)
_PRICE = re.compile(r"([$€£¥]\s?-?[\d.,]+|-?[\d.,]+\s?([$€£¥]|[A-Z]{3}))([,;]\s*-?[\d.,]+\s?[A-Z]{3})*")
_FILE = re.compile(r"[^,;|\n]+\.(jpe?g|png|webp|gif|tiff?|avif|bmp)", re.IGNORECASE)
ENOUGH = 0.97


class Guess(Struct, frozen=True):
    """A definition, how sure it is (0 to 1), and why."""

    definition: dict[str, Any]
    confidence: float
    reason: str


def guess(name: str, values: Sequence[str], habits: Habits = Habits()) -> Guess:
    """The type of a column's values; text where nothing else fits nearly all of them."""
    seen = [value for value in values if value]
    if not seen:
        return Guess({"type": "text"}, 0.2, "the column is empty")
    if name.endswith("?") and set(seen) <= {"0", "1"}:
        return Guess({"type": "boolean"}, 0.95, "the header asks and the values are 0 and 1")
    for kind, fits, reason in _TESTS:
        share = sum(1 for value in seen if fits(value, habits)) / len(seen)
        if share >= ENOUGH:
            return Guess(_definition(kind, seen, habits), share, f"{share:.0%} of the values {reason}")
    return _text(name, seen)


def habits_of(values: Sequence[str]) -> Habits:
    """Whether a column writes decimal commas and days before months."""
    commas = sum(bool(re.search(r"\d,\d{1,2}(?!\d)", value)) for value in values)
    points = sum(bool(re.search(r"\d\.\d{1,2}(?!\d)", value)) for value in values)
    dates = [match for value in values if (match := re.match(r"(\d{1,2})[/-](\d{1,2})[/-]\d{4}", value))]
    return Habits(decimal_comma=commas > points, day_first=any(int(match[1]) > 12 for match in dates))


def is_file_name(text: str) -> bool:
    """Whether it names an image file (not a web address)."""
    return bool(_FILE.fullmatch(text)) and "://" not in text


def has_tags(text: str) -> bool:
    """Whether HTML stands in it."""
    return bool(_TAG.search(text))


def _is_boolean(text: str, _: Habits) -> bool:
    return boolean(text) is not None and not text.isdigit()


def _is_integer(text: str, _: Habits) -> bool:
    return bool(re.fullmatch(r"-?(0|[1-9]\d*)", text))


def _is_decimal(text: str, habits: Habits) -> bool:
    return number(text, habits) is not None and not re.fullmatch(r"0\d+", text)


def _is_measurement(text: str, habits: Habits) -> bool:
    return bool(re.search(r"\D$", text)) and bool(read_measurement(text, "", "", habits).value)


def _is_date(text: str, habits: Habits) -> bool:
    return not text.isdigit() and bool(read_date(text, habits).value)


_TESTS: tuple[tuple[str, Callable[[str, Habits], bool], str], ...] = (
    ("gtin", lambda text, _: is_valid(gtin_digits(text)), "have a GTIN's check digit"),
    ("boolean", _is_boolean, "say yes or no"),
    ("integer", _is_integer, "are whole numbers"),
    (
        "money",
        lambda text, _: bool(_PRICE.fullmatch(text)) and not unit_of(text.lstrip("-0123456789., ")),
        "are prices",
    ),
    ("decimal", _is_decimal, "are numbers"),
    ("date", _is_date, "are dates"),
    ("measurement", _is_measurement, "are amounts with a unit"),
    ("image", lambda text, _: all(is_file_name(part.strip()) for part in re.split(r"[,;|]", text)), "name image files"),
    ("url", lambda text, _: bool(re.match(r"https?://\S+$", text)), "are web addresses"),
    ("rich_text", lambda text, _: has_tags(text), "hold HTML"),
)


def _definition(kind: str, values: Sequence[str], habits: Habits) -> dict[str, Any]:
    if kind != "measurement":
        return {"type": kind}
    units = [str(read_measurement(value, "", "", habits).value).partition(" ")[2] for value in values]
    unit = max(sorted(set(units) - {""}), key=units.count)
    return {"type": "measurement", "quantity": quantity_of(unit), "unit": unit}


def _text(name: str, values: Sequence[str]) -> Guess:
    distinct = len({value.casefold() for value in values})
    if any(has_tags(value) for value in values):
        return Guess({"type": "rich_text"}, 0.8, "some values hold HTML")
    few = distinct <= max(2, min(60, len(values) // 4)) and max(map(len, values)) <= 60
    if few and len(values) >= 6 and not re.search(r"name|title|description|note", name, re.IGNORECASE):
        return Guess({"type": "select"}, 0.7, f"{distinct} different values in {len(values)} rows")
    return Guess({"type": "text"}, 0.6, "the values are free text")
