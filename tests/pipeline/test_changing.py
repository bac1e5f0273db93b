"""What a change bears on: itself, and whatever it may have broken."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from omnicat.catalog.rows import Row
from omnicat.pipeline import gather, open_catalog
from omnicat.pipeline.changing import bearing_on
from omnicat.pipeline.gathering import Options
from tests.checks.made_up_rows import MadeUp
from tests.pipeline.shop import TODAY, put
from tests.specs.small_shop import MUG

TEE_FILE, MUG_FILE = "catalog/products/tee.yaml", "catalog/products/mug.yaml"


def bearing(root: Path, *changed: str) -> set[str]:
    """The files that the change bears on; an empty path stands for all of them."""
    seen = gather(open_catalog(root), Options(TODAY, render=False))
    found = bearing_on(frozenset(changed), seen.results.rows, seen.findings)
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
    found = bearing(shop, "assets/mug/front.jpg")
    assert {path for path in found if path.startswith("catalog/")} == {MUG_FILE}


def test_an_asset_bears_on_those_that_look_like_it(shop: Path) -> None:
    found = bearing(shop, "assets/mug/front.jpg")
    assert {"assets/mug/front.jpg", "assets/tee/front.jpg"} <= found


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


def test_what_links_to_nothing_is_borne_on_by_any_product_but_no_asset(shop: Path) -> None:
    put(shop, MUG_FILE, MUG.rstrip() + "\nassociations:\n  part: [{sku: GONE, quantity: 1}]\n")
    assert MUG_FILE in bearing(shop, TEE_FILE)
    assert MUG_FILE not in bearing(shop, "assets/tee/front.jpg")


def test_a_product_that_takes_anothers_gtin_bears_on_that_one(shop: Path) -> None:
    put(shop, "catalog/products/zed.yaml", MUG.replace("MUG-ENAMEL", "ZED"))
    found = bearing(shop, MUG_FILE)
    assert {MUG_FILE, "catalog/products/zed.yaml"} <= found


@pytest.mark.parametrize("seed", range(150))
def test_links_lead_where_the_last_of_a_sku_stands(seed: int) -> None:
    made_up, random = MadeUp(seed), Random(seed)
    rows = tuple(
        replace(row, where=replace(row.where, path=f"catalog/products/{random.choice('abcd')}.yaml"))
        for row in made_up.rows()
    )
    places = sorted({row.where.path for row in rows} | {f"assets/{use.path}" for row in rows for use in row.assets})
    changed = frozenset(random.sample(places, min(len(places), random.randint(0, 3))))
    assert bearing_on(changed, lambda: iter(rows), ()) == changed | set(plain_dependants(changed, rows))


def plain_dependants(changed: frozenset[str], rows: Sequence[Row]) -> Iterator[str]:
    """Where those rows stand that name what changed, or a product that is not there when a product changed."""
    path_by_sku = {row.sku: row.where.path for row in rows}
    has_products = any(path.startswith("catalog/") for path in changed)
    for row in rows:
        linked = {link.sku for link in row.links} | {each.target for each in row.references if each.to == "product"}
        used = {use.path for use in row.assets} | {each.target for each in row.references if each.to == "asset"}
        paths = {path_by_sku.get(sku, "gone") for sku in linked}
        if not changed.isdisjoint(paths | {f"assets/{path}" for path in used}) or ("gone" in paths and has_products):
            yield row.where.path
