"""A category says a path where its id in the channel's taxonomy belongs.

Paths differ by language and change when a level is renamed; ids don't. And rules that hold for some categories
only, such as that apparel needs a size, are told by ids: they would not see this category.

Bad:

    mugs: {label: Mugs, taxonomies: {google: Home & Garden > Kitchen & Dining > Tableware > Drinkware > Mugs}}

Good:

    mugs: {label: Mugs, taxonomies: {google: 2169}}

Fix: write the id; `omnicat lint --fix` does.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.taxonomy_ids import said_ids
from omnicat.findings import Finding, Fix, Rule, Severity
from omnicat.model.channel import Profile

RULE = Rule("category/taxonomy-path", Severity.WARNING, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Every path of an imported taxonomy that stands in the place of an id."""
    for said in said_ids(shop):
        if said.held.by_path:
            message = f"'{said.id}' is a path in {said.of}, not an id"
            yield said.finding(RULE, message, f"write {said.held.by_path}", Fix(_as_written(said.held.by_path)))


def _as_written(code: str) -> str | int:
    """A number as people write it, without quotes."""
    return int(code) if code.isascii() and code.isdigit() and code[0] != "0" else code
