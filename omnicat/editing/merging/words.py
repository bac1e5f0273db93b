"""A clash in words: which value it is, and what a side says."""

from omnicat.documents.entries import Entry, Leaf, flow_text
from omnicat.documents.merging import Clash, Side

LONGEST = 60
GONE = "(removed)"


def which(clash: Clash) -> str:
    """The product or variant, and the value's path in it: `TEE-HARBOR price/USD`."""
    keys = clash.keys
    if clash.sku in keys:
        keys = keys[len(keys) - keys[::-1].index(clash.sku) :]
    if len(keys) > 1 and keys[0] == "attributes":
        keys = keys[1:]
    return " ".join(each for each in (in_line(clash.sku), in_line("/".join(keys))) if each)


def said_by(clash: Clash, side: Side) -> str:
    """What a side says, in one short line."""
    return said(clash.entry(side))


def said(entry: Entry | None) -> str:
    """What an entry says, in one short line."""
    if entry is None:
        return GONE
    value = entry.value
    return in_line(value.said if isinstance(value, Leaf) else flow_text(value, keeps=False)) or "(empty)"


def in_line(text: str, most: int = LONGEST) -> str:
    """Text that can't leave its line: white space is one space, what can't be seen is left out, what is long is cut."""
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return words if len(words) <= most else words[: most - 1] + "…"
