"""What a plan says of a feed's layout, and whether it can be meant."""

from collections.abc import Collection

from omnicat.findings import did_you_mean
from omnicat.model.channel import PART, FeedPlan

TABLES = ("csv", "tsv")
USUAL = FeedPlan("", "")


def layout_problem(plan: FeedPlan, fields: Collection[str]) -> tuple[str, str] | None:
    """What is wrong, and what to do; None where all is well."""
    said = [
        name
        for name in ("delimiter", "quoting", "line_end", "bom", "encoding", "before", "names")
        if getattr(plan, name) != getattr(USUAL, name)
    ]
    if said and plan.format not in TABLES:
        return f"feed '{plan.file}' is {plan.format}, and `{said[0]}` is for csv and tsv", f"remove `{said[0]}`"
    if plan.each and PART in plan.file:
        return f"feed '{plan.file}' is split, and every item is a file of its own", f"remove `each` or {PART}"
    if plan.bom and not plan.encoding.startswith("utf-"):
        return f"feed '{plan.file}' is in {plan.encoding}, which has no byte order mark", "remove `bom`"
    for name in plan.names:
        if name not in fields:
            return f"feed '{plan.file}' has a heading for '{name}', which is not a field", did_you_mean(name, fields)
    return None
