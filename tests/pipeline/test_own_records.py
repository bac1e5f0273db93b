"""A channel whose records are no products: its profile tells them, and there they are judged."""

from pathlib import Path

import pytest

from omnicat.findings import Finding
from tests.pipeline.shop import built, change, manifest_of, put, write_shop

PROFILE = """\
spec: google-promotions@2026-08
locale: en-US
currency: USD
country: US
settings:
  promotions:
    - promotion_id: WINTER-15
      product_applicability: all_products
      offer_type: no_code
      long_title: 15% off, and a bell for "the" tree
      promotion_effective_dates: 2026-11-27T00:00:00-05:00/2026-12-24T23:59:59-05:00
      redemption_channel: [online]
      coupon_value_type: percent_off
      percent_off: 15
    - promotion_id: CODE-1
      product_applicability: all_products
      offer_type: generic_code
      generic_redemption_code: PIER2
      long_title: Ten off
      promotion_effective_dates: 2026-11-27T00:00:00-05:00/2026-12-24T23:59:59-05:00
      redemption_channel: [online]
      coupon_value_type: money_off
      money_off_amount: 10.00 USD
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_shop(tmp_path)
    for path in (tmp_path / "channel_profiles").iterdir():
        path.unlink()
    put(tmp_path, "channel_profiles/deals.yaml", PROFILE)
    return tmp_path


def ids(root: Path) -> list[str]:
    text = (root / "dist/deals/google-promotions.tsv").read_text(encoding="utf-8")
    return [line.split("\t")[0] for line in text.splitlines()[1:]]


def found(root: Path) -> list[Finding]:
    return [each for each in built(root).verdict.findings if each.where.path == "channel_profiles/deals.yaml"]


def test_every_promotion_is_a_record_and_no_product_is(root: Path) -> None:
    assert found(root) == []
    assert ids(root) == ["WINTER-15", "CODE-1"]
    told = {(each.format, each.listings, each.written, each.excluded, each.items) for each in manifest_of(root).feeds}
    assert told == {("tsv", 2, 2, 0, 2), ("xml", 2, 2, 0, 2)}


def test_a_promotion_that_would_be_refused_is_left_out_and_told_at_its_line(root: Path) -> None:
    change(root, "channel_profiles/deals.yaml", "long_title: Ten off", f"long_title: {'x' * 61}")
    told = found(root)
    assert [(each.rule, each.where.line, each.subject.code) for each in told] == [("channel/too-long", 19, "CODE-1")]
    assert ids(root) == ["WINTER-15"]
    left = manifest_of(root).channels[0].excluded
    assert [(each.sku, each.reasons[0].rule) for each in left] == [("CODE-1", "channel/too-long")]


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("      generic_redemption_code: PIER2\n", "", "channel/condition", 17),
        ("      offer_type: no_code\n", "", "channel/missing-field", 7),
        ("      percent_off: 15\n", "", "channel/missing-field", 7),
        ("offer_type: no_code", "offer_type: none", "channel/not-a-value", 9),
        ("promotion_id: CODE-1", "promotion_id: WINTER-15", "channel/repeated-id", 15),
        ("promotion_id: CODE-1", "promotion_id: CODE 1", "channel/pattern", 15),
        (
            "-05:00\n      redemption_channel: [online]\n      coupon_value_type: money",
            "-05:00\n      redemption_channel: [shop]\n      coupon_value_type: money",
            "channel/not-a-value",
            21,
        ),
        (
            "2026-12-24T23:59:59-05:00\n      redemption_channel: [online]\n      coupon_value_type: percent",
            "2027-12-24T23:59:59-05:00\n      redemption_channel: [online]\n      coupon_value_type: percent",
            "channel/condition",
            11,
        ),
        ("      percent_off: 15\n", "      percent_off: 15\n      percent: 15\n", "channel/unknown-column", 15),
    ],
)
def test_each_field_is_judged(root: Path, old: str, new: str, rule: str, line: int) -> None:
    change(root, "channel_profiles/deals.yaml", old, new)
    assert (rule, line) in {(each.rule, each.where.line) for each in found(root)}


def test_what_is_no_list_or_no_mapping_is_told(root: Path) -> None:
    put(root, "channel_profiles/deals.yaml", PROFILE.partition("    - ")[0].rstrip() + " sale\n")
    assert [each.message for each in found(root)] == ["'promotions' is not a list of records"]
    put(root, "channel_profiles/deals.yaml", PROFILE + "    - all half price\n")
    assert [(each.message, each.where.line) for each in found(root)] == [("record 3 is not a mapping of fields", 24)]
    assert ids(root) == ["WINTER-15", "CODE-1"]


def test_a_profile_that_extends_another_is_told_of_where_the_promotion_stands(root: Path) -> None:
    put(root, "channel_profiles/more.yaml", "extends: deals\n")
    change(root, "channel_profiles/deals.yaml", "long_title: Ten off", f"long_title: {'x' * 61}")
    made = built(root)
    told = [each for each in made.verdict.findings if each.rule == "channel/too-long"]
    assert {(each.where.path, each.where.line) for each in told} == {("channel_profiles/deals.yaml", 19)}


def test_an_edit_is_built_anew(root: Path) -> None:
    built(root)
    change(root, "channel_profiles/deals.yaml", "promotion_id: CODE-1", "promotion_id: CODE-2")
    built(root)
    assert ids(root) == ["WINTER-15", "CODE-2"]


def test_each_destination_has_a_column_of_its_own_and_the_file_is_read_so(root: Path) -> None:
    said = "promotion_destination: [Shopping_ads, Free_listings]\n      promotion_id: CODE-1"
    change(root, "channel_profiles/deals.yaml", "promotion_id: CODE-1", said)
    assert found(root) == []
    rows = [line.split("\t") for line in (root / "dist/deals/google-promotions.tsv").read_text().splitlines()]
    cells = [[row[place] for place, name in enumerate(rows[0]) if name == "promotion_destination"] for row in rows[1:]]
    assert cells == [["", "", "", "", ""], ["Shopping_ads", "Free_listings", "", "", ""]]
