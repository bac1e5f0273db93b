"""The checks of the whole find just what plain ones find, which hold every row in memory."""

from collections.abc import Iterator, Sequence

import pytest
from msgspec.structs import replace

from omnicat.catalog import text_set
from omnicat.catalog.rows import Link, Row
from omnicat.catalog.whole import whole_of
from omnicat.channels import Shop
from omnicat.checks import WHOLE_CHECKS
from omnicat.findings import Finding, Location
from omnicat.model.catalog import Stock
from tests.checks.made_up_rows import MODEL, MadeUp
from tests.checks.plain_wholes import plain_findings, told

TODAY = "2026-08-22"
HERE = Location("p.yaml")


def found(rows: Sequence[Row], shop: Shop) -> list[Finding]:
    """What the real checks find."""
    whole = whole_of(lambda: iter(rows), shop.model, shop.stock)
    return [each for check in WHOLE_CHECKS for each in check.check(whole, shop)]


@pytest.mark.parametrize("part", range(10))
def test_finds_the_same_in_the_same_order(part: int) -> None:
    for seed in range(part * 200, part * 200 + 200):
        made_up = MadeUp(seed)
        rows, shop = made_up.rows(), Shop(MODEL, made_up.stock(), today=TODAY)
        assert list(map(told, found(rows, shop))) == plain_findings(rows, shop), seed


def test_chance_shows_every_rule_often() -> None:
    count: dict[str, int] = {}
    for seed in range(400):
        made_up = MadeUp(seed)
        for rule, *_ in plain_findings(made_up.rows(), Shop(MODEL, made_up.stock(), today=TODAY)):
            count[rule] = count.get(rule, 0) + 1
    assert {check.RULE.id for check in WHOLE_CHECKS} == count.keys()
    assert min(count.values()) >= 10


def test_names_on_one_shelf_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_set, "FEW", 0)
    monkeypatch.setattr(text_set, "SHELVES", 1)
    test_finds_the_same_in_the_same_order(0)


def test_rows_are_read_once_where_nothing_is_wrong() -> None:
    passes = []
    row = Row("A", 0, Location("p.yaml"), "A", "tee", "active", is_sellable=True, links=(Link("part", "B", 1, HERE),))
    other = replace(row, sku="B", product="B", links=())

    def rows() -> Iterator[Row]:
        passes.append(1)
        yield from (row, other)

    assert whole_of(rows, MODEL, Stock()).suspects == ()
    assert len(passes) == 1
