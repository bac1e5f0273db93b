"""A build after a small change takes all the rest from the files of the last build, and they hold what they would."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from omnicat.cache import stretches
from omnicat.pipeline.remembered import Results
from tests.benchmarks.made_up_shop import SIX, write_shop
from tests.often import some
from tests.pipeline.shop import built, change, digests, from_nothing, put

ONE = "catalog/products/0000/tee-0000003.yaml"
GOOGLE = "channel_profiles/google-en.yaml"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A shop without pictures, built; every two products or so are a stretch."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stretches, "USUAL", 2)
        root = tmp_path_factory.mktemp("untouched") / "feeds"
        write_shop(root, 12, SIX)
        built(root)
        yield root


@pytest.fixture
def feeds(untouched: Path, tmp_path: Path) -> Path:
    """The same shop, to be changed."""
    return Path(shutil.copytree(untouched, tmp_path / "feeds"))


@pytest.fixture
def read(feeds: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The product files whose results are read for writing them."""
    paths: list[str] = []
    files = sorted(path.relative_to(feeds).as_posix() for path in (feeds / "catalog/products").rglob("*.yaml"))
    usual = Results.written

    def written(results: Results, stretch: stretches.Stretch | None = None) -> object:
        paths.extend(files[stretch.first - 1 : stretch.last] if stretch else ())
        return usual(results, stretch)

    monkeypatch.setattr(Results, "written", written)
    return paths


def break_one(root: Path) -> None:
    change(root, ONE, "family: tee", "family: sock")


def remove_one(root: Path) -> None:
    (root / ONE).unlink()


def add_one(root: Path) -> None:
    text = (root / ONE).read_text().replace("TEE-0000003", "TEE-A").replace("9520000000097", "9520000000998")
    (root / ONE).with_name("a.yaml").write_text(text)


def rename_the_first(root: Path) -> None:
    first = sorted((root / "catalog/products").rglob("*.yaml"))[0]
    first.rename(first.with_name("zzz.yaml"))


def edit_one(root: Path) -> None:
    change(root, ONE, "brand: Harbor & Pine", "brand: Harbor")


def edit_a_channel(root: Path) -> None:
    change(root, GOOGLE, "country: US", "country: CA")


def add_a_channel_without_feeds(root: Path) -> None:
    put(root, "specs/silent/2026-08.yaml", "spec: silent@2026-08\ntitle: S\nfields: [{name: id, from: listing.sku}]\n")
    put(root, "channel_profiles/silent.yaml", "spec: silent@2026-08\n")
    built(root)


def spoil_a_file(root: Path) -> None:
    path = root / "dist/google-en/google.xml"
    path.write_bytes(path.read_bytes().replace(b"Harbor", b"Harbour"))
    edit_one(root)


def lose_the_files(root: Path) -> None:
    shutil.rmtree(root / "dist")


EDITS = (
    edit_one,
    break_one,
    remove_one,
    add_one,
    rename_the_first,
    edit_a_channel,
    add_a_channel_without_feeds,
    spoil_a_file,
    lose_the_files,
)


@pytest.mark.parametrize("edit", some(EDITS, 5), ids=lambda each: each.__name__)
def test_the_files_are_those_of_a_build_from_nothing(feeds: Path, edit: Callable[[Path], None]) -> None:
    edit(feeds)
    built(feeds)
    assert digests(feeds) == from_nothing(feeds)
    change(feeds, "catalog/products/0000/tee-0000007.yaml", "brand: Harbor & Pine", "brand: Pine")
    built(feeds)
    assert digests(feeds) == from_nothing(feeds)


def test_one_channel_alone_is_written_beside_the_others(feeds: Path) -> None:
    edit_one(feeds)
    built(feeds, "google-en")
    built(feeds)
    assert digests(feeds) == from_nothing(feeds)


def test_only_what_is_near_a_change_is_read(feeds: Path, read: list[str]) -> None:
    edit_one(feeds)
    built(feeds)
    assert ONE in read
    assert len(read) < 12


def test_nothing_is_taken_from_a_file_that_changed(feeds: Path, read: list[str]) -> None:
    lose_the_files(feeds)
    built(feeds)
    assert len(read) == 12
