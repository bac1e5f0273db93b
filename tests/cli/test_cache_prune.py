"""`omnicat cache prune` forgets what nobody asks for any more."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.picture_shop import write_picture_shop
from tests.pipeline.shop import put, write_shop


def looked_at(shop: Path) -> int:
    with closing(sqlite3.connect(shop / ".omnicat/state.db")) as state:
        (count,) = state.execute("SELECT count(DISTINCT digest) FROM looks").fetchone()
    return int(count)


def test_looks_of_originals_that_are_gone_are_forgotten(tmp_path: Path, run: Run) -> None:
    shop = write_picture_shop(tmp_path / "shop")
    run(shop, "lint", "--now", "2026-08-01")
    before = looked_at(shop)
    assert "the looks of" not in run(shop, "cache", "prune").out
    assert looked_at(shop) == before > 2
    (shop / "assets/tee/old.png").unlink()
    assert "and the looks of 1 original that are gone; " in run(shop, "cache", "prune").out
    assert looked_at(shop) == before - 1


def test_nothing_is_forgotten_where_the_catalog_cannot_be_read(tmp_path: Path, run: Run) -> None:
    shop = write_picture_shop(tmp_path / "shop")
    run(shop, "lint", "--now", "2026-08-01")
    before = looked_at(shop)
    put(shop, "catalog/catalog.yaml", "name: [\n")
    run(shop, "cache", "prune")
    assert looked_at(shop) == before


def renditions(shop: Path) -> set[str]:
    return {path.name for path in (shop / ".omnicat/renditions").rglob("*.*")}


def test_images_that_nothing_shows_any_more_are_forgotten(tmp_path: Path, run: Run) -> None:
    shop = write_shop(tmp_path / "shop", "website")
    run(shop, "build", "--now", "2026-08-01")
    before = renditions(shop)
    assert "image" not in run(shop, "cache", "prune").out
    assert renditions(shop) == before
    profile = (shop / "channel_profiles/website.yaml").read_text()
    put(shop, "channel_profiles/website.yaml", f"{profile}renditions: {{main: {{width: 123, format: png}}}}\n")
    run(shop, "build", "--now", "2026-08-01")
    after = renditions(shop)
    said = run(shop, "cache", "prune", "--keep", "1").out
    gone = len(after) - len(renditions(shop))
    assert f"and {gone} images that nothing shows, " in said
    assert renditions(shop) < after
    assert renditions(shop) & before
    assert not before <= renditions(shop)
    put(shop, "catalog/products/mug.yaml", (shop / "catalog/products/mug.yaml").read_text() + "# again\n")
    assert " 0 images made, " in run(shop, "build", "--now", "2026-08-01").out


def test_what_a_build_holds_stays_whatever_is_known_of_it(tmp_path: Path, run: Run) -> None:
    shop = write_shop(tmp_path / "shop", "website")
    run(shop, "build", "--now", "2026-08-01")
    before = renditions(shop)
    run(shop, "cache", "clear")
    run(shop, "cache", "prune")
    assert renditions(shop) == before


def test_nothing_is_forgotten_where_the_state_is_damaged(tmp_path: Path, run: Run) -> None:
    shop = write_shop(tmp_path / "shop", "website")
    run(shop, "images", "--now", "2026-08-01")
    before = renditions(shop)
    with closing(sqlite3.connect(shop / ".omnicat/state.db", isolation_level=None)) as state:
        state.execute("UPDATE bodies SET parts = x'00'")
    run(shop, "cache", "prune")
    assert renditions(shop) == before
