"""Decoders that may hang or bloat work where they can be stopped; the others work where they are quick."""

from pathlib import Path

import pytest
from PIL import Image

import omnicat.executor.guard as guard
import omnicat.images.doubt as doubt
import omnicat.renditions.decoding as decoding
from omnicat import images
from omnicat.images import RenditionSpec, is_doubtful
from omnicat.renditions import make
from omnicat.renditions.decoding import drawn, examine, examine_picture
from tests.images import hostile
from tests.images.pictures import photo, saved
from tests.originals.files import pdf
from tests.renditions.test_making import wanted

SMALL = RenditionSpec(width=30)
MOVING = RenditionSpec(width=30, format="webp", animation="keep")
HEAVY = b"0 0 144 72 re f 1 w 0 0 m 144 72 l S "


@pytest.mark.parametrize("form", ["GIF", "TIFF", "BMP", "WEBP", "AVIF"])
def test_doubtful_pictures_come_out_the_same(form: str) -> None:
    content = saved(photo(90, 60), form)
    assert is_doubtful(content)
    assert drawn(content, [SMALL], path="assets/a", kind="image") == images.render(content, [SMALL], path="assets/a")
    assert examine_picture(content, "assets/a") == images.examine(content, "assets/a")


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_photos_are_decoded_by_the_fast_threads(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "guarded", None)
    (tmp_path / "a").write_bytes(saved(photo(90, 60), form))
    for source in (tmp_path / "a", (tmp_path / "a").read_bytes()):
        assert drawn(source, [SMALL], path="assets/a", kind="image")[0][0]
        assert examine_picture(source, "assets/a")[0]
    assert not is_doubtful(tmp_path)
    assert not is_doubtful(b"no picture")


def test_a_png_that_is_to_stay_animated_is_doubtful() -> None:
    content = saved(photo(9, 6))
    assert not is_doubtful(content, (SMALL,))
    assert is_doubtful(content, (SMALL, MOVING))
    assert doubt.seconds_for((SMALL, MOVING, MOVING)) == 45


def test_a_picture_that_hangs_is_one_finding_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is well, but for the time that it is given."""
    originals = tmp_path / "assets"
    originals.mkdir()
    (originals / "a.gif").write_bytes(saved(photo(90, 60), "GIF"))
    (originals / "b.jpg").write_bytes(saved(photo(90, 60), "JPEG"))
    (originals / "c.tif").write_bytes(saved(Image.new("RGB", (7_000, 7_000)), "TIFF", compression="tiff_lzw"))
    drawn(originals / "a.gif", [SMALL], path="warm", kind="image")
    monkeypatch.setattr(doubt, "SECONDS", 0.1)
    monkeypatch.setattr(guard, "PATIENCE", 1000)
    every = [one for name in ("a.gif", "b.jpg", "c.tif") for one in wanted(originals, name, SMALL)]
    made, findings = make(every, originals=originals, store=tmp_path / "store", workers=1)
    assert made.made == 2
    assert [(each.rule, each.where.path, each.message) for each in findings] == [
        ("asset/decoder-stopped", "assets/c.tif", "'c.tif' was given up: decoding it takes more than 0.1 seconds")
    ]


def test_an_endless_animation_that_is_to_be_kept_is_one_finding() -> None:
    made, findings = drawn(hostile.endless_gif(100_000), [MOVING, SMALL], path="assets/a.gif", kind="image")
    assert (made[0], bool(made[1])) == (None, True)
    assert [each.rule for each in findings] == ["asset/no-rendition"]
    assert "has 100001 frames, 500 are the most" in findings[0].message


def test_a_manual_that_hangs_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdfium2")
    content = pdf(content=HEAVY * 200_000)
    with monkeypatch.context() as soon:
        soon.setattr(decoding, "SECONDS", {"document": 0.2})
        made, findings = drawn(content, [SMALL], path="assets/a.pdf", kind="document")
    assert made == [None]
    assert [each.rule for each in findings] == ["asset/decoder-stopped"]
    assert examine(pdf(), "assets/a.pdf", "document")[0]


def test_a_film_that_omnicat_reads_itself_needs_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "guarded", None)
    facts, findings = examine(b"\0\0\0\x08ftypmp42", "assets/a.mp4", "video")
    assert facts is None
    assert [each.rule for each in findings] == ["asset/unreadable"]
