"""What is left out only once all products were seen, or the feed was written."""

from pathlib import Path

from omnicat.errors import Exit
from tests.pipeline.shop import built, change, left, put

NAVY, RED = "TEE-HARBOR-NVY-S", "TEE-HARBOR-RED-M"


def test_one_bad_variant_takes_the_others_of_its_item_with_it(shop: Path) -> None:
    # A GTIN that another product has is seen only when all products are: the item with both variants is made by then.
    change(shop, "catalog/products/tee.yaml", '"9521234543213"', '"9521234543237"')
    assert built(shop).exit == Exit.PARTIAL
    assert left(shop, "google-us") == {NAVY: {"product/duplicate-gtin"}}
    together = left(shop, "shopify")
    assert together[NAVY] == {"product/duplicate-gtin"}
    assert together[RED] == {"channel/left-out-together"}


def test_a_feed_with_more_items_than_the_channel_takes_is_told_of(shop: Path) -> None:
    feed = "feeds: [{file: google.xml, template: google.xml.j2, max_items: 1}]\n"
    put(shop, "channel_profiles/google-us.yaml", (shop / "channel_profiles/google-us.yaml").read_text() + feed)
    done = built(shop, "google-us")
    assert done.exit == Exit.PARTIAL
    assert "channel/feed-too-big" in {each.rule for each in done.verdict.shown}
