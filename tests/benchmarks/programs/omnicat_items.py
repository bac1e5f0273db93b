"""Google items through omnicat's template: `python omnicat_items.py RECORDS.jsonl OUT.xml` prints the seconds."""

import gc
import json
import sys
import time
from pathlib import Path

from omnicat.channels.specs import shipped_specs
from omnicat.feeds import Feed, join, render_footer, render_header, render_item
from omnicat.findings import Location
from omnicat.model.channel import FeedPlan
from omnicat.model.listing import Listing
from omnicat.templating import load_template

TEMPLATE = Path(__file__).parents[3] / "templates/google.xml.j2"


def main() -> None:
    """Times only from listings to the file."""
    source, target = map(Path, sys.argv[1:])
    where = Location("catalog/products/tee.yaml")
    listings = [
        Listing(record["id"], record["id"], "single", "google", "en-US", where, spelled=record)
        for record in map(json.loads, source.open())
    ]
    plan = FeedPlan("google.xml", "xml", "google.xml.j2")
    shop = {"name": "Made-up shop", "url": "https://shop.example"}
    feed = Feed(
        plan,
        next(spec for name, spec in sorted(shipped_specs().items()) if name.startswith("google-merchant@")),
        channel={"title": "Google Merchant Center", "shop": shop},
        locale="en-US",
        renderer=load_template("google.xml.j2", TEMPLATE.read_text()),
    )
    gc.collect()
    gc.disable()
    begin = time.perf_counter()
    fragments = (render_item(feed, listing) for listing in listings)
    with target.open("wb") as stream:
        stream.writelines(join(plan, render_header(feed), fragments, render_footer(feed)))
    print(time.perf_counter() - begin)


main()
