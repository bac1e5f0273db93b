"""What looks like an accident, whoever approves of it."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from omnicat.model.governance import Outliers
from omnicat.review.change import WHOLE, Change
from omnicat.review.outliers import outliers_in


def price(old: str, new: str, currency: str = "USD", sku: str = "A") -> Change:
    was, now = Decimal(old), Decimal(new)
    percent = (now / was - 1) * 100 if was else None
    path = f"catalog/products/{sku}.yaml"
    said = {"attribute": "price", "currency": currency, "old": was, "new": now, "percent": percent}
    return Change("value", path, path, sku, sku, **said)  # type: ignore[arg-type]


def name(old: str, new: str, brand: str = "Harbor & Pine") -> Change:
    return Change("value", "a.yaml", "a.yaml", "A", "A", "name", "en-US", old=old, new=new, brand=brand)


def lost(sku: str, attribute: str = "gtin") -> Change:
    return Change("value", f"{sku}.yaml", "", sku, sku, attribute, old="1")


def removed(sku: str) -> Change:
    return Change("removed", f"{sku}.yaml", "", sku, sku, WHOLE, old=sku)


SKUS = [f"P{number:02}" for number in range(12)]


@pytest.mark.parametrize(
    ("changes", "products", "rules"),
    [
        ([price("29", "31")], 10, []),
        ([price("29", "43.50")], 10, []),
        ([price("29", "43.60")], 10, ["review/price-jump"]),
        ([price("29", "14")], 10, ["review/price-jump"]),
        ([price("29.00", "290")], 10, ["review/price-mixed-up"]),
        ([price("29.00", "2900")], 10, ["review/price-mixed-up"]),
        ([price("2900", "29.00")], 10, ["review/price-mixed-up"]),
        ([price("29.00", "295")], 10, ["review/price-mixed-up"]),
        ([price("0", "9")], 10, []),
        ([price("29", "27"), price("27", "29", "EUR")], 10, ["review/price-mixed-up"] * 2),
        ([price("29", "27"), price("27", "29", "EUR", "B")], 10, []),
        ([name("Harbor & Pine candle", "Candle")], 10, ["review/lost-brand"]),
        ([name("HARBOR & PINE candle", "Harbor & Pine scented candle")], 10, []),
        ([name("Candle", "Scented candle")], 10, []),
        ([name("Candle", "Scented candle", "")], 10, []),
        ([lost(sku) for sku in SKUS[:9]], 100, []),
        ([lost(sku) for sku in SKUS[:10]], 100, ["review/many-emptied"]),
        ([lost(sku, sku) for sku in SKUS], 100, []),
        ([removed(sku) for sku in SKUS[:4]], 4, []),
        ([removed(sku) for sku in SKUS[:5]], 50, []),
        ([removed(sku) for sku in SKUS[:6]], 50, ["review/many-removed"]),
    ],
)
def test_what_stands_out_is_told(changes: Sequence[Change], products: int, rules: list[str]) -> None:
    found = outliers_in(changes, products, Outliers())
    assert [each.finding.rule for each in found] == rules


def test_the_governance_sets_from_when_on() -> None:
    changes = [price("10", "13"), *(lost(sku) for sku in SKUS[:2])]
    found = outliers_in(changes, 10, Outliers(Decimal(20), 2, Decimal(90)))
    assert [each.finding.rule for each in found] == ["review/many-emptied", "review/price-jump"]
    assert "2 products lose their 'gtin': P00, P01" in found[0].finding.message
