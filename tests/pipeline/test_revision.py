"""A catalog as a commit has it is the catalog of a clean checkout of that commit."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from omnicat.catalog import Row
from omnicat.findings import Finding
from omnicat.pipeline import Gathered, gather, open_at, open_catalog
from omnicat.pipeline.gathering import Options
from omnicat.pipeline.remembered import Shown, Written
from tests.originals.files import pointer
from tests.pipeline.shop import TODAY, change, put, write_shop

ROOT = Path(__file__).parents[2]
LFS = "*.mp4 filter=lfs diff=lfs merge=lfs -text\n*.psd.jpg filter=lfs diff=lfs merge=lfs -text\n"


@pytest.fixture(autouse=True)
def _no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Ada Example")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "ada@example.com")
        monkeypatch.setenv(f"GIT_{who}_DATE", "2026-08-01T00:00:00Z")


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path) -> str:
    """All that is in the folder, as one more commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
        put(folder, ".gitignore", "/.omnicat/\n/dist/\n")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "more")
    return git(folder, "rev-parse", "HEAD")


def everything(seen: Gathered) -> tuple[list[Finding], list[Row], list[Shown], list[Written], object]:
    """What follows from a catalog: findings, rows, what channels show and what is written to their feeds."""
    results = seen.results
    opened = seen.opened
    shop = (opened.shop, opened.profiles, opened.templates)
    return list(seen.all_findings), list(results.rows()), list(results.shown()), list(results.written()), shop


def of(root: Path, revision: str = "") -> tuple[list[Finding], list[Row], list[Shown], list[Written], object]:
    return everything(gather(open_at(root, revision) if revision else open_catalog(root), Options(TODAY)))


def nested(root: Path) -> Path:
    """The shop in a folder of a repository."""
    below = root / "shops/north"
    below.mkdir(parents=True)
    for place in ("catalog", "assets", "channel_profiles"):
        shutil.move(root / place, below / place)
    put(root, "elsewhere.txt", "nothing of the shop")
    return below


def linked(root: Path) -> Path:
    """Links inside the catalog, out of it, to nowhere, in circles, to a folder, through a folder, and to hidden files."""
    products, assets = root / "catalog/products", root / "assets"
    put(root, "catalog/products/.kept/mug.yaml", (products / "mug.yaml").read_text(encoding="utf-8"))
    (products / "mug.yaml").unlink()
    (products / "mug.yaml").symlink_to(".kept/mug.yaml")
    put(root, "outside.yaml", "sku: OUTSIDE\nfamily: tee\n")
    (products / "out.yaml").symlink_to("../../outside.yaml")
    (products / "absolute.yaml").symlink_to("/etc/hostname")
    (products / "nowhere.yaml").symlink_to("nothing.yaml")
    (products / "circle.yaml").symlink_to("circle.yaml")
    (products / "folder").symlink_to("../families")
    (products / "chain.yaml").symlink_to("../products/tee-again.yaml")
    (products / "tee-again.yaml").symlink_to("folder/../products/tee.yaml")
    (assets / "again.jpg").symlink_to("tee/front.jpg")
    (assets / "out.jpg").symlink_to("../catalog/products/tee.yaml")
    (assets / "folder.jpg").symlink_to("tee")
    return root


def named(root: Path) -> Path:
    """Names that are not UTF-8, that git would quote, and that begin with a dash."""
    for name in (b"caf\xe9.yaml", "größe ☕.yaml".encode(), b'quo"te.yaml', b"--all.yaml", b"tab\there.yaml"):
        path = os.fsencode(root / "catalog/products") + b"/" + name
        Path(os.fsdecode(path)).write_text("sku: X\nfamily: nothing\n", encoding="utf-8")
    shutil.copy(root / "assets/tee/front.jpg", os.fsdecode(os.fsencode(root / "assets") + b"/caf\xe9.jpg"))
    return root


def broken(root: Path) -> Path:
    """Pictures that are none, records that stand beside nothing, products that can't be read."""
    put(root, "assets/tee/cut.jpg", "no picture")
    shutil.copy(root / "assets/tee/front.jpg", root / "assets/tee/half.jpg")
    (root / "assets/tee/half.jpg").write_bytes((root / "assets/tee/front.jpg").read_bytes()[:3000])
    put(root, "assets/tee/front.jpg.yaml", "status: aproved\nalt: A tee\n")
    put(root, "assets/stray.jpg.yaml", "status: approved\n")
    put(root, "assets/gone.jpg.yaml", f"original: {{digest: 'sha256:{'1' * 64}', size: 3, format: jpeg}}\n")
    put(root, "catalog/products/bad.yaml", "sku: [\n")
    put(root, ".omnicat-baseline.json", "{}")
    change(root, "catalog/products/mug.yaml", "sku:", "# omnicat: ignore[nothing]\nsku:")
    return root


def with_pointers(root: Path) -> Path:
    """Pointers of Git LFS whose content is nowhere."""
    put(root, ".gitattributes", LFS)
    (root / "assets/tee/film.mp4").write_bytes(pointer())
    (root / "assets/tee/back.jpg").write_bytes(pointer())
    return root


def as_it_is(root: Path) -> Path:
    return root


@pytest.mark.parametrize(
    "change_it", [as_it_is, nested, linked, named, broken, with_pointers], ids=lambda each: each.__name__
)
def test_a_commit_is_what_its_checkout_is(tmp_path: Path, change_it: Callable[[Path], Path]) -> None:
    top = tmp_path / "shop"
    root = change_it(write_shop(top))
    commit(top)
    git(tmp_path, "clone", "-q", "--no-hardlinks", "shop", "clone")
    clone = tmp_path / "clone" / root.relative_to(top)
    of_folder = of(clone)
    assert of(clone, "HEAD") == of_folder
    shutil.rmtree(clone / ".omnicat")
    shutil.rmtree(clone / "catalog")
    put(clone, "catalog/catalog.yaml", "name: Another\n")
    assert of(clone, "HEAD") == of_folder
    assert of(clone, "HEAD") == of_folder
