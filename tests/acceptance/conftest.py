"""Catalogs that are made once for all tests: the example shop and a real import, both built."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.beside import SAMPLES, SHARED
from tests.acceptance.terminal import Ran, omnicat
from tests.drawn_once import drawn_once

__all__ = ["drawn_once"]

ROOT = Path(__file__).parents[2]
PARTS = ("catalog", "assets", "channel_profiles", "templates")
SMALL = "{width: 520, height: 520, fit: inside, format: jpeg, quality: 60}"
RENDITIONS = re.compile(r"^renditions:\n(?:[ #].*\n)*", re.MULTILINE)
EACH = 16


@pytest.fixture(scope="session")
def example(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The example shop, built with small images of one photo: what stands in the feeds doesn't hang on their pixels."""
    if not (ROOT / "catalog/catalog.yaml").is_file():
        pytest.skip("the example shop is not in this checkout")
    return once("example", _build_example)


@pytest.fixture(scope="session")
def icecat(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """A catalog made from 4,898 real products; what `init` said is in `said.txt`."""
    if not SHARED.is_dir():
        pytest.skip("the samples are not here")
    return once("icecat", _begin_icecat)


@pytest.fixture(scope="session")
def icecat_built(icecat: Path, once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """Each sixteenth of them, built; what `build` said is in `said.txt`."""

    def build(folder: Path) -> None:
        shutil.copytree(icecat, folder)
        for number, path in enumerate(sorted((folder / "catalog/products").rglob("*.yaml"))):
            if number % EACH:
                path.unlink()
        leave_unused_out(folder)
        _make_small(folder)
        _note(folder, omnicat(folder, "build", "--workers", "1"))

    return once("icecat-built", build)


def _build_example(folder: Path) -> None:
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    show_one(folder)
    _make_small(folder)
    _note(folder, omnicat(folder, "build", "--workers", "1"))


def _begin_icecat(folder: Path) -> None:
    _note(folder, omnicat(folder.parent, "init", folder.name, "--from", SAMPLES / "icecat/import"))


def show_one(folder: Path) -> None:
    """Each photo is the first: it is looked at once, and made small once."""
    first, *others = sorted((folder / "assets").rglob("*.jpg"))
    for path in others:
        shutil.copyfile(first, path)


def _make_small(folder: Path) -> None:
    """Profiles that ask for small pictures, made fast."""
    for path in (folder / "channel_profiles").glob("*.yaml"):
        text = RENDITIONS.sub("", path.read_text(encoding="utf-8"))
        path.write_text(f"{text}renditions: {{main: {SMALL}, gallery: {SMALL}, swatch: {SMALL}}}\n", encoding="utf-8")


def leave_unused_out(folder: Path) -> None:
    """Only photos that a product names stay."""
    said = "\n".join(path.read_text(encoding="utf-8") for path in (folder / "catalog/products").rglob("*.yaml"))
    for path in (folder / "assets").rglob("*.jpg"):
        if path.relative_to(folder / "assets").as_posix() not in said:
            path.unlink()


def _note(folder: Path, ran: Ran) -> None:
    assert ran.code in (0, 3), ran.said
    (folder / "said.txt").write_text(f"{ran.code}\n{ran.said}", encoding="utf-8")
