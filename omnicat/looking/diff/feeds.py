"""What differs in the channels' feeds alone, whatever it comes from."""

from msgspec.structs import replace

from omnicat.looking.diff.summing import counted
from omnicat.looking.diff.view import ChannelRow, DiffView


def of_feeds(view: DiffView) -> DiffView:
    """The comparison without products, originals and the model."""
    said = "; ".join(f"{each.channel}: {_counts(each)}" for each in view.channels or ())
    return replace(view, products=(), assets=(), models=(), unread=(), summary=said)


def _counts(channel: ChannelRow) -> str:
    counts = {
        "added": len(channel.added) + len(channel.readmitted),
        "removed": len(channel.removed) + len(channel.excluded),
        "changed": len(channel.changed),
    }
    told = [f"{count:,} {what}" for what, count in counts.items() if count]
    return ", ".join(told) or counted(0, "listing")
