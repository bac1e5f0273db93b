"""The signs of a text: for an address, digits alone, without emoji or symbols, one text for another."""

import re
import unicodedata
from typing import Any

from omnicat.templating.limits import CHARACTERS, TooMuchWork, as_text

# Unicode 15.1, blocks of pictographs; (c), (r), TM and the degree sign are symbols, not emoji.
_PICTURE = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a\u231b\u2328\u23cf\u23e9-\u23fa\u3030\u303d\u3297\u3299\u203c\u2049"
_MARKS = "\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
EMOJI = re.compile(f"[{_PICTURE}{_MARKS}](?:[{_MARKS}]|\u200d[{_PICTURE}])*")
SPACES = re.compile(r"[ \t\u00a0]{2,}")
SYMBOLS = frozenset(("So", "Sk", "Co", "Cs", "Cn"))
MEASURES = frozenset("°⌀№℃℉")
"""Symbols that a measure or a number is not the same without."""


def slug(text: Any) -> str:
    """Lower-case letters, digits and dashes: what stands in a URL.

    'Größe L: Crème' | slug -> grosse-l-creme
    """
    flat = unicodedata.normalize("NFKD", as_text(text).replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", flat.lower()).strip("-")


def digits(text: Any) -> str:
    """The digits alone, in any script, as 0 to 9.

    '+49 (30) 1234-5' | digits -> 493012345
    """
    return "".join(str(unicodedata.decimal(sign)) for sign in as_text(text) if sign.isdecimal())


def without_emoji(text: Any) -> str:
    """The text without pictographs; ©, ®, ™ and ° stay.

    'Harbor™ tee 🌊☀️ for 30 °C' | without_emoji -> Harbor™ tee for 30 °C
    """
    return _tidy(EMOJI.sub(" ", as_text(text)), as_text(text))


def without_symbols(text: Any) -> str:
    """The text without pictographs and symbols such as ™, ★ or →; letters, digits, punctuation, currencies and measures stay.

    '★ Harbor™ tee → 29 €' | without_symbols -> Harbor tee 29 €
    """
    source = as_text(text)
    bare = EMOJI.sub(" ", source)
    return _tidy("".join(sign for sign in bare if not _is_symbol(sign)), source)


def _is_symbol(sign: str) -> bool:
    return (unicodedata.category(sign) in SYMBOLS and sign not in MEASURES) or "\u2190" <= sign <= "\u21ff"


def _tidy(text: str, source: str) -> str:
    """No spaces where something was taken out of the middle of them."""
    return source if text == source else SPACES.sub(" ", text).strip()


def replace(text: Any, old: Any, new: Any) -> str:
    """Every `old` as `new`; refused where the result would be enormous.

    'Tee & Mug' | replace('&', 'and') -> Tee and Mug
    """
    source, old, new = as_text(text), as_text(old), as_text(new)
    if source.count(old) * len(new) + len(source) > CHARACTERS:
        raise TooMuchWork(f"more than {CHARACTERS:,} characters of output")
    return source.replace(old, new)


def trim(text: Any, signs: str | None = None) -> str:
    """The text without the space around it, or without those signs.

    '– tee –' | trim('– ') -> tee
    """
    return as_text(text).strip(signs)
