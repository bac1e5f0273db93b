"""Out to Shopify's product file and in again: the catalog says the same as before, to the byte."""

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.acceptance.beside import SAMPLES, needs_shared
from tests.acceptance.feeds_read import feeds, manifest, shopify_rows
from tests.acceptance.terminal import omnicat

EXPORTS = ["apparel.csv", "home-and-garden.csv"]


@needs_shared
@pytest.mark.parametrize("export", EXPORTS)
def test_a_shops_own_export_comes_back_unchanged(export: str, tmp_path: Path) -> None:
    root = tmp_path / "shop"
    begun = omnicat(tmp_path, "init", "shop", "--from", SAMPLES / "shopify" / export)
    linted, built = omnicat(root, "lint", "--workers", "1"), omnicat(root, "build", "--workers", "1")
    ((entry, feed),) = feeds(root, "shopify", ".csv")
    assert "Traceback" not in begun.said + linted.said + built.said
    assert 0 < entry["items"] == len({row["URL handle"] for row in shopify_rows(feed)})
    assert_no_difference(root, feed, tmp_path)


@needs_shared
@pytest.mark.parametrize("export", EXPORTS)
def test_every_row_of_the_export_stands_in_the_feed(export: str, tmp_path: Path) -> None:
    root = tmp_path / "shop"
    omnicat(tmp_path, "init", "shop", "--from", SAMPLES / "shopify" / export)
    omnicat(root, "build", "shopify", "--workers", "1")
    ((_, feed),) = feeds(root, "shopify", ".csv")
    left = {each["sku"] for channel in manifest(root)["channels"] for each in channel["excluded"]}
    rows = shopify_rows(SAMPLES / "shopify" / export)
    sold = [row for row in rows if row.get("Variant Price") or row.get("Price")]
    assert len([row for row in shopify_rows(feed) if row["Price"]]) == len(sold) - len(left)


def test_the_example_shop_comes_back_unchanged(example: Path, tmp_path: Path) -> None:
    root = tmp_path / "shop"
    for part in ("catalog", "assets", "channel_profiles", "templates"):
        shutil.copytree(example / part, root / part)
    ((entry, feed),) = feeds(example, "shopify", ".csv")
    assert entry["written"] > 150
    assert_no_difference(root, feed, tmp_path)


def assert_no_difference(root: Path, feed: Path, folder: Path) -> None:
    """Imports a written feed into the catalog that it was made of."""
    sheet = folder / "products.csv"
    shutil.copyfile(feed, sheet)
    before = _digests(root)
    imported = omnicat(root, "import", sheet, "--apply")
    after = _digests(root)
    changed = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    assert changed == [], imported.said
    assert imported.code == 0, imported.said


def _digests(root: Path) -> dict[str, str]:
    parts = ("catalog", "assets", "channel_profiles")
    files = (path for part in parts for path in (root / part).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
