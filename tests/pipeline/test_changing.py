"""What a change bears on: itself, and whatever it may have broken."""

from pathlib import Path

import pytest

from omnicat.pipeline import gather, open_catalog
from omnicat.pipeline.changing import bearing_on
from omnicat.pipeline.gathering import Options
from tests.pipeline.shop import TODAY, put
from tests.specs.small_shop import MUG

TEE_FILE, MUG_FILE = "catalog/products/tee.yaml", "catalog/products/mug.yaml"


def bearing(root: Path, *changed: str) -> set[str]:
    """The files that the change bears on; an empty path stands for all of them."""
    found = bearing_on(frozenset(changed), gather(open_catalog(root), Options(TODAY, render=False)))
    return {""} if found is None else set(found)


@pytest.fixture
def linked(shop: Path) -> Path:
    """The mug is sold with the tee."""
    put(shop, MUG_FILE, MUG.rstrip() + "\nassociations:\n  part: [{sku: TEE-HARBOR-NVY-S, quantity: 1}]\n")
    return shop


@pytest.mark.parametrize(
    "path",
    [
        "catalog/catalog.yaml",
        "catalog/families/tee.yaml",
        "catalog/attributes/gone.yaml",
        "catalog/inventory.csv",
        "channel_profiles/website.yaml",
        "specs/own/2026-01.yaml",
        "templates/google.xml.j2",
    ],
)
def test_what_every_product_depends_on_bears_on_everything(shop: Path, path: str) -> None:
    assert bearing(shop, path, MUG_FILE) == {""}


@pytest.mark.parametrize(
    "path", ["README.md", "dist/manifest.json", ".github/workflows/ci.yml", ".omnicat-baseline.json"]
)
def test_what_is_not_of_the_catalog_bears_on_nothing(shop: Path, path: str) -> None:
    assert bearing(shop, path) == set()


def test_nothing_changed_bears_on_nothing(shop: Path) -> None:
    assert bearing(shop) == set()


def test_a_product_bears_on_those_that_link_to_it_or_its_variants(linked: Path) -> None:
    assert bearing(linked, TEE_FILE) == {TEE_FILE, MUG_FILE}
    assert bearing(linked, MUG_FILE) == {MUG_FILE}


def test_a_product_that_is_gone_bears_on_what_it_leaves_behind(linked: Path) -> None:
    (linked / TEE_FILE).unlink()
    found = bearing(linked, TEE_FILE)
    assert {TEE_FILE, MUG_FILE, "catalog/inventory.csv", "assets/tee/front.jpg"} <= found


def test_an_asset_bears_on_the_products_that_use_it(shop: Path) -> None:
    assert bearing(shop, "assets/mug/front.jpg") == {"assets/mug/front.jpg", MUG_FILE}


def test_the_record_of_an_asset_bears_on_them_too(shop: Path) -> None:
    assert bearing(shop, "assets/mug/front.jpg.yaml") == {"assets/mug/front.jpg.yaml", MUG_FILE}


def test_an_asset_that_is_gone_bears_on_the_products_that_use_it(shop: Path) -> None:
    (shop / "assets/tee/back.jpg").unlink()
    assert bearing(shop, "assets/tee/back.jpg") == {"assets/tee/back.jpg", TEE_FILE}


def test_an_asset_that_an_attribute_names_is_used(shop: Path) -> None:
    attributes = next((shop / "catalog/attributes").iterdir())
    attributes.write_text(attributes.read_text() + "manual: {type: reference, to: asset, label: Manual}\n")
    family = shop / "catalog/families/mug.yaml"
    family.write_text(family.read_text().replace("attributes: [", "attributes: [manual, "))
    put(shop, "assets/manual.pdf", "%PDF-1.4\n")
    put(shop, MUG_FILE, MUG.replace("  mpn:", "  manual: manual.pdf\n  mpn:"))
    assert bearing(shop, "assets/manual.pdf") == {"assets/manual.pdf", MUG_FILE}


def test_a_product_that_takes_anothers_gtin_bears_on_that_one(shop: Path) -> None:
    put(shop, "catalog/products/zed.yaml", MUG.replace("MUG-ENAMEL", "ZED"))
    found = bearing(shop, MUG_FILE)
    assert {MUG_FILE, "catalog/products/zed.yaml"} <= found
