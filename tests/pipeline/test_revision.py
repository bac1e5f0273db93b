"""A catalog as a commit has it is the catalog of a clean checkout of that commit."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from omnicat.catalog import Row
from omnicat.errors import OmnicatError
from omnicat.executor import Serial
from omnicat.findings import Finding
from omnicat.pipeline import Built, Gathered, assets_at, build, gather, judge, open_at, open_catalog
from omnicat.pipeline.assets_at import content_at
from omnicat.pipeline.building import Place
from omnicat.pipeline.gathering import Options
from omnicat.pipeline.linting import Terms, new_baseline
from omnicat.pipeline.memory import Counted
from omnicat.pipeline.remembered import Shown, Written
from omnicat.pipeline.unchanged import inputs_of
from omnicat.repository import Commit, Revision
from tests.originals.files import pointer
from tests.pipeline.shop import PICTURES, TODAY, change, put, write_shop

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
    seen = gather(open_catalog(root), Options(TODAY))
    aside = new_baseline(seen, judge(seen, Terms()), Terms())
    put(root, ".omnicat-baseline.json", aside.decode())
    put(root, "assets/tee/cut2.jpg", "no picture either")
    change(root, "catalog/products/mug.yaml", "sku:", "# omnicat: ignore[nothing]\nsku:")
    return root


def with_pointers(root: Path) -> Path:
    """Pointers of Git LFS whose content is nowhere."""
    put(root, ".gitattributes", LFS)
    (root / "assets/tee/film.mp4").write_bytes(pointer())
    (root / "assets/tee/back.jpg").write_bytes(pointer())
    return root


@pytest.mark.parametrize("change_it", [nested, linked, named, broken, with_pointers], ids=lambda each: each.__name__)
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


def builds(root: Path, revision: str = "") -> tuple[dict[str, bytes], Built]:
    """Every file that a build leaves, of the folder or of a commit."""
    opened = open_at(root, revision)
    seen = gather(opened, Options(TODAY))
    place = Place(root.parent / "as-of", root.parent / ".as-of") if revision else Place.usual(root)
    made = build(
        seen,
        Terms(),
        inputs=inputs_of(seen, ()),
        commit=Commit("c0ffee"),
        reports=lambda verdict, pictured: {
            "report.json": repr((verdict, pictured.shown, pictured.missing_in)).encode()
        },
        executor=Serial(),
        into=place,
    )
    files = sorted(path for path in place.dist.rglob("*") if path.is_file())
    return {path.relative_to(place.dist).as_posix(): path.read_bytes() for path in files}, made


@pytest.mark.parametrize("change_it", [broken, with_pointers], ids=lambda each: each.__name__)
def test_a_build_of_a_commit_is_that_of_its_checkout(tmp_path: Path, change_it: Callable[[Path], Path]) -> None:
    top = tmp_path / "shop"
    root = change_it(write_shop(top))
    commit(top)
    git(tmp_path, "clone", "-q", "--no-hardlinks", "shop", "clone")
    clone = tmp_path / "clone" / root.relative_to(top)
    before, _ = builds(clone)
    shutil.rmtree(clone / ".omnicat")
    for place in ("assets", "catalog"):
        shutil.rmtree(clone / place)
    put(clone, "catalog/catalog.yaml", "name: Another\n")
    after, made = builds(clone, "HEAD")
    assert after == before
    assert made.changed
    assert not builds(clone, "HEAD")[1].changed
    assert not (clone / ".omnicat/plates.bin").exists()
    assert not (clone.parent / ".as-of").exists()


def test_what_git_lfs_keeps_is_seen_through_its_pointer(tmp_path: Path) -> None:
    root = write_shop(tmp_path / "shop")
    of_folder = of(root)
    commit(root)
    git(root, "branch", "contents")
    for path in ("tee/front.jpg", "tee/back.jpg"):
        content = (root / "assets" / path).read_bytes()
        digest = sha256(content).hexdigest()
        if path == "tee/front.jpg":
            kept = root / ".git/lfs/objects" / digest[:2] / digest[2:4] / digest
            kept.parent.mkdir(parents=True)
            kept.write_bytes(content)
        (root / "assets" / path).write_bytes(pointer(digest, len(content)))
    commit(root)
    git(root, "checkout", "-q", "contents")
    assert of(root, "main") == of_folder


def test_commits_take_turns_and_nothing_is_done_twice(tmp_path: Path) -> None:
    root = write_shop(tmp_path / "shop")
    first = commit(root)
    change(root, "catalog/inventory.csv", ",4,", ",5,")
    change(root, "catalog/products/mug.yaml", "Enamel mug", "Enamel cup")
    second = commit(root)
    known = {each: of(root, each) for each in (first, second)}
    assert known[first] != known[second]
    for each in (first, second, first, second):
        seen = gather(open_at(root, each), Options(TODAY))
        assert everything(seen) == known[each]
        assert seen.counted == Counted()


def test_two_commits_are_looked_at_side_by_side(tmp_path: Path) -> None:
    root = write_shop(tmp_path / "shop")
    first = commit(root)
    change(root, "catalog/products/mug.yaml", "Enamel mug", "Enamel cup")
    commit(root)
    before, after = (gather(open_at(root, each), Options(TODAY)) for each in (first, "HEAD"))
    now = gather(open_catalog(root), Options(TODAY))
    assert everything(after) == everything(now) != everything(before)
    assert (after.counted.parsed, now.counted.parsed) == (1, 0)


def test_a_commit_without_the_catalog_is_told_of(tmp_path: Path) -> None:
    put(tmp_path, "notes.txt", "nothing yet")
    first = commit(tmp_path)
    write_shop(tmp_path)
    commit(tmp_path)
    with pytest.raises(OmnicatError, match=r"has no 'catalog/catalog.yaml' here"):
        open_at(tmp_path, first)


def test_a_place_that_is_a_link_leads_where_it_leads_in_a_folder(tmp_path: Path) -> None:
    root = write_shop(tmp_path / "shop")
    put(root, "specs/more/x.txt", "x")
    shutil.move(root / "channel_profiles", root / "catalog/profiles")
    (root / "channel_profiles").symlink_to("catalog/profiles")
    commit(root)
    assert of(root, "HEAD") == of(root)
    put(root, "elsewhere/x.txt", "x")
    (root / "tables").symlink_to("elsewhere")
    commit(root)
    with pytest.raises(OmnicatError, match="'tables' is a link out of the catalog"):
        open_at(root, "HEAD")


def test_line_ends_that_git_puts_into_a_folder_change_nothing(tmp_path: Path) -> None:
    root = write_shop(tmp_path / "shop")
    put(root, "templates/own.txt", "one\ntwo\n")
    put(
        root,
        "catalog/products/bad.yaml",
        "sku: BAD\n# a comment\nfamily: nothing\nattributes:\n  name: >\n    a\n    b\n",
    )
    commit(root)
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "-q", "shop", "clone")
    clone = tmp_path / "clone"
    git(clone, "config", "core.autocrlf", "true")
    assert b"\r\n" in (clone / "catalog/products/bad.yaml").read_bytes()
    assert of(clone, "HEAD") == of(clone) == of(root)


def test_no_process_is_started_for_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_shop(tmp_path / "shop")
    commit(root)
    started: list[tuple[str, ...]] = []

    class Counted(subprocess.Popen[bytes]):
        def __init__(self, command: Sequence[str], **words: Any) -> None:
            started.append(tuple(command))
            super().__init__(command, **words)

    monkeypatch.setattr(subprocess, "Popen", Counted)
    everything(gather(open_at(root, "main"), Options(TODAY)))
    words = [next(each for each in command if each in ("rev-parse", "ls-tree", "cat-file")) for command in started]
    assert sorted(words) == ["cat-file", "ls-tree", "rev-parse", "rev-parse"]


def test_originals_are_read_once_whoever_looks_at_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_shop(tmp_path / "shop")
    commit(root)
    read: list[str] = []

    def counting(files: Revision, path: str) -> bytes:
        read.append(path)
        return content_at(files, path)

    monkeypatch.setattr(assets_at, "content_at", counting)
    first = open_at(root, "HEAD", only_known=True).shop.model.assets
    assert (sorted(read), {each.looks for each in first.values()}) == (sorted(PICTURES), {None})
    read.clear()
    assert open_at(root, "HEAD", only_known=True).shop.model.assets == first
    assert read == []
    second = open_at(root, "HEAD").shop.model.assets
    assert all(each.looks for each in second.values())
    read.clear()
    assert open_at(root, "HEAD").shop.model.assets == second == open_at(root, "HEAD", only_known=True).shop.model.assets
    assert read == []
