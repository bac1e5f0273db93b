"""A product type definition that the shop imported: what a channel asks of one kind of product in one marketplace."""

from msgspec import Struct

from omnicat.findings import Location

FOLDER = "product_types"
WHOLE = "LISTING"
"""The requirements of product facts and an offer together."""


class ProductType(Struct, frozen=True):
    """One imported definition. `spec` is the channel's name without a date; `content` the file's bytes, `digest` theirs.

    `requirements` is LISTING, LISTING_PRODUCT_ONLY or LISTING_OFFER_ONLY; `locale` is as the channel writes it: en_US.
    """

    spec: str
    marketplace: str
    name: str
    locale: str
    requirements: str
    content: bytes
    digest: bytes
    where: Location


def path_of(spec: str, marketplace: str, name: str, locale: str, requirements: str = WHOLE) -> str:
    """Where a definition stands: `specs/<spec>/product_types/<marketplace>/<NAME>.<locale>.json`."""
    parts = (name, locale, *(() if requirements == WHOLE else (requirements,)), "json")
    return f"specs/{spec}/{FOLDER}/{marketplace}/{'.'.join(parts)}"


def parts_of(path: str) -> tuple[str, str, str, str, str] | None:
    """Spec, marketplace, name, locale and requirements of a definition's path; None for any other path."""
    levels = path.split("/")
    if len(levels) != 5 or levels[0] != "specs" or levels[2] != FOLDER:
        return None
    name, _, rest = levels[4].partition(".")
    words = rest.split(".")
    if words[-1] != "json" or len(words) not in (2, 3):
        return None
    return levels[1], levels[3], name, words[0], words[1] if len(words) == 3 else WHOLE
