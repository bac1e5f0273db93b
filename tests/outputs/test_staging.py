"""The set of files in dist/ switches at once, whenever a build is killed."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from omnicat.errors import OmnicatError
from omnicat.outputs import NotWritable, OutsideOfDist, Staging, recover, staging, write_file
from omnicat.outputs.exchange import exchange

OLD = {"a.txt": "old a", "deep/er/b.txt": "old b", "gone.txt": "old"}
NEW = {"a.txt": "new a", "deep/er/b.txt": "new b", "more/c.txt": "new c"}


class Killed(BaseException):
    """Stands for a process that ends in between."""


@pytest.fixture(params=[True, False], ids=["exchange", "two renames"])
def swaps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if not request.param:
        monkeypatch.setattr(staging, "exchange", lambda one, other: False)
    return bool(request.param)


def contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def write(root: Path, files: dict[str, str], ours: dict[str, str]) -> None:
    with Staging(root / "dist", root / "state") as made:
        for path, text in files.items():
            made.write(path, (text.encode(),))
        made.switch(ours)


def test_the_new_set_replaces_what_was_ours_and_keeps_the_rest(tmp_path: Path, swaps: bool) -> None:
    write(tmp_path, OLD, {})
    (tmp_path / "dist/deep/mine.txt").write_text("mine")
    write(tmp_path, NEW, OLD)
    assert contents(tmp_path / "dist") == {**NEW, "deep/mine.txt": "mine"}
    assert list((tmp_path / "state").iterdir()) == []


def test_links_of_others_stay_links(tmp_path: Path, swaps: bool) -> None:
    write(tmp_path, OLD, {})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/x.txt").write_text("x")
    (tmp_path / "dist/folder").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "dist/dangling").symlink_to("nowhere")
    write(tmp_path, NEW, OLD)
    assert (tmp_path / "dist/folder").is_symlink()
    assert (tmp_path / "dist/folder/x.txt").read_text() == "x"
    assert (tmp_path / "dist/dangling").readlink() == Path("nowhere")


def test_dist_may_be_a_link_to_a_folder(tmp_path: Path, swaps: bool) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "dist").symlink_to("public")
    write(tmp_path, OLD, {})
    write(tmp_path, NEW, OLD)
    assert (tmp_path / "dist").is_symlink()
    assert contents(tmp_path / "public") == NEW


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("number", range(12))
def test_killed_at_any_step_one_set_is_whole(
    tmp_path: Path, swaps: bool, number: int, after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, OLD, {})
    (tmp_path / "dist/mine.txt").write_text("mine")
    left = [number]

    def deadly(real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0 and not after:
                raise Killed
            made = real(*given, **named)
            if left[0] == 0:
                raise Killed
            return made

        return call

    with monkeypatch.context() as patch:
        patch.setattr(staging, "exchange", deadly(exchange if swaps else lambda one, other: False))
        patch.setattr(shutil, "rmtree", deadly(shutil.rmtree))
        for name in ("rename", "hardlink_to", "mkdir"):
            patch.setattr(Path, name, deadly(getattr(Path, name)))
        try:
            made = Staging(tmp_path / "dist", tmp_path / "state")
            for path, text in NEW.items():
                made.write(path, (text.encode(),))
            made.switch(OLD)
        except Killed:
            pass
    recover(tmp_path / "dist", tmp_path / "state")
    assert contents(tmp_path / "dist") in ({**OLD, "mine.txt": "mine"}, {**NEW, "mine.txt": "mine"})
    write(tmp_path, NEW, {**OLD, **NEW})
    assert contents(tmp_path / "dist") == {**NEW, "mine.txt": "mine"}
    assert list((tmp_path / "state").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_process_leaves_the_old_set(tmp_path: Path) -> None:
    write(tmp_path, OLD, {})
    child = os.fork()
    if child == 0:
        made = Staging(tmp_path / "dist", tmp_path / "state")
        made.write("a.txt", (b"new",))
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert contents(tmp_path / "dist") == OLD
    write(tmp_path, NEW, OLD)
    assert contents(tmp_path / "dist") == NEW


def test_an_error_in_between_leaves_nothing_behind(tmp_path: Path) -> None:
    write(tmp_path, OLD, {})

    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise Killed

    with pytest.raises(Killed), Staging(tmp_path / "dist", tmp_path / "state") as made:
        made.write("a.txt", chunks())
    assert contents(tmp_path / "dist") == OLD
    assert list((tmp_path / "state").iterdir()) == []


def test_a_linked_file_is_the_original_or_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "source.bin"
    source.write_bytes(b"content")
    with Staging(tmp_path / "dist", tmp_path / "state") as made:
        linked = made.link("a.bin", source)

        def refuses(*_: object) -> None:
            raise OSError(95, "Operation not supported")

        monkeypatch.setattr(os, "link", refuses)
        copied = made.link("b.bin", source)
        made.switch(())
    assert (linked.sha256, linked.size) == (copied.sha256, copied.size)
    assert contents(tmp_path / "dist") == {"a.bin": "content", "b.bin": "content"}
    assert (tmp_path / "dist/b.bin").stat().st_nlink == 1


def pictured(root: Path, pictures: dict[str, str], more: dict[str, str] | None = None) -> None:
    """A set of linked pictures and written files, of a build that keeps what it can for the next."""
    sources = root / "store"
    sources.mkdir(exist_ok=True)
    with Staging(root / "dist", root / "state", stays=True) as made:
        for path, text in {"feed.txt": "feed", **(more or {})}.items():
            made.write(path, (text.encode(),))
        for path, name in pictures.items():
            (sources / name).exists() or (sources / name).write_text(name)
            made.link(path, sources / name)
        before = root / "dist"
        made.switch(path.relative_to(before).as_posix() for path in before.rglob("*") if path.is_file())


def test_a_picture_that_was_linked_before_is_not_linked_again(
    tmp_path: Path, swaps: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = {"c/images/a.jpg": "a", "c/images/b.jpg": "b"}
    for _ in range(2):
        pictured(tmp_path, two)
    linked: list[str] = []
    usual = os.link

    def link(source: str, target: Path) -> None:
        linked.append(Path(source).name)
        usual(source, target)

    monkeypatch.setattr(os, "link", link)
    pictured(tmp_path, {**two, "c/images/new.jpg": "new"})
    assert linked == ["new"]
    assert contents(tmp_path / "dist") == {**two, "c/images/new.jpg": "new", "feed.txt": "feed"}


SETS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "fewer": ({"c/images/a.jpg": "a"}, {}),
    "another below the same name": ({"c/images/a.jpg": "b", "c/images/b.jpg": "a"}, {}),
    "written where one was linked": ({}, {"c/images/a.jpg": "written"}),
    "a file in place of the folder": ({}, {"c/images": "written"}),
    "a folder in place of a file": ({"c/images/a.jpg/b.jpg": "b"}, {}),
    "none": ({}, {}),
}


@pytest.mark.parametrize("then", SETS)
def test_of_what_was_left_nothing_is_in_the_next_set(tmp_path: Path, swaps: bool, then: str) -> None:
    pictures, written = SETS[then]
    for _ in range(2):
        pictured(tmp_path, {"c/images/a.jpg": "a", "c/images/b.jpg": "b"})
    pictured(tmp_path, pictures, written)
    assert contents(tmp_path / "dist") == {**pictures, **written, "feed.txt": "feed"}
    assert contents(tmp_path / "store") == {"a": "a", "b": "b"}
    assert all(any(folder.iterdir()) for folder in (tmp_path / "dist").rglob("*") if folder.is_dir())


def test_only_what_takes_no_room_is_left_for_the_next_build(tmp_path: Path, swaps: bool) -> None:
    for _ in range(2):
        pictured(tmp_path, {"c/images/a.jpg": "a"}, {"big.xml": "text"})
    assert contents(tmp_path / "state/staging") == {"c/images/a.jpg": "a"}


def test_where_files_cannot_be_shared_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuses)
    for _ in range(2):
        pictured(tmp_path, {"c/images/a.jpg": "a"})
    assert contents(tmp_path / "dist") == {"c/images/a.jpg": "a", "feed.txt": "feed"}
    assert not (tmp_path / "state/staging").exists()


def test_what_is_taken_out_again_leaves_no_empty_folder(tmp_path: Path) -> None:
    with Staging(tmp_path / "dist", tmp_path / "state") as made:
        for path, text in NEW.items():
            made.write(path, (text.encode(),))
        made.remove(["deep/er/b.txt", "more/c.txt"])
        made.switch(())
    assert contents(tmp_path / "dist") == {"a.txt": "new a"}
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["a.txt"]


@pytest.mark.parametrize("path", ["../a", "x/../../a", "/etc/a", "x\\a"])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with Staging(tmp_path / "dist", tmp_path / "state") as made, pytest.raises(OutsideOfDist):
        made.write(path, (b"x",))


@pytest.mark.parametrize("target", [".", ".."])
def test_dist_is_no_link_to_what_holds_the_catalog(tmp_path: Path, target: str) -> None:
    root = tmp_path / "shop"
    root.mkdir()
    (root / "catalog.yaml").write_text("name: Shop\n")
    (root / "dist").symlink_to(target)
    with pytest.raises(OmnicatError, match="holds the catalog"):
        write(root, NEW, {})
    assert sorted(path.name for path in root.iterdir()) == ["catalog.yaml", "dist"]


def test_a_place_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder belongs")
    with pytest.raises(NotWritable, match=r"can't write '.*state"):
        Staging(tmp_path / "dist", tmp_path / "state")
    with pytest.raises(NotWritable):
        write_file(tmp_path / "state/x.txt", b"x")


def test_a_file_of_others_where_a_folder_of_ours_belongs_gives_way_to_it(tmp_path: Path, swaps: bool) -> None:
    write(tmp_path, OLD, {})
    (tmp_path / "dist/more").write_text("a file of someone else")
    write(tmp_path, NEW, OLD)
    assert contents(tmp_path / "dist") == NEW


def test_a_folder_of_others_where_a_file_of_ours_belongs_is_not_lost(tmp_path: Path, swaps: bool) -> None:
    write(tmp_path, OLD, {})
    (tmp_path / "dist/more/c.txt").mkdir(parents=True)
    (tmp_path / "dist/more/c.txt/theirs.txt").write_text("theirs")
    with pytest.raises(NotWritable, match=r"'.*dist.*more.c.txt'"):
        write(tmp_path, NEW, OLD)
    assert contents(tmp_path / "dist") == {**OLD, "more/c.txt/theirs.txt": "theirs"}


def test_a_file_is_written_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "new/file.txt"
    write_file(path, b"one")
    path.chmod(0o600)
    write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["file.txt"]


def test_a_write_that_fails_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.txt"
    write_file(path, b"one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritable, match="No space left on device"):
        write_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert [each.name for each in tmp_path.iterdir()] == ["file.txt"]
