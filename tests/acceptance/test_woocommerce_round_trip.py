"""Out to WooCommerce's product file and in again: the catalog says the same as before, to the byte."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.conftest import ROOT, show_one
from tests.acceptance.terminal import omnicat
from tests.acceptance.test_shopify_round_trip import assert_no_difference

PROFILE = """spec: woocommerce@2026-08
locale: en-US
currency: USD
country: US
select: status in ['active', 'retired']
renditions: {main: {width: 300, height: 300, quality: 50}, gallery: ~}
"""


@pytest.mark.skipif(not (ROOT / "catalog").is_dir(), reason="the example shop is not in this checkout")
def test_the_example_shop_comes_back_unchanged(tmp_path: Path) -> None:
    root = tmp_path / "shop"
    for part in ("catalog", "assets", "channel_profiles", "templates"):
        shutil.copytree(ROOT / part, root / part)
    show_one(root)
    (root / "channel_profiles/woocommerce.yaml").write_text(PROFILE, encoding="utf-8")
    built = omnicat(root, "build", "woocommerce", "--workers", "1")
    assert built.code == 0, built.said
    assert_no_difference(root, root / "dist/woocommerce/woocommerce.csv", tmp_path)
