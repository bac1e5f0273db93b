"""What the first look at a catalog sees."""

import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from omnicat.errors import OmnicatError
from omnicat.repository import Folder
from omnicat.repository.sweep import AT_ONCE, Swept, sweep, sweep_ahead
from tests.repository.test_repository import put

HEAVY = {"dataclasses", "typing", "re", "pathlib", "enum", "msgspec", "yaml", "omnicat.errors"}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    for path in ("catalog/catalog.yaml", "catalog/products/a/one.yaml", "catalog/products/a.yaml", "assets/one.jpg"):
        put(tmp_path, path)
    put(tmp_path, "catalog/.hidden/x.yaml")
    put(tmp_path, "elsewhere/x.yaml")
    return tmp_path


def test_every_file_is_seen_once_with_what_the_system_knows_of_it(shop: Path) -> None:
    seen = tuple(sweep(shop).seen)
    assert [path for path, *_ in seen] == [
        "assets/one.jpg",
        "catalog/catalog.yaml",
        "catalog/products/a.yaml",
        "catalog/products/a/one.yaml",
    ]
    for path, size, changed, node_changed, node in seen:
        stat = (shop / path).stat()
        assert (size, changed, node_changed, node) == (
            stat.st_size,
            stat.st_mtime_ns,
            stat.st_ctime_ns,
            stat.st_ino,
        )


def test_a_folder_lists_what_the_sweep_sees(shop: Path) -> None:
    folder = Folder(shop)
    assert tuple(folder.seen) == tuple(sweep(shop).seen)
    assert folder.digest_of_seen == sweep(shop).digest
    assert folder.latest_change == max(each[3] for each in sweep(shop).seen)
    assert folder.paths() == tuple(path for path, *_ in folder.seen)
    assert folder.paths("catalog/products/a") == ("catalog/products/a.yaml", "catalog/products/a/one.yaml")
    assert folder.paths("catalog/products/a/") == ("catalog/products/a/one.yaml",)
    assert folder.paths("catalog/products/b") == folder.paths("zebra") == ()


def test_files_are_seen_in_the_order_of_their_paths_however_many_there_are(tmp_path: Path) -> None:
    names = ("a", "a-b", "a.b", "a/c", "a/c.d", "a0", "ab", "Z", "é", "a b/c", "a/b/c", "a/b-c", "a/b.c/d")
    for name in names:
        put(tmp_path, f"catalog/products/{name}.yaml")
    for number in range(AT_ONCE):
        put(tmp_path, f"assets/{number}.jpg")
    swept = sweep(tmp_path)
    assert swept.paths == sorted(swept.paths) == [path for path, *_ in swept.seen]
    assert len(swept.paths) == len(names) + AT_ONCE
    assert swept.latest == max(max(each[2:4]) for each in swept.seen)


def test_a_link_is_seen_as_the_file_it_leads_to(shop: Path) -> None:
    (shop / "assets/link.jpg").symlink_to("one.jpg")
    (shop / "assets/out.jpg").symlink_to("../elsewhere/x.yaml")
    (shop / "assets/nowhere.jpg").symlink_to("nothing.jpg")
    seen = {path: about for path, *about in sweep(shop).seen}
    assert seen["assets/link.jpg"] == seen["assets/one.jpg"]
    assert {"assets/out.jpg", "assets/nowhere.jpg"}.isdisjoint(seen)
    assert Folder(shop).links == ("assets/link.jpg", "assets/nowhere.jpg", "assets/out.jpg")


@pytest.mark.parametrize(
    "change",
    [
        lambda shop: put(shop, "catalog/new.yaml"),
        lambda shop: put(shop, "assets/one.jpg", "longer"),
        lambda shop: (shop / "assets/one.jpg").unlink(),
        lambda shop: (shop / "assets/one.jpg").rename(shop / "assets/two.jpg"),
        lambda shop: os.utime(shop / "assets/one.jpg", ns=(1, 1)),
        lambda shop: put(shop, "specs/x.yaml"),
    ],
    ids=["new", "longer", "gone", "moved", "touched", "new place"],
)
def test_the_digest_is_another_after_any_change(shop: Path, change: object) -> None:
    before = sweep(shop).digest
    assert sweep(shop).digest == before
    assert callable(change)
    change(shop)
    assert sweep(shop).digest != before


def test_what_is_no_part_of_the_catalog_does_not_change_the_digest(shop: Path) -> None:
    before = sweep(shop).digest
    put(shop, "elsewhere/y.yaml")
    put(shop, "catalog/.hidden/y.yaml")
    assert sweep(shop).digest == before


def test_a_name_that_is_no_utf_8_is_seen(shop: Path) -> None:
    try:
        (shop / os.fsdecode(b"catalog/\xff.yaml")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    assert os.fsdecode(b"catalog/\xff.yaml") in [path for path, *_ in sweep(shop).seen]
    assert sweep(shop).digest


def test_a_place_that_is_a_file_is_said(shop: Path) -> None:
    put(shop, "templates")
    with pytest.raises(OmnicatError, match="can't read folder 'templates': Not a directory"):
        sweep(shop)


def test_looking_imports_nothing_that_takes_time() -> None:
    command = "import sys; before = set(sys.modules); import omnicat.repository.sweep, omnicat.repository.commit; "
    command += "print(*sorted(set(sys.modules) - before))"
    told = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(told.stdout.split())


def test_a_file_takes_little_room() -> None:
    swept, packs = Swept(), 8
    tracemalloc.start()
    try:
        for pack in range(packs):
            names = [f"catalog/products/{pack:04}/tee-{number:07}.yaml" for number in range(AT_ONCE)]
            swept.pack([(name, 1700, 10**18 + number, 10**18, 10**7 + number) for number, name in enumerate(names)])
        del names
        assert tracemalloc.get_traced_memory()[0] < 230 * packs * AT_ONCE
    finally:
        tracemalloc.stop()


def test_a_sweep_ahead_is_used_once(shop: Path) -> None:
    ahead = sweep_ahead(str(shop))
    put(shop, "catalog/products/b.yaml")
    assert Folder(shop).digest_of_seen == ahead.digest
    assert "catalog/products/b.yaml" in Folder(shop).paths()
