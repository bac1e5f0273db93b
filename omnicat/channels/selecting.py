"""Which sold products and variants a channel takes: what its profile's `select` says of them."""

from collections.abc import Mapping

from omnicat.channels.about import availability
from omnicat.channels.mapping import Channel
from omnicat.channels.names import Names
from omnicat.channels.rules import EXPRESSION_FAILED
from omnicat.channels.shop import Shop
from omnicat.findings import Finding, Location, Subject, finding
from omnicat.model.listing import Resolved
from omnicat.model.product import Lineage, Product, status_of
from omnicat.templating import TemplatingProblem

ALONE = frozenset({"status"})


def is_selected(
    channel: Channel,
    product: Product,
    lineage: Lineage,
    values: Mapping[str, Resolved],
    shop: Shop,
    problems: list[Finding],
    *,
    status: str = "",
) -> bool:
    """Whether the channel's `select` takes this node, or would with that status."""
    status = status or status_of(lineage)
    if channel.select.names == ALONE:
        said = channel.kept.get(("taken", status))
        if said is None:
            names = Names({}, shop.model, channel.eyes, {"status": status})
            before = len(problems)
            said = _is_taken(channel, names, product, lineage, problems)
            if len(problems) == before:
                channel.kept["taken", status] = said
        return bool(said)
    return _is_taken(
        channel, names_of(channel, product, lineage, values, shop, status=status), product, lineage, problems
    )


def names_of(
    channel: Channel,
    product: Product,
    lineage: Lineage,
    values: Mapping[str, Resolved],
    shop: Shop,
    *,
    status: str = "",
) -> Names:
    """What an expression sees of a node before its listing is made."""
    node = lineage[-1]
    given = {
        "sku": node.sku,
        "family": product.family,
        "status": status or status_of(lineage),
        "categories": product.categories,
        **channel.given,
        "listing": {"availability": availability(node.sku, values, product, shop.stock), "sku": node.sku},
    }
    return Names(values, shop.model, channel.eyes, given, channel.remembered)


def _is_taken(channel: Channel, names: Names, product: Product, lineage: Lineage, problems: list[Finding]) -> bool:
    try:
        return bool(names.evaluate(channel.select))
    except TemplatingProblem as problem:
        where = Location(product.path, 0, 0, lineage[-1].pointer)
        message = f"select '{channel.profile.select}' fails: {problem}"
        about = Subject("product", lineage[-1].sku, channel.profile.name, channel.profile.locale)
        problems.append(finding(EXPRESSION_FAILED, where, message, "correct the profile's `select`", subject=about))
        return False
