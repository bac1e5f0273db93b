"""Texts made shorter, between words and between sentences; a letter never loses its accents."""

import re
import unicodedata
from typing import Any

from omnicat.templating.filters.given import whole
from omnicat.templating.filters.markup import plain
from omnicat.templating.limits import CHARACTERS, as_text

SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)|[。！？]+[”’」』）]*|\n")
WORD_BEFORE = re.compile(r"\S{1,12}$")
ABBREVIATIONS = frozenset(
    (
        *(
            "approx",
            "ca",
            "cf",
            "co",
            "corp",
            "dr",
            "e.g",
            "etc",
            "ft",
            "i.e",
            "in",
            "inc",
            "incl",
            "jr",
            "ltd",
            "max",
            "min",
        ),
        *(
            "mr",
            "mrs",
            "ms",
            "no",
            "nr",
            "prof",
            "sr",
            "st",
            "vs",
            "art",
            "bzw",
            "evtl",
            "ggf",
            "inkl",
            "max",
            "mind",
            "z",
            "d",
            "u",
        ),
    )
)
JOINERS = frozenset("\u200d\ufe0e\ufe0f\u20e3")
SKIN_TONES = range(0x1F3FB, 0x1F400)


def truncate_words(text: Any, length: int, ellipsis: str = "…") -> str:
    """At most `length` characters, cut between words, ending in an ellipsis when cut.

    'Harbor organic tee' | truncate_words(15) -> Harbor organic…
    """
    source, ending = as_text(text), as_text(ellipsis)
    most = whole(length, "truncate_words: length", 0, CHARACTERS)
    if len(source) <= most:
        return source
    ending = ending[:most]
    return _between_words(source, most - len(ending)).rstrip(" ,;:–-") + ending


def bytes_cut(text: Any, length: int, ellipsis: str = "") -> str:
    """At most `length` bytes of UTF-8, cut between words; with an ellipsis, that is counted too.

    'Größe zwei' | bytes_cut(8) -> Größe
    """
    source, ending = as_text(text), as_text(ellipsis)
    most = whole(length, "bytes_cut: length", 0, CHARACTERS)
    if _fitting(source, most) == len(source):
        return source
    ending = ending[: _fitting(ending, most)]
    cut = _between_words(source, _fitting(source, most - sum(map(_bytes, ending))))
    return (cut.rstrip(" ,;:–-") if ending else cut.rstrip()) + ending


def sentences(text: Any, count: int = 1) -> str:
    """The first sentences, so many; of HTML, those of its plain text.

    'Weighs approx. 180 g. Dries fast. Made in Porto.' | sentences(2) -> Weighs approx. 180 g. Dries fast.
    """
    source = plain(text).strip()
    wanted = whole(count, "sentences: count", 1, 1_000)
    for found in SENTENCE_END.finditer(source):
        if _ends(source, found):
            wanted -= 1
            if not wanted:
                return " ".join(source[: found.end()].split())
    return " ".join(source.split())


def _ends(source: str, found: re.Match[str]) -> bool:
    """Whether a sentence ends here: not after an abbreviation, an initial or before a small letter."""
    if found.group() == "\n":
        before = source[: found.start()][-1:]
        return before not in ".!?…。！？\n"
    rest = source[found.end() : found.end() + 20].lstrip()
    if not found.group().startswith(".") or not rest:
        return True
    word = WORD_BEFORE.search(source[max(0, found.start() - 12) : found.start()])
    last = word.group().lstrip("(\"'“„«") if word else ""
    return not (rest[0].islower() or last.casefold() in ABBREVIATIONS or (len(last) == 1 and last.isupper()))


def _between_words(source: str, end: int) -> str:
    """The beginning of a longer text, at most so many characters."""
    if end <= 0:
        return ""
    cut = source[:end]
    if not source[end].isspace():
        cut = cut.rpartition(" ")[0] or source[: _whole_letters(source, end)]
    return cut


def _whole_letters(source: str, end: int) -> int:
    """The last place up to there where no accent, joiner or tone belongs to the letter before."""
    at = end
    while at > 0 and (_belongs(source[at]) or source[at - 1] == "\u200d"):
        at -= 1
    return at or end


def _belongs(sign: str) -> bool:
    return bool(unicodedata.combining(sign)) or sign in JOINERS or ord(sign) in SKIN_TONES


def _fitting(source: str, most: int) -> int:
    """How many characters fit into so many bytes."""
    size = 0
    for place, sign in enumerate(source):
        size += _bytes(sign)
        if size > most:
            return place
    return len(source)


def _bytes(sign: str) -> int:
    code = ord(sign)
    return 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
