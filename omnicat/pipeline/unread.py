"""What a product file that can't be read seems to say, so that what is wrong with it isn't told elsewhere as well."""

import re

from omnicat.catalog.rows import Row, Use
from omnicat.findings import Location
from omnicat.model.catalog import Model

SKU = re.compile(r"""\bsku["']?[ \t]*:[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"',}#][^\n,}#]*))""")
FAMILY = re.compile(r"""^family[ \t]*:[ \t]*["']?([^\s"'#]+)""", re.MULTILINE)
BETWEEN = re.compile(r"[\[\]{},:#\n]")


def seeming_rows(path: str, data: bytes, model: Model) -> tuple[Row, ...]:
    """A row for every SKU in the text; the first, or one for the file itself, uses all that the text names."""
    text, where = data.decode(errors="replace"), Location(path)
    first, *others = dict.fromkeys("".join(match).strip() for match in SKU.findall(text)) or (path,)
    family = "".join(FAMILY.findall(text)[:1])
    words = {piece.strip(" \t\r-\"'") for piece in BETWEEN.split(text)}
    assets = tuple(Use(each, "", where) for each in sorted(words & model.assets.keys()))
    categories = tuple(sorted(words & model.categories.keys()))
    own = Row(first, 0, where, first, family, "active", is_sellable=True, categories=categories, assets=assets)
    return (own, *(Row(sku, 1, where, first, family, "active", is_sellable=True) for sku in others))
