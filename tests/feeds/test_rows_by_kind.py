"""A product, its variants and its images in rows of their own."""

import csv
from io import StringIO

from omnicat.model.channel import FeedPlan, RowKinds, SpecField
from tests.feeds.hand_made import feed, listing, read_back, small_spec, written

PLAN = FeedPlan("x.csv", "csv", unit="product", rows=RowKinds("item", "Product", "Variant", "Image"))
SPEC = small_spec(
    SpecField("item"), SpecField("name"), SpecField("sku"), SpecField("url", level="image", many=True),
    SpecField("first", level="image", many=True),
)  # fmt: skip


def test_each_row_is_of_one_kind() -> None:
    variants = tuple(listing(sku, {"name": "Tee", "sku": sku}, kind="child") for sku in ("T-1", "T-2"))
    tee = listing("T", {"name": "Tee", "url": ("1", "2"), "first": ("yes",)}, kind="parent", variants=variants)
    mug = listing("M", {"name": "Mug", "sku": "M"})
    data = written(feed(PLAN, SPEC), tee, mug)
    assert list(csv.reader(StringIO(data.decode(), newline="")))[1:] == [
        ["Product", "Tee", "", "", ""],
        ["Variant", "Tee", "T-1", "", ""],
        ["Variant", "Tee", "T-2", "", ""],
        ["Image", "", "", "1", "yes"],
        ["Image", "", "", "2", ""],
        ["Product", "Mug", "M", "", ""],
    ]
    assert [len(each["rows"]) for each in read_back(feed(PLAN, SPEC), data)] == [5, 1]


def test_an_empty_file_holds_no_product() -> None:
    assert read_back(feed(PLAN, SPEC), written(feed(PLAN, SPEC))) == []
