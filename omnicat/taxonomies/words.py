"""The words of labels and paths, brought to one form: without plural, ending or accent."""

import re
import unicodedata
from collections.abc import Collection, Iterator

from msgspec import Struct

FEW = frozenset(
    [
        "a",
        "all",
        "an",
        "and",
        "by",
        "for",
        "from",
        "go",
        "in",
        "new",
        "non",
        "of",
        "on",
        "or",
        "other",
        "others",
        "our",
        "out",
        "the",
        "to",
        "with",
        "your",
        "alle",
        "aller",
        "auf",
        "aus",
        "bei",
        "das",
        "der",
        "die",
        "ein",
        "eine",
        "fur",
        "im",
        "mit",
        "neu",
        "sonstige",
        "und",
        "unser",
        "von",
        "zu",
        "zum",
        "zur",
    ]
)
"""Words of English and German that tell nothing of a thing."""

SIZES = frozenset(
    [
        "big",
        "large",
        "little",
        "long",
        "medium",
        "mini",
        "short",
        "small",
        "xl",
        "xxl",
        "gross",
        "grosse",
        "klein",
        "kleine",
        "kleiner",
        "kurz",
        "lang",
        "lange",
    ]
)
"""Words that tell little of a thing: they are left out where others are left."""

SHORTEST_PART = 4
"""So many letters has each part that a word is taken apart into."""

_BETWEEN = re.compile(r"[&,/;()]|\b(?:and|or|und|oder)\b")
_PLURALS = ("s", "en", "er")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = (("sses", "ss"), ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("ves", "f"))
_GERMAN = (("innen", 4), ("ern", 5), ("en", 4), ("er", 5), ("em", 5), ("es", 4), ("e", 4), ("n", 4))
"""Endings, and how many letters have to be left; fewer, and `garters` would be a garden."""

_JOINTS = ("", "s", "n", "es", "en")


class Phrase(Struct, frozen=True):
    """What a text says: its words, in their order, each once, and those of them that name the thing itself.

    'Table lamps' is `tabl` and `lamp`, and the thing is a lamp; 'Bath Towels & Washcloths' names two things.
    """

    words: tuple[str, ...]
    heads: frozenset[str]


def read_phrase(text: str) -> Phrase:
    """The words that tell something, as stems; the last one of each part between `&`, commas or `and` is a head."""
    chunks = [words for chunk in _BETWEEN.split(letters_of(text)) if (words := _telling(chunk))]
    stems = dict.fromkeys(stem(word) for words in chunks for word in words)
    ends = [words[-1] for words in chunks]
    heads = {stem(word) for word in (*(word for word in ends[:-1] if word.endswith(_PLURALS)), *ends[-1:])}
    return Phrase(tuple(stems), frozenset(heads))


def letters_of(text: str) -> str:
    """In small letters, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("'", ""))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _telling(text: str) -> list[str]:
    words = [word for word in _WORD.findall(text) if len(word) > 1 and word not in FEW]
    return [word for word in words if word not in SIZES] or words


def stem(word: str) -> str:
    """The word without the ending of a plural or a case. It need not be a word: it only has to be the same for all its forms."""
    for ending, instead in _ENGLISH:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return _shorter(word[: -len(ending)] + instead)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    return _shorter(word)


def _shorter(word: str) -> str:
    """Without an ending of German, which English words may lose as well, as long as enough is left."""
    for ending, least in _GERMAN:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word[:-1] if word.endswith(("e", "y")) and len(word) > 3 else word


def parts_of(word: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """The two known words that a compound is made of: `nachttischlamp` is `nachttisch` and `lamp`."""
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, second = word[:cut], stem(word[cut:])
        if second not in known:
            continue
        for joint in _JOINTS:
            if first.endswith(joint) and (head := stem(first[: len(first) - len(joint)])) in known:
                yield head, second
                break
