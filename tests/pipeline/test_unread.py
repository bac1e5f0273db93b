"""One product file that can't be read is told of once, and not wherever something leads to it."""

from pathlib import Path

import pytest

from omnicat.findings import Finding
from omnicat.model.catalog import Model
from omnicat.pipeline import gather, open_catalog
from omnicat.pipeline.gathering import Options
from omnicat.pipeline.unread import seeming_rows
from tests.pipeline.shop import TODAY, change, put
from tests.specs.small_shop import MUG, TEE

FILE = "catalog/products/tee.yaml"
BROKEN = ("attributes:\n\t\n", "a: [1\n", "{{\n", "family: ] x\n")


def found(root: Path) -> list[Finding]:
    return list(gather(open_catalog(root), Options(TODAY, render=False)).all_findings)


@pytest.mark.parametrize("junk", BROKEN)
def test_a_file_that_can_not_be_read_breaks_nothing_elsewhere(shop: Path, junk: str) -> None:
    put(shop, "catalog/products/mug.yaml", MUG.rstrip() + "\nassociations:\n  part: [{sku: TEE-HARBOR, quantity: 1}]\n")
    before = {each.rule for each in found(shop) if each.where.path != FILE}
    put(shop, FILE, TEE + junk)
    after = found(shop)
    assert {each.where.path for each in after if each.rule.startswith("yaml/")} == {FILE}
    assert {each.rule for each in after if each.where.path != FILE} <= before


def test_a_product_that_lost_its_sku_still_uses_its_assets(shop: Path) -> None:
    change(shop, FILE, "sku: TEE-HARBOR\n", "")
    assert not [each for each in found(shop) if each.rule in ("asset/unused", "source/unknown-sku")]


def test_what_is_wrong_for_other_reasons_is_still_told(shop: Path) -> None:
    put(shop, "catalog/products/mug.yaml", MUG.rstrip() + "\nassociations:\n  part: [{sku: TEE-HARBUR, quantity: 1}]\n")
    put(shop, FILE, TEE + "a: [1\n")
    assert "link/unknown-product" in {each.rule for each in found(shop)}


@pytest.mark.parametrize(
    ("text", "skus"),
    [
        ("sku: A\n", ["A"]),
        ('sku: "A B"  # ours\n', ["A B"]),
        ("'sku' : 'A'\n- {sku: B, x: 1}\n  - sku: C D # no\n", ["A", "B", "C D"]),
        ("name: risku: x\n", ["a.yaml"]),
        ("", ["a.yaml"]),
        ("sku:\nsku: \n", ["a.yaml"]),
    ],
)
def test_skus_are_found_in_text(text: str, skus: list[str]) -> None:
    assert [row.sku for row in seeming_rows("a.yaml", text.encode(), Model())] == skus
