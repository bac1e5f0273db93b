"""Originals that only an object store has."""

import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from uuid import uuid4

import pytest

from omnicat.catalog import load_assets, load_assets_from
from omnicat.cli.app import main
from omnicat.editing.asset_pushing import plan_push, push, put_aside
from omnicat.errors import Exit, OmnicatError
from omnicat.images import Looks
from omnicat.pipeline import Opened, gather, open_at, open_catalog
from omnicat.pipeline.bringing import ORIGINALS
from omnicat.pipeline.gathering import Options
from omnicat.pipeline.linting import about_paths
from omnicat.renditions.kept_originals import address
from omnicat.repository import Folder
from tests.cli.changed_shop import committed
from tests.originals.files import mp4, svg
from tests.pipeline.shop import TODAY, built, change, left, put
from tests.s3 import s3_server

TEE = "catalog/products/tee.yaml"
FRONT = "mug/front.jpg"


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with s3_server("shop-originals"):
        yield "s3://shop-originals/catalog"


def named(shop: Path, place: str) -> Path:
    with (shop / "catalog/catalog.yaml").open("a") as file:
        file.write(f"assets: {place}\n")
    return shop


def pushed(shop: Path) -> int:
    """All originals into the object store, as `omnicat assets push --apply` does it."""
    opened = open_catalog(shop)
    assets = [each for each in opened.shop.model.assets.values() if not each.elsewhere]
    edited, refused = plan_push(assets, Folder(shop))
    assert refused == ()
    new = push(assets, shop, opened.shop.model.settings.originals)
    for each in edited:
        (shop / each.path).write_text(each.after, encoding="utf-8")
    put_aside(assets, shop)
    return new


def looks(opened: Opened) -> dict[str, Looks | None]:
    return {path: each.looks for path, each in opened.shop.model.assets.items() if each.kind == "image"}


def files_of(shop: Path) -> dict[str, bytes]:
    folder = shop / "dist"
    every = (path for path in folder.rglob("*") if path.is_file() and path.parent != folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in every}


@pytest.fixture(params=["file", "memory", "s3"])
def stored(request: pytest.FixtureRequest, shop: Path, tmp_path: Path) -> Path:
    """A shop whose originals are all in an object store, and none here."""
    places = {"file": f"file://{tmp_path}/bucket", "memory": f"memory://{uuid4().hex}"}
    place = places.get(request.param) or request.getfixturevalue("s3")
    (shop / "assets/tee/film.mp4").write_bytes(mp4())
    (shop / "assets/tee/logo.svg").write_bytes(svg())
    change(shop, TEE, "assets:\n", "assets:\n  video: tee/film.mp4\n")
    pushed(named(shop, place))
    rmtree(shop / ".omnicat")
    return shop


def test_a_build_is_the_same_wherever_originals_are(shop: Path, stored: Path) -> None:
    assert not [path for path in (stored / "assets").rglob("*") if path.is_file() and path.suffix != ".yaml"]
    assert built(stored).exit == Exit.CLEAN
    elsewhere = files_of(stored)
    for path, asset in load_assets(stored, "en-US")[0].items():
        kept = stored / ORIGINALS / asset.digest[:2] / asset.digest
        if kept.is_file():
            (stored / "assets" / path).write_bytes(kept.read_bytes())
    rmtree(stored / "dist")
    rmtree(stored / ".omnicat")
    built(stored)
    assert files_of(stored) == elsewhere


def test_a_look_needs_no_network(shop: Path) -> None:
    before = load_assets(shop, "en-US")[0]
    pushed(named(shop, f"memory://{uuid4().hex}"))
    rmtree(shop / ORIGINALS)
    change(shop, "catalog/catalog.yaml", "assets: memory", "assets: s3")
    after, findings = load_assets(shop, "en-US")
    assert findings == ()
    for path, asset in before.items():
        other = after[path]
        assert (other.digest, other.size, other.width, other.height) == (
            asset.digest,
            asset.size,
            asset.width,
            asset.height,
        )
        assert (other.format, other.mode, other.kind, other.elsewhere, other.broken) == (
            asset.format,
            asset.mode,
            asset.kind,
            True,
            False,
        )
    assert load_assets_from(Folder(shop), "en-US")[0] == after
    assert open_catalog(shop).shop.model.assets.keys() == before.keys()


def test_each_content_is_fetched_once_to_be_looked_at(shop: Path, tmp_path: Path) -> None:
    before = looks(open_catalog(shop))
    pushed(named(shop, f"file://{tmp_path}/bucket"))
    assert looks(open_catalog(shop)) == before, "what was seen here is known of what went there"
    rmtree(shop / ".omnicat")
    assert set(looks(open_catalog(shop)).values()) == {None}
    assert not (shop / ORIGINALS).exists(), "a look fetches nothing"
    assert looks(open_catalog(shop, fetches=True)) == before
    rmtree(tmp_path / "bucket")
    rmtree(shop / ORIGINALS)
    for opened in (open_catalog(shop, fetches=True), open_catalog(shop, only_known=True)):
        assert looks(opened) == before


def test_what_was_fetched_is_looked_at_without_a_network(shop: Path, tmp_path: Path) -> None:
    pushed(named(shop, f"file://{tmp_path}/bucket"))
    kept = shop / ORIGINALS
    kept.rename(tmp_path / "kept")
    rmtree(shop / ".omnicat")
    first = open_catalog(shop)
    assert not gather(first, Options(TODAY)).is_settled, "more may be known without a change of any file"
    shutil.move(tmp_path / "kept", kept)
    assert None not in looks(open_catalog(shop)).values()


def test_findings_about_what_is_elsewhere_are_told_of_its_folder_and_its_record(shop: Path, tmp_path: Path) -> None:
    pushed(named(shop, f"file://{tmp_path}/bucket"))
    gathered = gather(open_catalog(shop), Options(TODAY))
    for place in ("assets", "assets/mug", f"assets/{FRONT}", f"assets/{FRONT}.yaml"):
        assert f"assets/{FRONT}" in about_paths(shop, [shop / place], gathered)
    assert f"assets/{FRONT}" not in about_paths(shop, [shop / "assets/tee"], gathered)


def test_a_commit_is_looked_at_as_the_folder_is(shop: Path, tmp_path: Path) -> None:
    pushed(named(shop, f"file://{tmp_path}/bucket"))
    before = looks(open_catalog(shop))
    rmtree(shop / ".omnicat")
    (shop / ".gitignore").write_text(".omnicat/\n")
    commit = committed(shop)
    assert set(looks(open_at(shop, commit)).values()) == {None}
    assert looks(open_at(shop, commit, fetches=True)) == before


def test_a_record_names_no_file_outside(shop: Path, tmp_path: Path) -> None:
    """What it calls a digest becomes a part of paths."""
    (tmp_path / "secret.jpg").write_bytes((shop / "assets" / FRONT).read_bytes())
    put(
        shop,
        "assets/got.jpg.yaml",
        "original: {digest: 'sha256:/../../../../secret.jpg', size: 9, width: 9, height: 9}\n",
    )
    opened = open_catalog(named(shop, f"file://{tmp_path}/bucket"), fetches=True)
    assert "got.jpg" not in opened.shop.model.assets
    rules = [each.rule for each in opened.findings if each.where.path == "assets/got.jpg.yaml"]
    assert sorted(rules) == ["link/asset-record-without-file", "schema/pattern"]


def test_only_what_is_needed_is_fetched(stored: Path) -> None:
    built(stored)
    there = {path.name for path in (stored / ORIGINALS).rglob("*") if path.is_file()}
    assets = load_assets(stored, "en-US")[0]
    assert {path for path, each in assets.items() if each.digest not in there} == {"tee/logo.svg"}
    rmtree(stored / ORIGINALS)
    (stored / TEE).unlink()
    rmtree(stored / "dist")
    assert built(stored).made == 0
    assert not (stored / ORIGINALS).exists()


def test_a_second_push_puts_nothing_there_again(shop: Path, tmp_path: Path) -> None:
    named(shop, f"file://{tmp_path}/bucket")
    original = (shop / "assets" / FRONT).read_bytes()
    assert pushed(shop) == 5
    assert pushed(shop) == 0
    (shop / "assets" / FRONT).write_bytes(original)
    assert pushed(shop) == 0
    assert not (shop / "assets" / FRONT).exists()


@pytest.mark.parametrize("content", [None, b"another file"])
def test_what_is_missing_or_another_leaves_its_product_out_until_it_is_there(
    shop: Path, tmp_path: Path, content: bytes | None
) -> None:
    pushed(named(shop, f"file://{tmp_path}/bucket"))
    rmtree(shop / ".omnicat")
    digest = load_assets(shop, "en-US")[0][FRONT].digest
    file = Path(address(f"{tmp_path}/bucket", digest))
    whole = file.read_bytes()
    file.write_bytes(content) if content else file.unlink()
    done = built(shop)
    assert done.exit == Exit.PARTIAL
    assert set(left(shop, "google-us")) == {"MUG-ENAMEL"}
    assert done.manifest.inputs == ""
    rules = [each.rule for each in done.verdict.shown if each.where.path == f"assets/{FRONT}"]
    assert rules == ["asset/not-in-store"]
    reason = "it is another file" if content else "it is not at"
    assert any(
        f"can't be shown: the original '{FRONT}' can't be fetched: {reason}" in each.message
        for each in done.verdict.shown
    )
    file.write_bytes(whole)
    assert built(shop).exit == Exit.CLEAN


def test_a_store_that_refuses_or_is_away_ends_the_build(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pushed(named(shop, "memory://away"))
    rmtree(shop / ".omnicat")
    change(shop, "catalog/catalog.yaml", "assets: memory://away", "assets: s3://nobody/here")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    # A connection that is open already goes on.
    s3_files = import_module("s3fs").S3FileSystem
    s3_files.clear_instance_cache()
    with pytest.raises(OmnicatError) as stopped:
        built(shop)
    assert stopped.value.code == Exit.UNREACHABLE
    change(shop, "catalog/catalog.yaml", "assets: s3://nobody/here\n", "")
    with pytest.raises(OmnicatError, match="names no place that has it"):
        built(shop)
    s3_files.clear_instance_cache()


def test_what_changed_meanwhile_is_not_pushed(shop: Path) -> None:
    named(shop, f"memory://{uuid4().hex}")
    opened = open_catalog(shop)
    assets = tuple(opened.shop.model.assets.values())
    (shop / "assets" / FRONT).write_bytes(b"another")
    with pytest.raises(OmnicatError, match="changed meanwhile"):
        push(assets, shop, opened.shop.model.settings.originals)


def test_a_record_may_say_what_it_should_not(shop: Path) -> None:
    record = shop / "assets/gone.jpg.yaml"
    record.write_text("original: {digest: 3, size: many}\n")
    assert "link/asset-record-without-file" in {each.rule for each in load_assets(shop, "en-US")[1]}
    record.write_text(f"original: {{digest: 'sha256:{'0' * 64}', size: many, width: -1, codec: [x]}}\n")
    assets, findings = load_assets(shop, "en-US")
    assert assets["gone.jpg"].size == 0
    assert {each.rule.partition("/")[0] for each in findings} == {"schema"}


def test_a_record_says_what_is_known_of_a_film(stored: Path) -> None:
    said = load_assets(stored, "en-US")[0]["tee/film.mp4"]
    assert (said.media.duration, said.media.codec, said.width) == (2.0, "h264", 64)


@pytest.mark.parametrize("command", ["images", "build"])
def test_the_commands_that_make_look_at_what_nobody_looked_at(shop: Path, tmp_path: Path, command: str) -> None:
    (shop / "assets/unused.jpg").write_bytes((shop / "assets" / FRONT).read_bytes() + b"another")
    pushed(named(shop, f"file://{tmp_path}/bucket"))
    rmtree(shop / ".omnicat")
    main(["-C", str(shop), "-q", command, "google-us", "--now", TODAY.isoformat()])
    assert None not in looks(open_catalog(shop)).values()
