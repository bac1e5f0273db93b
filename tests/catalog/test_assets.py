"""The asset library: originals with their facts and records, read anew only where something changed."""

import os
import shutil
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from omnicat.catalog import asset_folder, load_assets, load_assets_from
from omnicat.catalog.asset_cache import COARSEST_TIME_NS
from omnicat.catalog.asset_records import Loaded
from omnicat.findings import Finding
from tests.catalog.shop import Memory
from tests.originals.files import mp4

RECORD = """\
title: Front
alt: {en-US: A navy tee, de-DE: Ein dunkelblaues T-Shirt}
focal: [0.5, 0.3]
crop: [0, 0.1, 1, 0.9]
tags: [studio, 2026]
status: in_review
"""
LOCALE = "en-US"


def picture(width: int = 40, height: int = 30) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "navy").save(out, "JPEG")
    return out.getvalue()


def shop(folder: Path) -> Path:
    tee = folder / "assets" / "tee"
    tee.mkdir(parents=True)
    (tee / "front.jpg").write_bytes(picture())
    (tee / "front.jpg.yaml").write_text(RECORD)
    (tee / "film.mp4").write_bytes(mp4())
    (tee / "broken.png").write_bytes(b"no picture")
    (tee / ".DS_Store").write_bytes(b"")
    (tee / "stray.jpg.yaml").write_text("title: Gone\n")
    return folder


def rules(findings: tuple[Finding, ...]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for each in findings:
        said.setdefault(each.where.path, []).append(each.rule)
    return said


def test_an_original_has_facts_and_what_its_record_says(tmp_path: Path) -> None:
    assets, _ = load_assets(shop(tmp_path), LOCALE)
    assert list(assets) == ["tee/broken.png", "tee/film.mp4", "tee/front.jpg"]
    front = assets["tee/front.jpg"]
    assert (front.kind, front.format, front.width, front.height) == ("image", "jpeg", 40, 30)
    assert (front.titles, front.alt["de-DE"]) == ({"en-US": "Front"}, "Ein dunkelblaues T-Shirt")
    assert (front.focal, front.crop) == ((0.5, 0.3), (0.0, 0.1, 1.0, 0.9))
    assert (front.tags, front.status, front.broken) == (("studio", "2026"), "in_review", False)
    assert (assets["tee/film.mp4"].kind, assets["tee/film.mp4"].size) == ("video", len(mp4()))
    assert (assets["tee/film.mp4"].width, assets["tee/film.mp4"].media.duration) == (64, 2.0)


def test_what_is_wrong_is_said_at_the_file_or_its_record(tmp_path: Path) -> None:
    root = shop(tmp_path)
    (root / "assets/tee/film.mp4.yaml").write_text("statsu: approved\n")
    assets, findings = load_assets(root, LOCALE)
    said = rules(findings)
    assert assets["tee/broken.png"].broken
    assert said.pop("assets/tee/broken.png")
    assert said == {
        "assets/tee/film.mp4.yaml": ["schema/unknown-key"],
        "assets/tee/front.jpg.yaml": ["schema/wrong-type"],
        "assets/tee/stray.jpg.yaml": ["link/asset-record-without-file"],
    }


def test_bytes_and_folder_say_the_same(tmp_path: Path) -> None:
    root = shop(tmp_path)
    files = {str(path.relative_to(root).as_posix()): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert load_assets_from(Memory(files), LOCALE) == load_assets(root, LOCALE)


def test_a_shop_without_assets_has_none(tmp_path: Path) -> None:
    assert load_assets(tmp_path, LOCALE) == ({}, ())


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system has no symbolic links")
def test_links_stay_inside(tmp_path: Path) -> None:
    root = shop(tmp_path / "shop")
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(picture())
    folder = root / "assets"
    (folder / "inside.jpg").symlink_to(folder / "tee/front.jpg")
    (folder / "outside.jpg").symlink_to(secret)
    (folder / "gone.jpg").symlink_to(folder / "nothing.jpg")
    (folder / "loop").symlink_to(folder)
    assets, findings = load_assets(root, LOCALE)
    assert [path for path in assets if not path.startswith("tee/")] == ["inside.jpg"]
    outside = [each.where.path for each in findings if each.rule == "asset/outside"]
    assert outside == ["assets/gone.jpg", "assets/loop", "assets/outside.jpg"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read here")
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    root = shop(tmp_path)
    (root / "assets/tee/film.mp4").chmod(0)
    assets, findings = load_assets(root, LOCALE)
    assert assets["tee/film.mp4"].broken
    assert rules(findings)["assets/tee/film.mp4"] == ["asset/no-permission"]


class Warm:
    """A shop whose files are old, loaded once with a cache that is trusted."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.cache, self.read = shop(root), root / ".omnicat" / "assets.bin", list[str]()
        load = asset_folder._load

        def counting(folder: Path, path: str, files: asset_folder.Stats, locale: str) -> Loaded:
            self.read.append(path)
            return load(folder, path, files, locale)

        monkeypatch.setattr(asset_folder, "_load", counting)
        self.first = self.load()
        self.trust()

    def load(self) -> object:
        self.read.clear()
        return load_assets(self.root, LOCALE, cache=self.cache)

    def trust(self) -> None:
        """As if the cache was written long after the files."""
        later = self.cache.stat().st_mtime_ns + 10 * COARSEST_TIME_NS
        os.utime(self.cache, ns=(later, later))


@pytest.fixture
def warm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Warm:
    return Warm(tmp_path, monkeypatch)


def test_a_second_load_reads_nothing_and_says_the_same(warm: Warm) -> None:
    assert warm.load() == warm.first
    assert warm.read == []


@pytest.mark.parametrize(
    ("name", "content", "anew"),
    [
        ("film.mp4", b"new film", "film.mp4"),
        ("film.mp4", mp4()[::-1], "film.mp4"),
        ("front.jpg.yaml", b"title: Other\n", "front.jpg"),
        ("film.mp4.yaml", b"title: New\n", "film.mp4"),
        ("new.pdf", b"new", "new.pdf"),
    ],
)
def test_only_what_changed_is_read_anew(warm: Warm, name: str, content: bytes, anew: str) -> None:
    (warm.root / "assets/tee" / name).write_bytes(content)
    again = warm.load()
    assert warm.read == [f"tee/{anew}"]
    assert again == load_assets(warm.root, LOCALE)


def test_a_file_written_just_before_the_cache_is_not_trusted(warm: Warm) -> None:
    film = (warm.root / "assets/tee/film.mp4").stat()
    just_after = max(film.st_mtime_ns, film.st_ctime_ns) + COARSEST_TIME_NS
    os.utime(warm.cache, ns=(just_after, just_after))
    warm.load()
    assert "tee/film.mp4" in warm.read


def test_a_removed_file_is_forgotten(warm: Warm) -> None:
    shutil.rmtree(warm.root / "assets/tee")
    assert warm.load() == ({}, ())


@pytest.mark.parametrize("torn", [b"", b"{", b"\x82", msgspec.msgpack.encode({"made_for": "another", "entries": {}})])
def test_a_torn_cache_costs_time_only(warm: Warm, torn: bytes) -> None:
    warm.cache.write_bytes(torn)
    assert warm.load() == warm.first
    assert len(warm.read) == 4


def test_another_default_locale_reads_records_anew(warm: Warm) -> None:
    assets, _ = load_assets(warm.root, "de-DE", cache=warm.cache)
    assert assets["tee/front.jpg"].titles == {"de-DE": "Front"}
