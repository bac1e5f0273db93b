"""A category says an id that the channel's taxonomy held once, and holds no more.

Channels change their trees: they part, join and drop categories. Products under an id that is gone fall back to
what the channel guesses. An imported taxonomy remembers what earlier imported versions held.

Bad (9999 was last in the version of 2019-07-10):

    gaiters: {label: Gaiters, taxonomies: {google: 9999}}

Good: an id of the version that counts now.

Fix: take the id of what the channel calls it now; `omnicat taxonomy suggest CATEGORY` ranks what fits.
"""

from collections.abc import Iterator, Mapping

from omnicat.channels.shop import Shop
from omnicat.checks.taxonomy_ids import hint_of, said_ids
from omnicat.findings import Finding, Rule, Severity
from omnicat.model.channel import Profile

RULE = Rule("category/outdated-taxonomy-id", Severity.ERROR, __doc__)


def check(shop: Shop, profiles: Mapping[str, Profile]) -> Iterator[Finding]:
    """Every id that is known to be gone."""
    for said in said_ids(shop):
        if gone := said.held.gone:
            message = f"'{said.id}' is no longer in {said.of}; it was '{gone.path}' in {gone.version}"
            yield said.finding(RULE, message, hint_of(said.held.near, said.category))
