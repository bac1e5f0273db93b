"""Renditions that need another file, or none: badges over pictures, and swatches."""

from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from omnicat.executor import Threads
from omnicat.images import Overlay, RenditionSpec
from omnicat.renditions import Made, Wanted, file_name, key, make
from omnicat.renditions.drawing import Places, draw, needed
from tests.images.pictures import opened, pixel, saved
from tests.renditions.test_making import all_wanted, kept, originals, store, wanted

__all__ = ["originals", "store"]

PLAIN = RenditionSpec(width=60, format="png")
SWATCH = RenditionSpec(width=8, height=8, format="png", paint=("#0000ff",))


class Far(Threads):
    """Threads that see no files of ours, as a cluster's machines."""

    sees_files = False


def badge(originals: Path, colour: str = "blue") -> Overlay:
    (originals / "badge.png").write_bytes(saved(Image.new("RGB", (10, 10), colour)))
    digest = sha256((originals / "badge.png").read_bytes()).hexdigest()
    return Overlay(image="badge.png", digest=digest, at="center", width=0.5)


def swatch(spec: RenditionSpec = SWATCH) -> Wanted:
    one = key("", spec, "encoder")
    return Wanted("", "", spec, one, file_name("navy", "swatch", one, spec.format))


@pytest.mark.parametrize("executor", [Threads(1), Threads(4), Far(2)])
def test_a_badge_comes_along_wherever_the_work_is_done(originals: Path, store: Path, executor: Threads) -> None:
    over = replace(PLAIN, overlays=(badge(originals),))
    every = [*wanted(originals, "c.png", over, PLAIN), *wanted(originals, "tee/a.png", over), swatch()]
    made, findings = make(every, originals=originals, store=store, executor=executor)
    assert (made.made, made.failed, findings) == (4, frozenset(), ())
    with_badge, plain = (opened(kept(store)[f"{each.key[:2]}/{each.key}.png"]) for each in every[:2])
    assert pixel(with_badge, 30, 20) == (0, 0, 255)
    assert pixel(plain, 30, 20) != (0, 0, 255)
    assert pixel(opened(kept(store)[f"{swatch().key[:2]}/{swatch().key}.png"]), 4, 4) == (0, 0, 255)


def test_another_badge_is_another_rendition(originals: Path, store: Path) -> None:
    blue = wanted(originals, "c.png", replace(PLAIN, overlays=(badge(originals),)))
    red = wanted(originals, "c.png", replace(PLAIN, overlays=(badge(originals, "red"),)))
    assert blue[0].key != red[0].key
    make(blue, originals=originals, store=store)
    assert make(red, originals=originals, store=store)[0].made == 1


@pytest.mark.parametrize("executor", [Threads(2), Far(2)])
def test_without_its_badge_a_picture_is_not_made_and_the_others_are(
    originals: Path, store: Path, executor: Threads
) -> None:
    missing = replace(PLAIN, overlays=(Overlay(image="nowhere.png"),))
    every = wanted(originals, "c.png", missing, PLAIN)
    made, findings = make(every, originals=originals, store=store, executor=executor)
    assert (made.made, made.failed) == (1, frozenset((every[0].key,)))
    assert [(each.rule, each.where.path) for each in findings] == [("asset/unreadable", "assets/nowhere.png")]


@pytest.mark.parametrize("executor", [Threads(2), Far(2)])
def test_a_badge_that_is_gone_meanwhile_is_a_finding(originals: Path, store: Path, executor: Threads) -> None:
    every = wanted(originals, "c.png", replace(PLAIN, overlays=(badge(originals),)), PLAIN)
    (originals / "badge.png").unlink()
    made, findings = make(every, originals=originals, store=store, executor=executor)
    assert (made.made, made.failed) == (1, frozenset((every[0].key,)))
    assert [(each.rule, each.where.path) for each in findings] == [("asset/unreadable", "assets/badge.png")]


def test_files_are_needed_once_each(originals: Path) -> None:
    over = replace(PLAIN, overlays=(badge(originals),))
    group = wanted(originals, "c.png", over, replace(over, width=9), PLAIN)
    assert [path for _, path in needed(group)] == ["c.png", "badge.png"]
    assert list(needed([swatch()])) == []


def test_a_swatch_needs_no_file(tmp_path: Path) -> None:
    one = swatch()
    drawn = draw(("", (one,), {}), Places("assets", "", ""))
    assert (drawn.made, drawn.findings) == (1, ())
    assert opened(drawn.contents[one.key]).size == (8, 8)
    assert make([one, one], originals=tmp_path / "assets", store=tmp_path / "store")[0].made == 1
    assert make([one], originals=tmp_path / "assets", store=tmp_path / "store")[0] == Made(
        0, 1, frozenset(), {one.key: len(drawn.contents[one.key])}
    )


FORMATS = ("jpeg", "png", "webp", "avif")


def test_bytes_are_the_same_in_any_order_with_any_number_of_workers(originals: Path, tmp_path: Path) -> None:
    over = badge(originals)
    specs = [
        each
        for format_ in FORMATS
        for each in (
            RenditionSpec(width=50, format=format_, sharpen=0.5),  # type: ignore[arg-type] # one of the four
            RenditionSpec(width=40, height=40, fit="pad", background="blurred", format=format_),  # type: ignore[arg-type]
            RenditionSpec(width=40, height=40, fit="trim", crop=(0.1, 0.1, 0.8, 0.7), format=format_, overlays=(over,)),  # type: ignore[arg-type]
            RenditionSpec(width=60, format=format_, quality=95, max_bytes=4_000, min_quality=1),  # type: ignore[arg-type]
        )
    ]
    every = [*all_wanted(originals), swatch()]
    every += [each for path in ("tee/a.png", "tee/b.png", "c.png") for each in wanted(originals, path, *specs)]
    seen = []
    for number, workers in enumerate((1, 4, 1, 4)):
        ordered = every if number < 2 else every[::-1]
        made, _ = make(ordered, originals=originals, store=tmp_path / str(number), workers=workers)
        seen.append((kept(tmp_path / str(number)), made))
    assert all(each == seen[0] for each in seen)
    assert len(seen[0][0]) > 50
