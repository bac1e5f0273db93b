"""So many Google items, rendered, read back and joined one by one: `python -m … COUNT FOLDER`, into FOLDER/dist."""

import sys
from collections.abc import Iterator
from pathlib import Path

from omnicat.channels.specs import shipped_specs
from omnicat.feeds import Feed, render_footer, render_header, render_item, try_item
from omnicat.findings import Location
from omnicat.model.channel import FeedPlan, Profile
from omnicat.model.listing import Listing
from omnicat.outputs import Staging
from omnicat.pipeline.bench import ReadyFeed
from omnicat.pipeline.growing_feed import GrowingFeed
from omnicat.pipeline.results import Item
from omnicat.templating import load_template
from tests.benchmarks.tables.rendering import record

TEMPLATE = Path(__file__).parents[3] / "templates/google.xml.j2"
STRETCH = 64
"""Items that a build keeps the place of together."""


def main() -> None:
    """The feed grows as it does in a build; nothing holds an item after it is written."""
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    ready = _ready()
    profile = Profile("google", ready.feed.spec, "en-US", "USD", feeds=(ready.feed.plan,))
    with Staging(folder / "dist", folder / "state") as staging:
        feed = GrowingFeed(profile, ready, staging)
        for number, (item, text) in enumerate(_items(count, ready)):
            stretch = (number // STRETCH).to_bytes(8)
            if number % STRETCH == 0:
                feed.begin(stretch)
            feed.take(item, text)
            if number % STRETCH == STRETCH - 1 or number == count - 1:
                feed.finish(stretch, number % STRETCH + 1)
        told = feed.end(count, 0)
        if [*feed.findings()] or told.items != count:
            raise SystemExit(f"{told.items} items where {count} were written")
        staging.switch(())


def _items(count: int, ready: ReadyFeed) -> Iterator[tuple[Item, bytes]]:
    where = Location("catalog/products/tee.yaml")
    for number in range(count):
        said = record(number)
        sku = str(said["id"])
        text = render_item(ready.feed, Listing(sku, sku, "single", "google", "en-US", where, spelled=said))
        tried = try_item(ready.feed, ready.header, text, ready.footer)
        yield Item((sku,), (), "", tried.count, tried.wrong, tried.mark), text


def _ready() -> ReadyFeed:
    spec = next(each for name, each in sorted(shipped_specs().items()) if name.startswith("google-merchant@"))
    shop = {"name": "Made-up shop", "url": "https://shop.example"}
    renderer = load_template("google.xml.j2", TEMPLATE.read_text())
    plan = FeedPlan("google.xml", "xml", "google.xml.j2")
    feed = Feed(plan, spec, channel={"title": spec.title, "shop": shop}, locale="en-US", renderer=renderer)
    return ReadyFeed(feed, render_header(feed), render_footer(feed))


main()
