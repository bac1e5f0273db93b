"""`omnicat cache prune` forgets what nobody asks for any more."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.picture_shop import write_picture_shop
from tests.pipeline.shop import put


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
