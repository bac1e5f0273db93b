"""Real exports, where they are at hand."""

import pytest

from omnicat.importers import summary
from tests.importers.trial import SHARED, Trial

needs_samples = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared samples are not here")
pytestmark = needs_samples


def test_all_of_icecat_is_imported(trial: Trial) -> None:
    draft = trial.draft(SHARED / "icecat/import")
    assert (len(draft.products), len(draft.families), len(draft.assets)) == (4898, 12, 525)
    assert draft.settings["locales"] == ["en-US", "de-DE", "fr-FR"]
    assert draft.settings["currencies"] == ["USD", "EUR"]
    assert not draft.findings
    assert sum("main" in product.data.get("assets", {}) for product in draft.products) == 526
    assert len(summary(draft.report)) < 40


@pytest.mark.parametrize(
    ("name", "products"),
    [
        ("shopify/apparel.csv", 20),
        ("shopify/home-and-garden.csv", 20),
        ("shopify/legacy_template_2017.csv", 2),
        ("woocommerce/sample_products.csv", 15),
    ],
)
def test_shop_exports_come_in_whole_and_a_second_time_change_nothing(trial: Trial, name: str, products: int) -> None:
    draft = trial.draft(SHARED / name)
    assert len(draft.products) == products
    assert not draft.findings
    trial.bring(SHARED / name)
    assert trial.plan(SHARED / name).is_empty


@pytest.mark.parametrize("name", ["export_header_2026_with_metafields.csv", "new_template_header_2025-26.csv"])
def test_a_header_alone_is_an_empty_export(trial: Trial, name: str) -> None:
    draft = trial.draft(SHARED / "shopify" / name)
    assert not draft.products
    assert draft.channel == "shopify"
