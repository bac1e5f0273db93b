"""The golden feeds of marketplaces and tills, held against their specs as anybody's file is."""

from pathlib import Path

import pytest

from omnicat.channels import shipped_specs
from omnicat.checks.written import Given
from omnicat.findings import Finding, Severity
from omnicat.looking.feed_check import FeedAsked, check_feed

GOLDEN = Path(__file__).parent / "golden"
FILES = (
    *(f"ebay-inventory/{name}" for name in ("items-1.json", "offers-1.json", "groups.jsonl", "stock-1.json")),
    *(f"walmart-items/{name}-1.json" for name in ("walmart", "price", "inventory", "retire")),
    *("etsy/listings.jsonl", "etsy/inventory.jsonl"),
    *("etsy-csv/etsy.csv", "square/square.csv", "ebay-file-exchange/ebay.csv"),
)


def found(path: Path, name: str) -> list[Finding]:
    spec = next(each for each in shipped_specs().values() if each.name == name)
    given = Given(country="US", locale="en-US", currency="USD")
    checked = check_feed(FeedAsked(path, path.name, spec, given, "2026-11-20", "2026-11-20"))
    assert checked.records > 0
    return [each for each in checked.findings if each.severity > Severity.NOTE]


@pytest.mark.parametrize("file", FILES)
def test_what_was_written_is_accepted(file: str) -> None:
    assert [each.message for each in found(GOLDEN / file, file.partition("/")[0])] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "field"),
    [
        ("ebay-inventory/items-1.json", '"NEW"', '"New"', "channel/not-a-value", "item.condition"),
        ("ebay-inventory/groups.jsonl", '"variantSKUs"', '"skus"', "channel/missing-field", "group.variantSKUs"),
        (
            "ebay-inventory/stock-1.json",
            '"quantity":0',
            '"quantity":-1',
            "channel/out-of-range",
            "stock.shipToLocationAvailability.quantity",
        ),
        ("walmart-items/walmart-1.json", '"brand":', '"Brand":', "channel/misspelt-column", "Visible.$type.Brand"),
        ("walmart-items/price-1.json", '"pricing":', '"prices":', "channel/missing-field", "price.pricing"),
        ("etsy/listings.jsonl", '"i_did"', '"I did"', "channel/not-a-value", "listing.who_made"),
        ("square/square.csv", ",Y,", ",yes,", "channel/not-a-value", "Shipping Enabled"),
        ("ebay-file-exchange/ebay.csv", "Variation", "variation", "channel/not-a-value", "Relationship"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_by_its_field(
    file: str, old: str, new: str, rule: str, field: str, tmp_path: Path
) -> None:
    text = (GOLDEN / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / Path(file).name).write_text(text.replace(old, new), encoding="utf-8")
    told = found(tmp_path / Path(file).name, file.partition("/")[0])
    assert (rule, field) in {(each.rule, each.where.pointer) for each in told}
