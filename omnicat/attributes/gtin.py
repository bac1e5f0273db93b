"""A GTIN: the number below a barcode, of 8, 12, 13 or 14 digits, kept as text."""

import re

from omnicat.attributes.definition import Attribute
from omnicat.attributes.limits import text_problems
from omnicat.attributes.plain import shown, written, wrong
from omnicat.attributes.protocol import Problem, Raw, Reading, Schema
from omnicat.attributes.rules import GTIN_CHECK_DIGIT, GTIN_LENGTH, GTIN_RESTRICTED

NAME = "gtin"
MANY = False

LENGTHS = (8, 12, 13, 14)
# Prefixes of the 13-digit form that no channel takes as a product's number: restricted circulation and coupons.
# GS1 General Specifications, section 1.4. Google Merchant Center refuses 02, 04, 2 and coupons 98-99, Microsoft also
# coupon 05, OpenAI all six (their product data specifications, read 2026-08).
RESTRICTED = {
    "02": "a number for use within one shop",
    "04": "a number for use within one company",
    "05": "a coupon's number",
    "2": "a number for use within one region or shop",
    "98": "a coupon's or refund's number",
    "99": "a coupon's number",
}
_ISBN_10 = re.compile(r"[0-9]{9}[0-9Xx]").fullmatch
_SHORTENED = re.compile(r"[0-9][.,][0-9]+[eE]\+?[0-9]+").fullmatch


def read(raw: Raw, attribute: Attribute) -> Reading:
    """The digits as text. A number is kept even where its check digit is wrong, so that it can be shown."""
    if isinstance(raw, (list, dict, bool)):
        return wrong(raw, attribute, "a GTIN", hint='write its digits in quotes: "4006381333931"')
    text = written(raw)
    problem = length_problem(text) or check_digit_problem(text) or restricted_problem(text)
    if problem and problem.rule is GTIN_LENGTH:
        return None, (problem,)
    return text, ((problem,) if problem else text_problems(text, attribute))


def schema(attribute: Attribute) -> Schema:
    """Digits in quotes, or without them where none is lost."""
    return {"type": ["string", "integer"], "pattern": r"^([0-9]{8}|[0-9]{12,14})$", "examples": ["4006381333931"]}


def check_digit(digits: str) -> int:
    """The digit that belongs behind these: weights 3 and 1 in turn from the right, up to the next ten."""
    return -(3 * sum(map(int, digits[-1::-2])) + sum(map(int, digits[-2::-2]))) % 10


def is_valid(text: str) -> bool:
    """Whether this is a GTIN by its length and its check digit."""
    return _is_digits(text) and len(text) in LENGTHS and int(text[-1]) == check_digit(text[:-1])


def to_gtin14(text: str) -> str:
    """The same number in 14 digits; the form in which two GTINs are compared."""
    return text.zfill(14)


def restricted_prefix(text: str) -> str:
    """The prefix that makes this no number of a product for sale; empty where it is one."""
    long = to_gtin14(text)
    if long.startswith("000000"):
        return long[6] if long[6] in "02" else ""
    return next((prefix for prefix in (long[1], long[1:3]) if prefix in RESTRICTED), "")


def to_upc_a(text: str) -> str:
    """The 12 digits of a UPC-E, which is 8 digits and begins with 0 or 1; empty where it is none."""
    if not _is_digits(text) or len(text) != 8 or text[0] not in "01":
        return ""
    system, d, check = text[0], text[1:7], text[7]
    long = {
        "3": f"{d[:3]}00000{d[3:5]}",
        "4": f"{d[:4]}00000{d[4]}",
    }.get(d[5], f"{d[:2]}{d[5]}0000{d[2:5]}" if d[5] in "012" else f"{d[:5]}0000{d[5]}")
    upc = f"{system}{long}{check}"
    return upc if is_valid(upc) else ""


def length_problem(text: str) -> Problem | None:
    """Not digits alone, or not as many as a GTIN has."""
    if _is_digits(text) and len(text) in LENGTHS:
        return None
    if _is_digits(text):
        message = f"{shown(text)} has {len(text)} digits, a GTIN has 8, 12, 13 or 14"
    else:
        message = f"{shown(text)} is not a GTIN: only digits can be in it"
    return Problem(GTIN_LENGTH, message, _length_hint(text))


def check_digit_problem(text: str) -> Problem | None:
    """A last digit that doesn't follow from those before it."""
    right = check_digit(text[:-1])
    if int(text[-1]) == right:
        return None
    message = f"'{text}' ends with the check digit {text[-1]}, the others ask for {right}"
    if upc := to_upc_a(text):
        return Problem(GTIN_CHECK_DIGIT, message, f'this is a UPC-E; write its 12 digits: "{upc}"')
    return Problem(GTIN_CHECK_DIGIT, message, "compare all digits with the barcode; one is mistyped or two are swapped")


def restricted_problem(text: str) -> Problem | None:
    """A number from a range that is not for trade."""
    prefix = restricted_prefix(text)
    if not prefix:
        return None
    if to_gtin14(text).startswith("000000"):
        what, prefix = "an 8-digit number for use within one company", f"{prefix} of a GTIN-8"
    else:
        what = RESTRICTED[prefix]
    hint = "write the maker's GTIN, or leave it out"
    if upc := to_upc_a(text):
        hint = f'if this is a UPC-E, write its 12 digits: "{upc}"'
    return Problem(GTIN_RESTRICTED, f"'{text}' is {what} (prefix {prefix})", hint)


def _length_hint(text: str) -> str:
    bare = re.sub(r"[\s'‐-―-]", "", text)
    if _ISBN_10(bare):
        isbn = f"978{bare[:9]}"
        return f'if this is an ISBN-10, write its 13 digits: "{isbn}{check_digit(isbn)}"'
    if _SHORTENED(text):
        return "a spreadsheet has cut this number; format the column as text and take the digits from the barcode"
    if bare != text and _is_digits(bare):
        return f'leave out spaces and dashes: "{bare}"'
    if padded := _with_lost_zeros(text):
        return f'if leading zeros were lost, quote it: "{padded}"'
    return "write all its digits, or leave it out"


def _with_lost_zeros(text: str) -> str:
    """The shortest GTIN this is when zeros are put in front; empty where that gives none."""
    if not _is_digits(text) or not text.strip("0"):
        return ""
    return next((text.zfill(length) for length in LENGTHS if length > len(text) and is_valid(text.zfill(length))), "")


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
