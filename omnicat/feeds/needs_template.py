"""The writing half of a format that only a template can write."""

from omnicat.errors import OmnicatError
from omnicat.feeds.feed import Feed
from omnicat.model.listing import Listing


class NeedsTemplate(OmnicatError):
    """A feed without a template."""

    def __init__(self, feed: Feed) -> None:
        form = "XML" if feed.plan.format == "xml" else feed.plan.format.capitalize()
        ending = "xml" if feed.plan.format == "xml" else "md"
        super().__init__(
            f"feed '{feed.plan.file}' is {form} and names no template", f"add `template: name.{ending}.j2`"
        )


def header(feed: Feed, /) -> bytes:
    """Comes from a template only."""
    raise NeedsTemplate(feed)


def item(feed: Feed, _listing: Listing, /) -> bytes:
    """Comes from a template only."""
    raise NeedsTemplate(feed)


def footer(feed: Feed, /) -> bytes:
    """Comes from a template only."""
    raise NeedsTemplate(feed)
