"""Capital and small letters; brand words and acronyms keep theirs."""

import re
from typing import Any

from omnicat.templating.limits import as_text

SPACES = re.compile(r"(\s+)")
SENTENCE_ENDS = (".", "!", "?", "…")
SMALL = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
SHOUTED = 0.8
"""The share of capitals from which a text shouts."""


def upper(text: Any) -> str:
    """Capitals only.

    'harbor tee' | upper -> HARBOR TEE
    """
    return as_text(text).upper()


def lower(text: Any) -> str:
    """Small letters only.

    'HARBOR Tee' | lower -> harbor tee
    """
    return as_text(text).lower()


def capitalize(text: Any) -> str:
    """The first letter as a capital, all others small.

    'harbor TEE' | capitalize -> Harbor tee
    """
    return as_text(text).capitalize()


def title_case(text: Any, keep: Any = ()) -> str:
    """Each word with a capital, but for small ones such as `of`; `keep` are words that stay as they are written there.

    Words with capitals or digits inside stay as they are: iPhone, USB-C, 4K. What is all in capitals is read as small.

    'WATERPROOF CASE FOR THE IPHONE' | title_case('iPhone') -> Waterproof Case for the iPhone
    """
    source, kept = as_text(text), _kept(keep)
    is_loud = _shouts(source)
    words = SPACES.split(source)
    told = [place for place, word in enumerate(words) if place % 2 == 0 and word]
    for place in told:
        word = words[place]
        if bare(word) in kept:
            words[place] = _as_kept(word, kept)
        elif _has_digit(word) or (not is_loud and any(sign.isupper() for sign in word[1:])):
            continue
        elif bare(word) in SMALL and place not in (told[0], told[-1]):
            words[place] = word.lower()
        else:
            words[place] = "-".join(_capital(part.lower() if is_loud else part) for part in word.split("-"))
    return "".join(words)


def sentence_case(text: Any, keep: Any = ()) -> str:
    """A text that is all in capitals as a sentence; `keep` are words that stay as they are written there.

    Any other text stays as it is: nobody can tell names from words there. In German use `title_case`, nouns are names.

    'HARBOR USB-C LAMP WITH 4K FILM' | sentence_case('USB-C Harbor') -> Harbor USB-C lamp with 4K film
    """
    source, kept = as_text(text), _kept(keep)
    if not _shouts(source):
        return source
    words = SPACES.split(source)
    begins = True
    for place in range(0, len(words), 2):
        word = words[place]
        if bare(word) in kept:
            words[place] = _as_kept(word, kept)
        elif not _has_digit(word):
            words[place] = _capital(word.lower()) if begins else word.lower()
        begins = word.endswith(SENTENCE_ENDS) if word else begins
    return "".join(words)


def bare(word: str) -> str:
    """A word without the signs around it, for comparing."""
    return word.strip("()[]{}\"'“”„«».,;:!?…–-").casefold()


def _kept(keep: Any) -> dict[str, str]:
    return {bare(word): word.strip(",;") for word in as_text(keep).split() if bare(word)}


def _as_kept(word: str, kept: dict[str, str]) -> str:
    """The kept word with the signs that stand around it here."""
    inside = word.strip("()[]{}\"'“”„«».,;:!?…–-")
    return word.replace(inside, kept[bare(word)], 1)


def _shouts(source: str) -> bool:
    capitals, small = sum(map(str.isupper, source)), sum(map(str.islower, source))
    is_long = any(sum(map(str.isupper, word)) >= 4 for word in source.split())
    return is_long and capitals + small >= 6 and capitals >= SHOUTED * (capitals + small)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _capital(word: str) -> str:
    """The first letter as a capital; one that would become two letters stays."""
    for place, sign in enumerate(word):
        if sign.isalpha():
            return word[:place] + (sign.title() if len(sign.title()) == 1 else sign) + word[place + 1 :]
    return word
