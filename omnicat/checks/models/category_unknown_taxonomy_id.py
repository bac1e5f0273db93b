"""A category says an id that the channel's taxonomy doesn't hold.

The channel can't tell what the products are: it guesses, shows them to the wrong people, or refuses them. It is
judged by the taxonomy that was imported last, so import a newer one where the id is newer than that.

Bad (Google's taxonomy has no 21690):

    mugs: {label: Mugs, taxonomies: {google: 21690}}

Good:

    mugs: {label: Mugs, taxonomies: {google: 2169}}

Fix: correct the id; `omnicat taxonomy suggest CATEGORY` ranks what fits. Only ids of taxonomies that were imported
are judged: `omnicat taxonomy import FILE --apply`.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.taxonomy_ids import hint_of, said_ids
from omnicat.findings import Finding, Rule, Severity
from omnicat.model.channel import Profile

RULE = Rule("category/unknown-taxonomy-id", Severity.ERROR, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Every id that was never held, and is no path either."""
    for said in said_ids(shop):
        if not said.held.path and not said.held.gone and not said.held.by_path:
            message = f"'{said.id}' is not in {said.of}"
            yield said.finding(RULE, message, hint_of(said.held.near, said.category))
