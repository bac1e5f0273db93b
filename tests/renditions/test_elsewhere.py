"""Originals are read and renditions kept where several machines see them: the same bytes as here."""

import logging
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from distributed import LocalCluster

from omnicat.errors import Exit, OmnicatError
from omnicat.executor import executor_for
from omnicat.images import RenditionSpec
from omnicat.renditions import Elsewhere, Made, Wanted, make
from omnicat.renditions.elsewhere import below, read, shown, size, write
from tests.images.pictures import photo, saved
from tests.renditions.test_making import LARGE, SMALL, all_wanted, kept, originals, store, wanted
from tests.s3 import s3_server

__all__ = ["originals", "store"]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with s3_server("shop-pictures") as address:
        yield address


@pytest.fixture(scope="module")
def bucket(server: str) -> str:
    return "s3://shop-pictures"


@pytest.fixture(scope="module")
def address(server: str) -> Iterator[str]:
    """A cluster of one other process, which is asked to the S3 server too."""
    with LocalCluster(
        n_workers=1,
        threads_per_worker=2,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL + 1,
    ) as cluster:
        yield str(cluster.scheduler_address)


@pytest.fixture
def plain(originals: Path, tmp_path: Path) -> tuple[object, dict[str, bytes]]:
    """What one thread makes of all that is wanted, and what it keeps."""
    (originals / "cut.jpg").write_bytes(saved(photo(200, 200), "JPEG")[:900])
    return make(every(originals), originals=originals, store=tmp_path / "plain"), kept(tmp_path / "plain")


def every(originals: Path) -> list[Wanted]:
    return [*all_wanted(originals), *wanted(originals, "cut.jpg", LARGE)]


def up(originals: Path, folder: str) -> str:
    """A copy of the originals under an address."""
    if folder.startswith("file://"):
        copytree(originals, folder.removeprefix("file://"), dirs_exist_ok=True)
    else:
        for path in originals.rglob("*.*"):
            write(below(folder, path.relative_to(originals).as_posix()), path.read_bytes())
    return folder


def test_originals_and_renditions_travel_where_nothing_is_shared(
    address: str, originals: Path, store: Path, plain: object
) -> None:
    with executor_for(0, address) as executor:
        made = make(every(originals), originals=originals, store=store, executor=executor)
    assert (made, kept(store)) == plain


def test_processes_on_this_machine_share_its_files(originals: Path, store: Path, plain: object) -> None:
    with executor_for(0, "local:1") as executor:
        made = make(every(originals), originals=originals, store=store, executor=executor)
    assert (made, kept(store)) == plain


@pytest.mark.parametrize("place", ["file", "s3"])
def test_workers_read_and_write_what_is_shared(
    place: str, address: str, bucket: str, originals: Path, store: Path, tmp_path: Path, plain: object
) -> None:
    folder = f"file://{tmp_path}/share" if place == "file" else f"{bucket}/{tmp_path.name}"
    elsewhere = Elsewhere(up(originals, f"{folder}/originals"), f"{folder}/renditions/")
    with executor_for(0, address) as executor:
        made = make(every(originals), originals=originals, store=store, executor=executor, elsewhere=elsewhere)
    assert (made, kept(store)) == plain


def test_what_another_machine_has_made_is_only_fetched(
    bucket: str, originals: Path, store: Path, plain: object
) -> None:
    elsewhere = Elsewhere(renditions=f"{bucket}/fetched")
    whole = all_wanted(originals)
    first, _ = make(whole, originals=originals, store=store, elsewhere=elsewhere)
    before = kept(store)
    rmtree(store)
    rmtree(originals)
    second, findings = make(whole, originals=originals, store=store, elsewhere=elsewhere)
    assert (first.made, second, findings) == (6, Made(0, 6, frozenset(), first.sizes, frozenset(first.sizes)), ())
    assert kept(store) == before


def test_an_original_that_is_another_one_there_ends_the_run(bucket: str, originals: Path, store: Path) -> None:
    elsewhere = Elsewhere(up(originals, f"{bucket}/differs"))
    whole = all_wanted(originals)
    write(f"{bucket}/differs/tee/b.png", b"another")
    with pytest.raises(OmnicatError, match=r"'tee/b.png' is another file at 's3://shop-pictures/differs'"):
        make(whole, originals=originals, store=store, elsewhere=elsewhere)


def test_an_original_that_is_not_there_ends_the_run(bucket: str, originals: Path, store: Path) -> None:
    with pytest.raises(OmnicatError, match=r"'c.png' is not there at 's3://shop-pictures/nothing'"):
        make(all_wanted(originals), originals=originals, store=store, elsewhere=Elsewhere(f"{bucket}/nothing"))


def test_a_bucket_that_is_not_there_ends_the_run(server: str, originals: Path, store: Path) -> None:
    with pytest.raises(OmnicatError, match=r"'s3://no-such-bucket/.*' can't be written: ") as caught:
        make(
            wanted(originals, "c.png", SMALL),
            originals=originals,
            store=store,
            elsewhere=Elsewhere(renditions="s3://no-such-bucket"),
        )
    assert caught.value.code == Exit.UNREACHABLE
    assert kept(store) == {}


def test_an_address_without_a_library_is_told(originals: Path, store: Path) -> None:
    with pytest.raises(OmnicatError, match=r"'gs://bucket/.*' needs the library 'gcsfs'"):
        make(
            wanted(originals, "c.png", SMALL),
            originals=originals,
            store=store,
            elsewhere=Elsewhere(renditions="gs://bucket"),
        )


@pytest.mark.parametrize("text", ["bucket", "/mnt/originals", "s3:/bucket", "s3://", "s3://a b"])
def test_what_is_no_address_of_a_folder_is_told(text: str) -> None:
    with pytest.raises(OmnicatError, match=f"--originals '{text}' is not an address of a folder"):
        Elsewhere(originals=text)


def test_a_file_is_written_whole_where_renaming_is_the_way(tmp_path: Path) -> None:
    address = f"local://{tmp_path}/deep/er/a.jpg"
    write(address, b"whole")
    assert (read(address), size(address), read(f"{address}x"), size(f"{address}x")) == (b"whole", 5, None, 0)
    assert [path.name for path in tmp_path.rglob("*.*")] == ["a.jpg"]


def test_a_password_is_never_shown() -> None:
    assert shown("sftp://ada:secret@host/pictures") == "sftp://host/pictures"


def test_one_original_is_asked_for_once(bucket: str, originals: Path, store: Path) -> None:
    specs = [RenditionSpec(width=width) for width in range(10, 20)]
    made, _ = make(
        wanted(originals, "c.png", *specs),
        originals=originals,
        store=store,
        elsewhere=Elsewhere(up(originals, f"{bucket}/once"), f"{bucket}/made"),
    )
    assert made.made == 10
