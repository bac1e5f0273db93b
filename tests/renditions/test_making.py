import threading
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import omnicat.renditions.drawing as drawing
from omnicat.errors import Exit
from omnicat.images import RenditionSpec
from omnicat.renditions import Made, StoreNotWritable, Wanted, file_name, key, make
from omnicat.renditions.decoding import drawn
from tests.images.pictures import photo, saved

LARGE = RenditionSpec(width=60, height=60, fit="pad")
SMALL = RenditionSpec(width=30, format="webp")
FORMATS = (LARGE, SMALL, RenditionSpec(width=20, format="png"), RenditionSpec(width=20, format="avif"))


@pytest.fixture
def originals(tmp_path: Path) -> Path:
    folder = tmp_path / "assets"
    (folder / "tee").mkdir(parents=True)
    for number, name in enumerate(("tee/a.png", "tee/b.png", "c.png")):
        (folder / name).write_bytes(saved(photo(90 + number, 60)))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / ".omnicat" / "renditions"


def wanted(originals: Path, path: str, *specs: RenditionSpec) -> list[Wanted]:
    digest = sha256((originals / path).read_bytes()).hexdigest()
    keys = [(spec, key(digest, spec, "encoder")) for spec in specs]
    return [Wanted(path, digest, spec, one, file_name("A", "main", one, spec.format)) for spec, one in keys]


def all_wanted(originals: Path) -> list[Wanted]:
    return [one for path in ("tee/a.png", "tee/b.png", "c.png") for one in wanted(originals, path, LARGE, SMALL)]


def kept(store: Path) -> dict[str, bytes]:
    return {path.relative_to(store).as_posix(): path.read_bytes() for path in store.rglob("*") if path.is_file()}


def test_what_is_wanted_is_kept_by_key(originals: Path, store: Path) -> None:
    every = wanted(originals, "c.png", *FORMATS)
    made, findings = make(every, originals=originals, store=store, workers=2)
    assert findings == ()
    assert (made.made, made.reused, made.failed) == (4, 0, frozenset())
    extensions = ("jpg", "webp", "png", "avif")
    names = {f"{one.key[:2]}/{one.key}.{end}": one for one, end in zip(every, extensions, strict=True)}
    assert {name: len(content) for name, content in kept(store).items()} == {
        name: made.sizes[one.key] for name, one in names.items()
    }


def test_a_second_run_makes_nothing(originals: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = wanted(originals, "c.png", *FORMATS)
    first, _ = make(every, originals=originals, store=store, workers=2)
    before = kept(store)
    monkeypatch.setattr(drawing, "drawn", None)
    second, findings = make(every, originals=originals, store=store, workers=2)
    assert second == Made(0, 4, frozenset(), first.sizes)
    assert (kept(store), findings) == (before, ())


@pytest.mark.parametrize("spec", FORMATS, ids=lambda spec: spec.format)
@pytest.mark.parametrize("left", [0, 1, 0.5, 0.9, -1])
def test_a_rendition_that_lost_its_end_is_made_again(
    originals: Path, store: Path, spec: RenditionSpec, left: float
) -> None:
    every = wanted(originals, "c.png", spec)
    make(every, originals=originals, store=store, workers=1)
    before = kept(store)
    (name, content), *_ = before.items()
    (store / name).write_bytes(content[: int(len(content) * left) if 0 < left < 1 else int(left)])
    made, _ = make(every, originals=originals, store=store, workers=1)
    assert (made.made, made.reused) == (1, 0)
    assert kept(store) == before


def test_the_number_of_workers_changes_nothing(originals: Path, tmp_path: Path) -> None:
    every = all_wanted(originals)
    runs = [
        (make(order, originals=originals, store=tmp_path / name, workers=workers), kept(tmp_path / name))
        for name, workers, order in (("one", 1, every), ("four", 4, every), ("back", 3, every[::-1]))
    ]
    assert runs[0] == runs[1] == runs[2]


def test_a_failed_original_is_one_finding_and_the_others_are_made(originals: Path, store: Path) -> None:
    whole = saved(photo(200, 200), "JPEG")
    (originals / "tee/cut.jpg").write_bytes(whole[: len(whole) // 2])
    broken = wanted(originals, "tee/cut.jpg", LARGE, SMALL)
    made, findings = make([*broken, *all_wanted(originals)], originals=originals, store=store, workers=2)
    assert [(found.rule, found.where.path, found.subject.kind) for found in findings] == [
        ("asset/unreadable", "assets/tee/cut.jpg", "asset")
    ]
    assert (made.made, made.reused, made.failed) == (6, 0, frozenset(one.key for one in broken))
    assert not made.failed & made.sizes.keys()


def test_a_missing_original_is_a_finding(originals: Path, store: Path) -> None:
    gone = wanted(originals, "c.png", LARGE)
    (originals / "c.png").unlink()
    made, findings = make(gone, originals=originals, store=store, workers=2)
    assert (made.made, len(made.failed), [found.rule for found in findings]) == (0, 1, ["asset/unreadable"])


def test_the_same_rendition_wanted_twice_is_made_once(originals: Path, store: Path) -> None:
    (originals / "twin.png").write_bytes((originals / "c.png").read_bytes())
    every = wanted(originals, "c.png", LARGE) * 3 + wanted(originals, "twin.png", LARGE)
    made, _ = make(every, originals=originals, store=store, workers=2)
    assert (made.made, made.reused) == (1, 0)


def test_each_original_is_opened_once_and_never_more_at_a_time_than_workers(
    originals: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        (originals / f"{number}.png").write_bytes(saved(Image.new("RGB", (50 + number, 50))))
    lock, open_now, most, opened = threading.Lock(), [0], [0], []

    def counting(source: Path, specs: Sequence[RenditionSpec], *, path: str, **more: Any) -> object:
        with lock:
            open_now[0] += 1
            most[0] = max(most[0], open_now[0])
            opened.append(path)
        try:
            return drawn(source, specs, path=path, **more)
        finally:
            with lock:
                open_now[0] -= 1

    monkeypatch.setattr(drawing, "drawn", counting)
    every = [one for number in range(8) for one in wanted(originals, f"{number}.png", *FORMATS)]
    make(every, originals=originals, store=store, workers=2)
    assert sorted(opened) == [f"assets/{number}.png" for number in range(8)]
    assert most[0] <= 2


def test_progress_counts_to_what_was_missing(originals: Path, store: Path) -> None:
    heard: list[tuple[int, int]] = []
    make(wanted(originals, "c.png", LARGE), originals=originals, store=store, workers=1)
    make(all_wanted(originals), originals=originals, store=store, workers=2, progress=lambda *told: heard.append(told))
    assert sorted(heard) == heard
    assert heard[-1] == (5, 5)


def test_nothing_wanted_is_nothing_made(tmp_path: Path) -> None:
    assert make([], originals=tmp_path, store=tmp_path / "store", workers=2) == (Made(0, 0, frozenset(), {}), ())
    assert not (tmp_path / "store").exists()


def test_a_store_that_can_not_be_written_ends_the_run(originals: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreNotWritable) as stopped:
        make(all_wanted(originals), originals=originals, store=tmp_path / "file", workers=2)
    assert stopped.value.code == Exit.USAGE
    assert str(tmp_path / "file") in stopped.value.message
    assert stopped.value.hint


def test_a_write_that_fails_leaves_nothing_behind(
    originals: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("omnicat.renditions.store.os.fsync", full)
    with pytest.raises(StoreNotWritable, match="No space left"):
        make(all_wanted(originals), originals=originals, store=store, workers=2)
    assert kept(store) == {}
