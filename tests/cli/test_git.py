"""Git itself merges a catalog's files by what they say, however it comes to merge them, and shows what changed in them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import FILES, Run

TEE = "catalog/products/tee/tee.yaml"
ADA, BEN = "Ada Example <ada@example.com>", "Ben Example <ben@example.com>"
ROOT = Path(__file__).parents[2]


def git(folder: Path, *words: str, fails: bool = False) -> str:
    said = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    assert fails or not said.returncode, said.stdout + said.stderr
    return said.stdout + said.stderr


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
        "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
        "GIT_AUTHOR_NAME": "Zoe Example",
        "GIT_AUTHOR_EMAIL": "zoe@example.com",
        "GIT_COMMITTER_NAME": "Zoe Example",
        "GIT_COMMITTER_EMAIL": "zoe@example.com",
        "GIT_EDITOR": "true",
        "PYTHONPATH": str(ROOT),
    }.items():
        monkeypatch.setenv(key, value)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a catalog in a subfolder, one commit."""
    top = tmp_path_factory.mktemp("first") / "repository"
    for name, text in FILES.items():
        path = top / "shop" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=top, check=True)
    return top


@pytest.fixture
def shop(first: Path, tmp_path: Path, run: Run) -> Path:
    """The catalog's folder, with git set up and all committed."""
    top = tmp_path / "repository"
    shutil.copytree(first, top)
    shop = top / "shop"
    assert run(shop, "-q", "git", "install", "--apply").code == 0
    commit(shop, "base", ADA)
    return shop


def commit(shop: Path, message: str, author: str) -> None:
    git(shop, "add", "-A")
    git(shop, "commit", "-qm", message, f"--author={author}")


def change(shop: Path, *pairs: str, path: str = TEE) -> None:
    file = shop / path
    text = file.read_text(encoding="utf-8")
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def two_sides(shop: Path, ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    """Ben's change on the branch `ben`, Ada's on `main`, which is checked out."""
    git(shop, "checkout", "-qb", "ben")
    change(shop, *theirs)
    commit(shop, "theirs", BEN)
    git(shop, "checkout", "-q", "main")
    change(shop, *ours)
    commit(shop, "ours", ADA)


NEIGHBOURS = (("USD: 29.00", "USD: 31.00"), ("EUR: 27.00", "EUR: 26.00", "180 g", "190 g  # weighed"))
TWICE = (("USD: 29.00", "USD: 31.00", "180 g", "170 g"), ("USD: 29.00", "USD: 32.00", "Harbor tee,", "Pier tee,"))


@pytest.mark.parametrize("how", ["merge", "rebase", "cherry-pick", "stash pop", "worktree"])
def test_different_values_merge_however_git_comes_to_it(shop: Path, how: str) -> None:
    two_sides(shop, *NEIGHBOURS)
    if how == "rebase":
        git(shop, "checkout", "-q", "ben")
        git(shop, "rebase", "-q", "main")
    elif how == "worktree":
        git(shop, "worktree", "add", "-q", "../../other", "-b", "other")
        shop = shop.parent.parent / "other" / "shop"
        git(shop, "merge", "-q", "ben")
    elif how == "stash pop":
        change(shop, "Harbor tee,", "Pier tee,")
        git(shop, "stash", "-q")
        git(shop, "merge", "-q", "ben")
        git(shop, "stash", "pop", "-q")
        assert "Pier tee," in (shop / TEE).read_text()
    else:
        git(shop, how, "ben")
    text = (shop / TEE).read_text()
    assert "price: {USD: 31.00, EUR: 26.00}\n  weight: 190 g  # weighed\n" in text


@pytest.mark.parametrize("how", ["merge", "rebase", "cherry-pick"])
def test_one_value_changed_twice_names_both_sides(shop: Path, how: str) -> None:
    two_sides(shop, *TWICE)
    here, there = ("31.00 (Ada Example)", "32.00 (Ben Example)")
    if how == "rebase":
        git(shop, "checkout", "-q", "ben")
        said = git(shop, "rebase", "main", fails=True)
    else:
        said = git(shop, how, "ben", fails=True)
    assert f"CONFLICT (value): TEE price/USD: ours {here}, theirs {there} in shop/{TEE}" in said
    text = (shop / TEE).read_text()
    assert (
        f"<<<<<<< ours: TEE price/USD: {here}\n  price: {{USD: 31.00, EUR: 27.00}}\n=======\n"
        f"  price: {{USD: 32.00, EUR: 27.00}}\n>>>>>>> theirs: TEE price/USD: {there}\n  weight: 170 g\n"
    ) in text
    assert "Pier tee," in text
    assert f"UU shop/{TEE}" in git(shop.parent, "status", "--porcelain")


def test_lint_says_which_value_a_merge_left_twice(shop: Path, run: Run) -> None:
    two_sides(shop, *TWICE)
    git(shop, "merge", "ben", fails=True)
    said = run(shop, "lint", "--output-format", "concise", TEE)
    assert f"{TEE}:9:1: error: a merge left two versions here: 'ours: TEE price/USD: 31.00 (Ada Example)'" in said.out


def test_broken_yaml_on_a_side_is_merged_by_lines(shop: Path) -> None:
    two_sides(shop, ("USD: 29.00", "USD: 31.00"), ("sku: TEE-OLV-M", "sku: [TEE-OLV-M"))
    git(shop, "merge", "-q", "ben")
    text = (shop / TEE).read_text()
    assert "31.00" in text
    assert "sku: [TEE-OLV-M" in text


def test_without_omnicat_git_merges_by_lines(shop: Path) -> None:
    two_sides(shop, *NEIGHBOURS)
    driver = git(shop, "config", "merge.omnicat.driver").strip()
    git(shop, "config", "merge.omnicat.driver", "/nowhere/python" + driver[driver.index(" -P") :])
    git(shop, "merge", "ben", fails=True)
    text = (shop / TEE).read_text()
    assert "<<<<<<< ours\n  price: {USD: 31.00, EUR: 27.00}\n" in text
    assert "=======\n  price: {USD: 29.00, EUR: 26.00}\n" in text


def test_stock_merges_by_row(shop: Path) -> None:
    stock = "catalog/inventory.csv"
    git(shop, "checkout", "-qb", "ben")
    change(shop, "TEE-OLV-M,,0,", "TEE-OLV-M,,4,", path=stock)
    commit(shop, "theirs", BEN)
    git(shop, "checkout", "-q", "main")
    change(shop, "TEE-NVY-S,,7,", "TEE-NVY-S,,6,", path=stock)
    commit(shop, "ours", ADA)
    git(shop, "merge", "-q", "ben")
    assert (shop / stock).read_text().splitlines()[1:] == ["TEE-NVY-S,,6,2026-08-01", "TEE-OLV-M,,4,2026-08-01"]


def test_a_difference_names_the_variant_and_shows_pictures(shop: Path) -> None:
    from PIL import Image

    change(shop, "size: M, price", "size: S, price")
    assert "@@ - sku: TEE-OLV-M\n" in git(shop, "diff", "-U0")
    (shop / "assets").mkdir()
    for width in (30, 40):
        Image.new("RGB", (width, 20), "navy").save(shop / "assets/front.png")
        if width == 30:
            commit(shop, "a picture", ADA)
    shown = git(shop, "diff", "assets")
    assert {"-dimensions: 30 x 20", "+dimensions: 40 x 20", " colours: RGB"} <= set(shown.splitlines())


def test_setting_up_is_shown_first_done_once_and_taken_back(shop: Path, run: Run) -> None:
    file = shop / ".gitattributes"
    assert run(shop, "git", "install").out == "Nothing to change: git is set up so already.\n"
    file.write_text("*.md text\n" + file.read_text() + "*.csv text\n")
    settings = git(shop, "config", "--local", "--list")
    assert run(shop, "git", "install", "--uninstall").out.endswith("run it again with --apply\n")
    assert git(shop, "config", "--local", "--list") == settings
    assert run(shop, "git", "install", "--uninstall", "--apply").code == 0
    assert file.read_text() == "*.md text\n*.csv text\n"
    assert "omnicat" not in git(shop, "config", "--local", "--list")
    said = run(shop, "git", "install", "--apply")
    assert "+catalog/**/*.yaml merge=omnicat diff=omnicat-model\n" in said.out
    assert file.read_text().startswith("*.md text\n*.csv text\n# omnicat git install: begin\n")


def test_outside_of_a_repository_it_says_what_to_do(tmp_path: Path, run: Run) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/catalog.yaml").write_text(FILES["catalog/catalog.yaml"])
    said = run(tmp_path, "git", "install")
    assert said.code == 2
    assert "hint: run `git init` first" in said.err


def test_python_files_of_a_catalog_are_not_imported(shop: Path) -> None:
    for name in ("yaml.py", "omnicat.py", "re.py"):
        (shop.parent / name).write_text("raise SystemExit(0)\n")
    two_sides(shop, *NEIGHBOURS)
    git(shop, "merge", "-q", "ben")
    assert "price: {USD: 31.00, EUR: 26.00}\n" in (shop / TEE).read_text()


THREE = (
    ("USD: 29.00", "USD: 31.00", "180 g", "170 g", "size: S", "size: M"),
    ("USD: 29.00", "USD: 32.00", "180 g", "190 g", "Harbor tee,", "Pier tee,"),
)


@pytest.fixture
def stuck(shop: Path) -> Path:
    """A merge that left a price and a weight to people."""
    two_sides(shop, *THREE)
    git(shop, "merge", "ben", fails=True)
    return shop


def test_conflicts_are_listed_in_words(stuck: Path, run: Run) -> None:
    said = run(stuck, "resolve")
    assert said.code == 1
    assert said.out.splitlines() == [
        f"TEE price/USD  {TEE}",
        "  ours    31.00  Ada Example",
        "  theirs  32.00  Ben Example",
        f"TEE weight  {TEE}",
        "  ours    170 g  Ada Example",
        "  theirs  190 g  Ben Example",
        "2 conflicts to settle: `omnicat resolve SKU --ours|--theirs|--take VALUE`.",
    ]


def test_each_is_settled_by_a_choice_and_the_file_is_staged_at_the_end(stuck: Path, run: Run) -> None:
    assert run(stuck, "resolve", "TEE.weight", "--theirs").code == 1
    assert "<<<<<<< ours: TEE price/USD" in (stuck / TEE).read_text()
    assert f"UU shop/{TEE}" in git(stuck, "status", "--porcelain")
    said = run(stuck, "resolve", "TEE.price:USD", "--take", "33.00")
    assert (said.code, said.out) == (0, "Nothing is in conflict: go on with `git merge --continue`.\n")
    text = (stuck / TEE).read_text()
    assert "  price: {USD: 33.00, EUR: 27.00}\n  weight: 190 g\n" in text
    assert "Pier tee," in text
    assert "size: M, gtin" in text
    assert git(stuck, "status", "--porcelain") == f"M  shop/{TEE}\n"
    git(stuck, "merge", "--continue")


@pytest.mark.parametrize("target", [(), (TEE,), ("catalog/products",), ("TEE",)])
def test_a_side_is_taken_for_all_that_is_named(stuck: Path, run: Run, target: tuple[str, ...]) -> None:
    assert run(stuck, "resolve", *target, "--ours").code == 0
    assert "price: {USD: 31.00, EUR: 27.00}\n  weight: 170 g\n" in (stuck / TEE).read_text()


def test_a_file_mended_by_hand_is_staged(stuck: Path, run: Run) -> None:
    lines = [line for line in (stuck / TEE).read_text().splitlines() if not line.startswith(("<<<", "===", ">>>"))]
    (stuck / TEE).write_text("\n".join(line for line in lines if "32.00" not in line and "190" not in line) + "\n")
    assert run(stuck, "resolve").code == 0
    assert git(stuck, "status", "--porcelain") == f"M  shop/{TEE}\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("MUG.1", "--ours"), "nothing of 'MUG.1' is in conflict"),
        (("--ours", "--theirs"), "--ours, --theirs and --take exclude each other"),
        (("--take", "1"), "--take is for one value, and 2 are meant"),
        (("TEE.weight", "--take", "["), "'[' can't be put into"),
    ],
)
def test_what_can_not_be_chosen_is_said(stuck: Path, run: Run, words: tuple[str, ...], told: str) -> None:
    before = (stuck / TEE).read_bytes()
    said = run(stuck, "resolve", *words)
    assert said.code == 2
    assert told in said.err
    assert (stuck / TEE).read_bytes() == before


def test_markers_of_git_itself_are_understood(shop: Path, run: Run) -> None:
    git(shop, "config", "--remove-section", "merge.omnicat")
    two_sides(shop, *NEIGHBOURS)
    git(shop, "merge", "ben", fails=True)
    said = run(shop, "resolve")
    assert "TEE price/USD; TEE price/EUR; TEE weight" in said.out
    assert "  ours    31.00; 27.00; 180 g  HEAD\n  theirs  29.00; 26.00; 190 g  ben\n" in said.out
    assert run(shop, "resolve", "TEE", "--theirs").code == 0


@pytest.mark.parametrize(("choice", "is_there"), [("--ours", True), ("--theirs", False)])
def test_a_product_deleted_on_one_side_and_changed_on_the_other(
    shop: Path, run: Run, choice: str, is_there: bool
) -> None:
    git(shop, "checkout", "-qb", "ben")
    (shop / TEE).unlink()
    commit(shop, "theirs", BEN)
    git(shop, "checkout", "-q", "main")
    change(shop, "180 g", "170 g")
    commit(shop, "ours", ADA)
    git(shop, "merge", "ben", fails=True)
    assert "  ours    changed\n  theirs  (removed)\n" in run(shop, "resolve").out
    assert run(shop, "resolve", choice).code == 0
    assert (shop / TEE).exists() == is_there
    git(shop, "merge", "--continue")


def test_with_nothing_in_conflict_it_says_so(shop: Path, run: Run) -> None:
    said = run(shop, "resolve")
    assert (said.code, said.out) == (0, "Nothing is in conflict.\n")


def test_the_driver_imports_nothing_that_takes_time(shop: Path) -> None:
    (shop / "theirs.yaml").write_text((shop / TEE).read_text().replace("180 g", "190 g"))
    (shop / "base.yaml").write_text((shop / TEE).read_text())
    words = ("git-driver", "merge", "base.yaml", TEE, "theirs.yaml", "7", TEE)
    said = subprocess.run(
        [sys.executable, "-P", "-X", "importtime", "-m", "omnicat", *words], cwd=shop, capture_output=True, text=True
    )
    loaded = {line.rpartition("|")[2].strip() for line in said.stderr.splitlines()}
    assert said.returncode == 0
    assert "190 g" in (shop / TEE).read_text()
    assert {"typer", "rich", "pathlib", "subprocess", "hashlib", "omnicat.cli.app"} & loaded == set()
