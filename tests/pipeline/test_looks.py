"""Originals are looked at once for each content, wherever that was found out."""

import os
import shutil
from pathlib import Path

import pytest

from omnicat.cache import open_state
from omnicat.cache.carrying import carry_in, carry_out
from omnicat.images import Looks, examine
from omnicat.model.asset import Asset
from omnicat.pipeline import looks, open_catalog
from tests.images.pictures import photo, saved

SETTINGS = "name: Shop\nurl: https://example.com\nlocales: [en-US]\ncurrencies: [USD]\n"


class Shop:
    """A shop with three photos, one of them cut off; `seen` are those that were looked at since it was last asked."""

    def __init__(self, root: Path, seen: list[str]) -> None:
        self.root, self.seen = root, seen

    def opened(self) -> dict[str, Asset]:
        self.seen.clear()
        return dict(open_catalog(self.root).shop.model.assets)

    def findings(self) -> list[tuple[str, str]]:
        return [(each.rule, each.where.path) for each in open_catalog(self.root).findings if "asset" in each.rule]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    seen: list[str] = []

    def counting(source: bytes | Path, path: str) -> tuple[Looks | None, tuple[object, ...]]:
        seen.append(path.removeprefix("assets/"))
        return examine(source, path)

    monkeypatch.setattr(looks, "examine", counting)
    root = tmp_path / "shop"
    (root / "catalog").mkdir(parents=True)
    (root / "assets").mkdir()
    (root / "catalog/catalog.yaml").write_text(SETTINGS)
    for number, name in enumerate(("a.jpg", "b.jpg", "cut.jpg")):
        content = saved(photo(200 + number, 150), "JPEG")
        (root / "assets" / name).write_bytes(content[:2000] if name == "cut.jpg" else content)
    return Shop(root, seen)


def test_a_photo_has_looks_and_one_that_is_cut_off_is_broken(shop: Shop) -> None:
    assets = shop.opened()
    assert sorted(shop.seen) == ["a.jpg", "b.jpg", "cut.jpg"]
    assert assets["a.jpg"].looks is not None
    assert (assets["cut.jpg"].looks, assets["cut.jpg"].broken) == (None, True)
    assert shop.findings() == [("asset/unreadable", "assets/cut.jpg")]


def test_a_file_that_was_only_touched_is_not_looked_at(shop: Shop) -> None:
    first = shop.opened()
    os.utime(shop.root / "assets/a.jpg", ns=(1, 1))
    assert shop.opened() == first
    assert "a.jpg" not in shop.seen


def test_another_content_is_looked_at(shop: Shop) -> None:
    first = shop.opened()
    (shop.root / "assets/b.jpg").write_bytes(saved(photo(90, 90), "PNG"))
    assert shop.opened()["b.jpg"].looks != first["b.jpg"].looks
    assert "b.jpg" in shop.seen


def test_a_copy_needs_no_second_look(shop: Shop) -> None:
    shop.opened()
    shutil.copy(shop.root / "assets/a.jpg", shop.root / "assets/new.jpg")
    assert shop.opened()["new.jpg"].looks
    assert "new.jpg" not in shop.seen


def test_a_fresh_clone_with_a_carried_cache_looks_at_nothing_that_is_well(shop: Shop, tmp_path: Path) -> None:
    first = shop.opened()
    with open_state(shop.root / ".omnicat") as state:
        carry_out(state, tmp_path / "carried")
    shutil.rmtree(shop.root / ".omnicat")
    with open_state(shop.root / ".omnicat") as state:
        carry_in(state, tmp_path / "carried")
    assert shop.opened() == first
    assert shop.seen == ["cut.jpg"]


def test_a_damaged_state_costs_time_only(shop: Shop) -> None:
    first = shop.opened()
    (shop.root / ".omnicat/assets.bin").unlink()
    with open_state(shop.root / ".omnicat") as state:
        state.connection.execute("UPDATE looks SET looks = x'00'")
    assert shop.opened() == first


def test_other_codecs_look_again(shop: Shop) -> None:
    shop.opened()
    other = looks.Examiner(shop.root / ".omnicat", "another Pillow")
    assets = [asset for asset in shop.opened().values() if asset.looks]
    shop.seen.clear()
    found = other.look(assets, lambda path: (shop.root / "assets" / path).read_bytes())
    assert sorted(shop.seen) == sorted(found) == ["a.jpg", "b.jpg"]


def test_a_photo_that_went_meanwhile_is_told(shop: Shop) -> None:
    def read(path: str) -> bytes:
        raise FileNotFoundError(path)

    gone = Asset("gone.jpg", "0" * 64, 10, "image", "jpeg", 10, 10)
    found = looks.Examiner(shop.root / ".omnicat", "").look([gone], read)
    assert found["gone.jpg"].looks is None
    assert found["gone.jpg"].findings


def test_progress_counts_what_is_looked_at(shop: Shop) -> None:
    said: list[tuple[int, int]] = []
    open_catalog(shop.root, lambda done, all_: said.append((done, all_)))
    assert said == [(1, 3), (2, 3), (3, 3)]
    open_catalog(shop.root, lambda done, all_: said.append((done, all_)))
    assert len(said) == 3 or said[3:] == [(1, 1)]


def test_whom_pixels_do_not_matter_to_does_not_wait_for_them(shop: Shop) -> None:
    assets = open_catalog(shop.root, only_known=True).shop.model.assets
    assert (shop.seen, assets["a.jpg"].looks) == ([], None)
    first = shop.opened()
    assert first["a.jpg"].looks
    shop.seen.clear()
    assert open_catalog(shop.root, only_known=True).shop.model.assets["a.jpg"] == first["a.jpg"]
    assert shop.seen == []
