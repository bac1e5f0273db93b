"""`log`, `blame` and `restore` as they are typed, in all kinds of repositories."""

import json
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from omnicat.looking.json_schemas import OUTPUTS, schema_of
from tests.cli.conftest import FILES, Run
from tests.history.repository import CLEAN

SCHEMAS = {each.name: schema_of(each) for each in OUTPUTS}
TEE = "catalog/products/tee/tee.yaml"


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> str:
    dates = {f"GIT_{who}_DATE": f"{day}T12:00:00Z" for who in ("AUTHOR", "COMMITTER")}
    command = ["git", "-c", "protocol.file.allow=always", *arguments]
    done = subprocess.run(command, cwd=folder, env={**CLEAN, **dates}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def change(root: Path, old: str, new: str, path: str = TEE) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new, 1))


def write_shop(root: Path) -> None:
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalog in a subfolder of a repository with three commits; the last one has no mug any more."""
    top = tmp_path_factory.mktemp("commands") / "all"
    root = top / "shops/north"
    write_shop(root)
    git(top, "init", "-q", "-b", "main")
    for day, message in (
        ("01", "the shop begins"),
        ("02", "prices\n\nWhy.\n\nApproved-by: Bob Example <b@example.com> a\x1b[31m"),
        ("03", "no mugs"),
    ):
        if day == "02":
            change(root, "USD: 29.00", "USD: 31.90")
            change(root, "180 g", "0.198 kg")
        if day == "03":
            (root / "catalog/products/mug/mug.yaml").unlink()
        git(top, "add", "--all")
        git(top, "commit", "-q", "-m", message, day=f"2026-01-{day}")
    return root


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Path:
    """A clone of its own."""
    git(tmp_path, "clone", "-q", str(made.parents[1]), "all")
    return tmp_path / "all/shops/north"


def test_a_log_tells_who_when_what_and_by_how_much(shop: Path, run: Run) -> None:
    said = run(shop, "log", "TEE", "-a", "price")
    assert said.code == 0
    first, message, change, *_ = said.out.splitlines()
    assert "Ada Example  2026-01-02 12:00 UTC  approved by Bob Example (a\\x1b[31m)" in first
    assert message == "  prices"
    assert change.split() == ["price", "USD", "29.00", "→", "31.90", "+10.0", "%"]
    assert "weight 180 g → 0.198 kg +10.0 %" in " ".join(run(shop, "log", "TEE").out.split())


def test_what_comes_or_goes_as_a_whole_is_one_line(shop: Path, run: Run) -> None:
    said = run(shop, "log", "TEE-NVY-S")
    assert "added    with 2 values variant of TEE-NVY" in said.out
    gone = run(shop, "log", "MUG.1").out
    assert gone.startswith("MUG.1 is not in the catalog any more; it was in catalog/products/mug/mug.yaml")
    assert "removed    with 6 values" in gone


@pytest.mark.parametrize(
    ("options", "commits"),
    [
        (("-n", "1"), 1),
        (("--since", "2026-01-02"), 1),
        (("--until", "2026-01-01"), 1),
        (("--until", "2026-01-02T13:00+02:00"), 1),
        (("--until", "2026-01-02T13:00"), 2),
        (("-a", "status"), 1),
        (("--locale", "de-DE"), 1),
        (("--channel", "google-merchant"), 1),
    ],
)
def test_a_log_is_narrowed(shop: Path, run: Run, options: tuple[str, ...], commits: int) -> None:
    assert len(json.loads(run(shop, "log", "TEE", *options, "--json").out)["log"]["entries"]) == commits


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("log", "TEEE"), "SKU 'TEEE' does not exist, and did not before"),
        (("log", "T.E"), "does not exist"),
        (("log", "--output=x"), ""),
        (("log", "TEE", "-a", "prise"), "did you mean 'price'?"),
        (("log", "TEE", "--locale", "fr-FR"), "never said anything for locale 'fr-FR'"),
        (("log", "TEE", "--since", "yesterday"), "--since 'yesterday' is no date"),
        (("blame", "MUG.1"), "SKU 'MUG.1' is not in the catalog any more"),
        (("blame", "NO\nNE"), "does not exist"),
    ],
)
def test_wrong_words_are_said(shop: Path, run: Run, arguments: tuple[str, ...], message: str) -> None:
    said = run(shop, *arguments)
    assert (said.code, said.out) == (2, "")
    assert message in said.err


def test_blame_names_what_is_not_committed(shop: Path, run: Run) -> None:
    change(shop, "de-DE: Hafen-T-Shirt", "de-DE: Hemd")
    change(shop, "  # what shoppers read\n", "")
    lines = {tuple(line.split()[:2]): line for line in reversed(run(shop, "blame", "TEE").out.splitlines())}
    assert "not committed yet" in lines["name", "de-DE"]
    assert "2026-01-01 Ada Example" in lines["name", "en-US"]
    assert "2026-01-02 Ada Example  approved by Bob Example" in lines["price", "USD"]
    assert "Hafen-T-Shirt  →  Hemd" in run(shop, "log", "TEE").out


def test_a_product_that_was_just_deleted_or_just_written_is_told_of(shop: Path, run: Run) -> None:
    (shop / TEE).rename(shop / "catalog/products/harbor.yaml")
    assert "2026-01-02 Ada Example" in run(shop, "blame", "TEE").out
    assert "not committed yet" not in run(shop, "blame", "TEE").out
    (shop / "catalog/products/harbor.yaml").unlink()
    assert "removed    with" in run(shop, "log", "TEE").out
    (shop / "catalog/products/new.yaml").write_text("sku: NEW\nfamily: tee\n")
    assert "not committed yet" in run(shop, "blame", "NEW").out


@pytest.mark.parametrize("name", ["log", "blame", "restore"])
def test_json_has_the_published_shape(shop: Path, run: Run, name: str) -> None:
    change(shop, "0.198 kg", "170 g")
    said = json.loads(run(shop, name, "TEE", *(("--commit", "HEAD~2") if name == "restore" else ()), "--json").out)
    assert not list(Draft7Validator(SCHEMAS[name]).iter_errors(said))


def test_a_shallow_clone_says_where_its_history_ends(made: Path, tmp_path: Path, run: Run) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{made.parents[1]}", "all")
    shop = tmp_path / "all/shops/north"
    end = git(shop, "rev-parse", "HEAD")
    said = run(shop, "log", "TEE")
    assert "known since" in said.out
    assert f"history ends at {end[:8]} (shallow clone)" in said.out
    assert "git fetch --unshallow" in said.out
    assert "2026-01-03 or before Ada Example" in run(shop, "blame", "TEE").out


def test_a_worktree_and_a_detached_head_are_as_good(shop: Path, tmp_path: Path, run: Run) -> None:
    git(shop, "worktree", "add", "-q", "--detach", str(tmp_path / "beside"), "HEAD~1")
    beside = tmp_path / "beside/shops/north"
    assert "29.00  →  31.90" in run(beside, "log", "TEE").out
    assert "2026-01-01" in run(beside, "blame", "MUG.1").out


def test_without_history_it_is_said_what_to_do(tmp_path: Path, run: Run) -> None:
    write_shop(tmp_path)
    assert "is not in a git repository" in run(tmp_path, "log", "TEE").err
    git(tmp_path, "init", "-q")
    said = run(tmp_path, "blame", "TEE")
    assert said.code == 2
    assert "nothing is committed yet" in said.err


def test_only_the_token_of_a_value_changes(shop: Path, run: Run) -> None:
    change(shop, "USD: 31.90, EUR: 27.00}", "USD: 31.90, EUR: 27.00}   # as agreed")
    (shop / TEE).write_bytes((shop / TEE).read_bytes().replace(b"\n", b"\r\n"))
    before = (shop / TEE).read_bytes()
    said = run(shop, "restore", "TEE", "--commit", "HEAD~2", "--attributes", "price", "--apply")
    assert (said.code, said.err) == (0, "")
    assert (shop / TEE).read_bytes() == before.replace(b"USD: 31.90", b"USD: 29.00", 1)


def test_without_apply_the_plan_is_only_shown(shop: Path, run: Run) -> None:
    said = run(shop, "restore", "--as-of", "2026-01-01", "--select", "brand == 'Harbor & Pine'")
    assert git(shop, "status", "--porcelain", "--", "catalog") == ""
    assert said.out.startswith("as of ")
    assert "~ TEE" in said.out
    assert "+ MUG.1  catalog/products/mug/mug.yaml  brought back" in said.out
    assert "price USD  31.90     →  29.00  -9.1 %" in said.out
    assert "--apply" in said.out


def test_a_product_that_is_gone_comes_back_as_it_was(shop: Path, run: Run) -> None:
    assert run(shop, "restore", "MUG.1", "--commit", "HEAD~1", "--apply").code == 0
    assert (shop / "catalog/products/mug/mug.yaml").read_text() == FILES["catalog/products/mug/mug.yaml"]
    assert git(shop, "diff", "--stat") == ""
    assert run(shop, "restore", "MUG.1", "--commit", "HEAD~1").out.endswith("all of it is said already.\n")


def test_its_file_has_another_name_where_that_is_taken(shop: Path, run: Run) -> None:
    (shop / "catalog/products/mug").mkdir()
    (shop / "catalog/products/mug/mug.yaml").write_text("sku: OTHER\nfamily: tee\n")
    assert run(shop, "restore", "MUG.1", "--commit", "HEAD~1", "--apply").code == 0
    (back,) = (shop / "catalog/products/mug").glob("mug-*.yaml")
    assert back.read_text() == FILES["catalog/products/mug/mug.yaml"]


def test_a_variant_that_is_gone_comes_back(shop: Path, run: Run) -> None:
    change(shop, "  - sku: TEE-OLV-M\n    attributes: {color: olive, size: M, price: {USD: 31.00}}\n", "")
    assert run(shop, "restore", "--commit", "HEAD", "--apply").code == 0
    assert "not committed yet" not in run(shop, "blame", "TEE-OLV-M").out


def test_what_is_not_committed_is_written_over_only_by_force(shop: Path, run: Run) -> None:
    change(shop, "USD: 31.90", "USD: 35.00")
    shown = run(shop, "restore", "--commit", "HEAD", "TEE")
    assert "35.00  →  31.90  -8.9 %  not committed yet" in shown.out
    refused = run(shop, "restore", "--commit", "HEAD", "TEE", "--apply")
    assert refused.code == 1
    assert "1 product would lose what is not committed, such as 'TEE'" in refused.err
    assert "35.00" in (shop / TEE).read_text()
    assert run(shop, "restore", "--commit", "HEAD", "TEE", "--apply", "--force").code == 0
    assert git(shop, "diff", "--stat") == ""


def test_what_can_not_be_said_any_more_is_left_out_and_told(shop: Path, run: Run) -> None:
    change(shop, "brand, price, gtin, weight, organic", "brand, price, gtin, organic", "catalog/families/tee.yaml")
    said = run(shop, "restore", "TEE", "--commit", "HEAD~2")
    assert "left out: TEE weight: family 'tee' has no attribute 'weight' any more" in said.out
    assert "price USD" in said.out


def test_originals_that_are_gone_are_told_of_and_come_back(shop: Path, run: Run) -> None:
    photo = shop / "assets/tee/front.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"\xff\xd8 a photo \xff")
    change(shop, "variants:\n", "assets: {main: tee/front.jpg}\nvariants:\n")
    git(shop, "add", "--all")
    git(shop, "commit", "-q", "-m", "a photo", day="2026-01-04")
    photo.unlink()
    change(shop, "assets: {main: tee/front.jpg}\n", "")
    git(shop, "commit", "-qam", "no photo", day="2026-01-05")
    assert "note: assets/tee/front.jpg is gone" in run(shop, "restore", "TEE", "--commit", "HEAD~1").out
    said = run(shop, "restore", "TEE", "--as-of", "2026-01-04", "--with-assets", "--apply")
    assert "assets/tee/front.jpg comes back" in said.out
    assert "main: tee/front.jpg" in (shop / TEE).read_text()
    assert photo.read_bytes() == b"\xff\xd8 a photo \xff"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "it is not said as of when"),
        (("--commit", "HEAD", "--as-of", "2026-01-01"), "it is not said as of when"),
        (("--commit", "--all"), "git knows no revision '--all'"),
        (("--commit", "nope"), "git knows no revision 'nope'"),
        (("--as-of", "2020-01-01"), "nothing was committed at or before 2020-01-01 23:59:59 UTC"),
        (("--as-of", "soon"), "--as-of 'soon' is no date"),
        (("--commit", "HEAD~1", "TEEE"), "SKU 'TEEE' does not exist, and did not then"),
        (("--commit", "HEAD~1", "--attributes", "prise"), "did you mean 'price'?"),
        (("--commit", "HEAD~1", "--select", "brnd"), "'brnd' in --select is not an attribute"),
        (("--commit", "HEAD~1", "--select", "1 +"), "--select '1 +' can't be understood"),
        (("--commit", "HEAD~1", "--exactly", "--attributes", "price"), "leave one of them out"),
    ],
)
def test_wrong_words_to_restore_are_said(shop: Path, run: Run, arguments: tuple[str, ...], message: str) -> None:
    said = run(shop, "restore", *arguments)
    assert (said.code, said.out) == (2, "")
    assert message in said.err


@pytest.mark.parametrize("arguments", [("log", "TEE"), ("blame", "TEE"), ("restore", "--commit", "HEAD")])
def test_what_came_with_the_files_is_not_trusted(shop: Path, run: Run, arguments: tuple[str, ...]) -> None:
    (shop / ".omnicat").mkdir()
    (shop / ".omnicat/opened.bin").write_bytes(b"all is well")
    git(shop, "add", "--all")
    git(shop, "commit", "-q", "-m", "a present")
    assert "is in git, and what stands there can't be trusted" in run(shop, *arguments).err


def test_where_a_value_comes_from_is_told_by_what_it_says(shop: Path, run: Run) -> None:
    change(shop, "{en-US: Harbor tee, de-DE: Hafen-T-Shirt}", '{"en-US": Harbor tee, "de-DE": Hemd}')
    assert "2026-01-01" in run(shop, "why", "TEE.name").out
    assert "not committed yet" in run(shop, "why", "TEE.name@de-DE").out.split("en-US")[0]
    assert "prices" in run(shop, "why", "TEE.price").out
