"""An original that git has only a pointer to."""

from pathlib import Path

import pytest

from omnicat.catalog import load_assets, load_assets_from
from tests.catalog.shop import Memory
from tests.originals.files import pointer

KINDS = {
    "front.jpg": "image",
    "film.mp4": "video",
    "manual.pdf": "document",
    "chair.glb": "model",
    "logo.svg": "vector",
}


@pytest.mark.parametrize("name", KINDS)
def test_a_pointer_is_told_whatever_it_stands_for(tmp_path: Path, name: str) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / name).write_bytes(pointer())
    assets, findings = load_assets(tmp_path, "en-US")
    assert [(each.rule, each.where.path, each.hint) for each in findings] == [
        ("asset/git-lfs-pointer", f"assets/{name}", "run `git lfs pull`")
    ]
    asset = assets[name]
    assert (asset.kind, asset.fetched, asset.broken) == (KINDS[name], False, False)
    assert (asset.digest, asset.size) == ("4" * 64, 2_831_155)
    assert load_assets_from(Memory({f"assets/{name}": pointer()}), "en-US") == (assets, findings)


def test_what_a_pointer_says_does_not_change_when_its_content_comes(tmp_path: Path) -> None:
    import hashlib

    content = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    digest = hashlib.sha256(content).hexdigest()
    there = load_assets_from(Memory({"assets/a.svg": content}), "en-US")[0]["a.svg"]
    not_yet = load_assets_from(Memory({"assets/a.svg": pointer(digest, len(content))}), "en-US")[0]["a.svg"]
    assert (there.digest, there.size) == (not_yet.digest, not_yet.size)


def test_a_torn_pointer_is_one_all_the_same() -> None:
    torn = pointer()[:60]
    assets, findings = load_assets_from(Memory({"assets/a.jpg": torn}), "en-US")
    assert [each.rule for each in findings] == ["asset/git-lfs-pointer"]
    assert (assets["a.jpg"].fetched, len(assets["a.jpg"].digest)) == (False, 64)
