"""A feed in pieces: header, one fragment for each item, footer; and the pieces as one file."""

from collections.abc import Iterable, Iterator

from omnicat.feeds.feed import Feed
from omnicat.feeds.formats import format_of
from omnicat.feeds.json import NUMBER
from omnicat.feeds.texts import UTF_8, encode, encode_as
from omnicat.model.channel import FeedPlan
from omnicat.model.listing import Listing
from omnicat.renditions import safe_word


def render_header(feed: Feed) -> bytes:
    """What stands before the items."""
    if feed.renderer:
        mark = "\ufeff" if feed.plan.bom else ""
        return _encoded(mark + feed.renderer.header({"channel": feed.channel, "locale": feed.locale}), feed)
    return format_of(feed.plan.format).header(feed)


def render_item(feed: Feed, listing: Listing) -> bytes:
    """One item: a fragment that doesn't depend on any other, so that it can be kept and made anywhere."""
    if feed.renderer:
        about = {"channel": feed.channel, "locale": feed.locale, "listing": listing}
        return _encoded(feed.renderer.item(about), feed)
    return format_of(feed.plan.format).item(feed, listing)


def render_footer(feed: Feed) -> bytes:
    """What stands after the items."""
    if feed.renderer:
        return _encoded(feed.renderer.footer({"channel": feed.channel, "locale": feed.locale}), feed)
    return format_of(feed.plan.format).footer(feed)


def join(plan: FeedPlan, header: bytes, fragments: Iterable[bytes], footer: bytes) -> Iterator[bytes]:
    """The file in chunks: the fragments in their order, numbered from 1 where the plan counts them."""
    yield header
    for number, fragment in enumerate(fragments, 1):
        yield placed(plan, fragment, number)
    yield footer


def placed(plan: FeedPlan, fragment: bytes, number: int) -> bytes:
    """A fragment as it stands in the file at that place, from 1."""
    text = fragment.replace(NUMBER, b"%d" % number) if plan.number else fragment
    return format_of(plan.format).SEPARATOR + text if number > 1 else text


def _encoded(text: str, feed: Feed) -> bytes:
    return encode(text) if feed.plan.encoding == UTF_8 else encode_as(text, feed.plan.encoding)


def file_name(plan: FeedPlan, listing: Listing, slug: str) -> str:
    """The file of one item, where each has its own: `products/{slug}.jsonld`. What the catalog says can't leave the
    folder that the plan names."""
    names = {"{sku}": listing.sku, "{group}": listing.group, "{slug}": slug, "{locale}": listing.locale}
    name = plan.file
    for sign, text in names.items():
        name = name.replace(sign, safe_word(text))
    return name
