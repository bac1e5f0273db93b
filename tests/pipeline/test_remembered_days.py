"""What hangs on the day is judged anew when its day comes, though no file has changed; until then it is remembered."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from omnicat.cache import Moment, open_state
from omnicat.pipeline import gather, open_catalog
from omnicat.pipeline.gathering import Options
from omnicat.pipeline.memory import Counted
from tests.checks.case import Case, lay_out
from tests.pipeline.edits_run import Run, look, run
from tests.pipeline.shop import change, put

SPEC = """\
spec: {name}@2026-08
title: The {name}
feeds: [{{file: {name}.csv, format: csv}}]
fields:
  - {{name: id, from: listing.sku}}
  - {{name: title, from: name}}
  - {{name: until, from: until, type: date, days_ahead: {{{limits}}}}}
"""
PROFILE = "spec: {name}@2026-08\nlocale: en-US\ncurrency: USD\n"
PRODUCT = """\
sku: {sku}
family: dated
status: active
categories: [apparel]
attributes:
  name: {{en-US: One of {sku}, de-DE: Eins}}
  price: {{USD: 60}}
{more}assets: {{main: {{file: fine.jpg, alt: A tee}}}}
"""
ANY = date(2026, 8, 1)


def product(root: Path, sku: str, until: str = "") -> None:
    put(
        root,
        f"catalog/products/{sku.lower()}.yaml",
        PRODUCT.format(sku=sku, more=f"  until: '{until}'\n" * bool(until)),
    )


def channel(root: Path, name: str, limits: str) -> None:
    put(root, f"specs/{name}/2026-08.yaml", SPEC.format(name=name, limits=limits))
    put(root, f"channel_profiles/{name}.yaml", PROFILE.format(name=name))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Two products with a date and two without one; two channels that judge it, one takes it only 30 days before."""
    root = lay_out(Case("", {}, frozenset()), tmp_path)
    put(root, "catalog/attributes/dates.yaml", "until: {label: {en-US: Until, de-DE: Bis}, type: date}\n")
    put(root, "catalog/families/dated.yaml", "family: dated\nlabel: Dated\nattributes: [name, price, until]\n")
    channel(root, "shelf", "min: 0")
    channel(root, "near", "min: 0, max: 30")
    product(root, "A", "2026-09-10")
    product(root, "B", "2026-12-24")
    product(root, "C")
    return root


def on(root: Path, day: date | str, channels: tuple[str, ...] = ()) -> Run:
    return run(root, date.fromisoformat(str(day)), channels)


def wrong(run: Run) -> list[tuple[str, str]]:
    """SKU and channel of each date that is refused."""
    found = [each.subject for each in run.findings if each.rule == "channel/date-out-of-range"]
    return sorted((each.code, name) for each in found for name in each.channel.split(","))


def fresh(root: Path, day: str) -> Run:
    """The same with nothing remembered."""
    for file in (root / ".omnicat").rglob("*"):
        if file.is_file():
            file.unlink()
    return on(root, day)


DAYS = ["2026-08-01", "2026-08-10", "2026-08-11", "2026-09-10", "2026-09-11", "2026-11-24", "2026-12-24", "2026-12-25"]
SAID = {
    "2026-08-01": [("A", "near"), ("B", "near")],
    "2026-08-11": [("B", "near")],
    "2026-09-11": [("A", "near"), ("A", "shelf"), ("B", "near")],
    "2026-11-24": [("A", "near"), ("A", "shelf")],
    "2026-12-25": [("A", "near"), ("A", "shelf"), ("B", "near"), ("B", "shelf")],
}


def expected(day: str) -> list[tuple[str, str]]:
    return SAID[max(each for each in SAID if each <= day)]


@pytest.mark.parametrize("days", [DAYS, DAYS[::-1], [DAYS[3], DAYS[0], DAYS[6], DAYS[0], DAYS[7], DAYS[3]]], ids=str)
def test_each_day_tells_what_a_build_without_memory_tells(shop: Path, days: list[str]) -> None:
    told = [on(shop, day) for day in days]
    assert [wrong(each) for each in told] == [expected(day) for day in days]
    for day, each in zip(days, told, strict=True):
        anew = fresh(shop, day)
        assert (each.findings, each.files) == (anew.findings, anew.files)


def test_only_a_product_whose_day_has_come_is_shown_again_and_only_where_that_counts(shop: Path) -> None:
    on(shop, "2026-08-10")
    assert on(shop, "2026-08-10").counted == Counted()
    assert on(shop, "2026-08-11").counted == Counted(parsed=1, shown=1, rendered=1)
    assert on(shop, "2026-09-10").counted == Counted()
    assert on(shop, "2026-09-11").counted == Counted(parsed=1, shown=2, rendered=2)
    assert on(shop, "2026-09-10").counted == Counted()


def test_a_lint_and_a_build_remember_the_same_day(shop: Path) -> None:
    on(shop, "2026-09-10")
    assert wrong(look(shop, date(2026, 9, 11))) == [("A", "near"), ("A", "shelf"), ("B", "near")]
    assert wrong(look(shop, date(2026, 9, 10))) == [("B", "near")]


def until(root: Path, day: date, channels: tuple[str, ...] = ()) -> str:
    return gather(open_catalog(root), Options(day, render=False, channels=channels)).until


def test_it_is_known_until_when_nothing_changes_whatever_is_edited(shop: Path) -> None:
    assert until(shop, ANY) == "2026-08-11"
    assert until(shop, ANY) == "2026-08-11"
    product(shop, "D", "2026-08-04")
    assert until(shop, ANY) == "2026-08-05"
    assert until(shop, ANY) == "2026-08-05"
    assert wrong(on(shop, "2026-08-05")) == [("A", "near"), ("B", "near"), ("D", "near"), ("D", "shelf")]
    change(shop, "catalog/products/a.yaml", "2026-09-10", "2026-09-05")
    assert until(shop, date(2026, 8, 5)) == "2026-08-06"
    assert wrong(on(shop, "2026-08-06")) == [("B", "near"), ("D", "near"), ("D", "shelf")]


def test_a_run_of_one_channel_knows_it_too(shop: Path) -> None:
    assert until(shop, date(2026, 11, 30), ("shelf",)) == "2026-12-25"
    assert wrong(on(shop, "2026-12-25", ("shelf",))) == [("A", "shelf"), ("B", "shelf")]
    assert wrong(on(shop, "2026-09-10", ("shelf",))) == []


def test_a_shop_without_dates_never_looks_again(shop: Path) -> None:
    for sku in "AB":
        product(shop, sku)
    on(shop, "2026-08-01")
    assert until(shop, ANY) == "9999-12-31"
    assert on(shop, "2031-01-01").counted == Counted()
    assert on(shop, "2020-01-01").counted == Counted()


def test_records_that_are_no_products_hang_on_the_day_too(shop: Path) -> None:
    put(shop, "channel_profiles/deals.yaml", DEALS)
    assert until(shop, ANY, ("deals",)) == "2026-12-25"
    assert wrong(on(shop, "2026-12-24", ("deals",))) == []
    assert wrong(on(shop, "2026-12-25", ("deals",))) == [("WINTER", "deals")]


DEALS = """\
spec: google-promotions@2026-08
locale: en-US
currency: USD
country: US
settings:
  promotions:
    - promotion_id: WINTER
      product_applicability: all_products
      offer_type: no_code
      long_title: Winter
      promotion_effective_dates: 2026-11-27T00:00:00-05:00/2026-12-24T23:59:59-05:00
      redemption_channel: [online]
      coupon_value_type: percent_off
      percent_off: 15
"""


@pytest.fixture
def moment(tmp_path: Path) -> Iterator[Moment]:
    with open_state(tmp_path) as state:
        first = Moment(state, b"world", "2026-08-10")
        first.meet(["2026-08-01", "2026-09-01"])
        first.keep()
        yield Moment(state, b"world", "2026-08-15")


def test_a_moment_that_is_known_is_found_by_every_day_in_it(moment: Moment) -> None:
    assert (moment.is_known, moment.since, moment.until) == (True, "2026-08-01", "2026-09-01")


def test_a_moment_that_became_shorter_is_not_taken_for_another(moment: Moment) -> None:
    moment.meet(["2026-08-12"])
    before = Moment(moment._state, b"world", "2026-08-10")
    assert not before.is_known
    before.meet(["2026-08-01", "2026-08-12"])
    before.keep()
    marks = {Moment(moment._state, b"world", f"2026-08-{day}").mark for day in ("01", "11", "12", "31")}
    assert len(marks) == 2
    assert not Moment(moment._state, b"other", "2026-08-15").is_known
