import json
from collections.abc import Callable
from pathlib import Path

import pytest

from omnicat.policy import BASELINE_PATH
from omnicat.reporters import REPORTER_BY_NAME
from tests.cli.conftest import Run, Said
from tests.repository.test_repository import git

TEE, MUG = "catalog/products/tee/tee.yaml", "catalog/products/mug/mug.yaml"
GOOD = """\
sku: POT
family: mug
status: draft
attributes:
  name: {en-US: Pot, de-DE: Topf}
  price: 9.90 USD
"""


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    put(root, path, text.replace(old, new))


@pytest.fixture
def clean(shop: Path) -> Path:
    """The shop with one draft that nothing is wrong with, and no channel."""
    for path in (TEE, MUG, "channel_profiles/google-us.yaml", "channel_profiles/google-de.yaml"):
        (shop / path).unlink()
    put(shop, "catalog/inventory.csv", "sku,location,quantity,updated_at\n")
    put(shop, "catalog/products/mug/pot.yaml", GOOD)
    return shop


@pytest.fixture
def lint(run: Run) -> Callable[..., list[tuple[str, str]]]:
    """`lint(folder, …)` gives the path and rule of everything found."""

    def found(folder: Path, *arguments: str) -> list[tuple[str, str]]:
        said = run(folder, "lint", "--output-format", "json", "--all", *arguments)
        assert said.code in (0, 1), said.err
        return [(each["where"]["path"], each["rule"]) for each in json.loads(said.out)["findings"]]

    return found


Lint = Callable[..., list[tuple[str, str]]]


def paths(found: list[tuple[str, str]]) -> set[str]:
    return {path for path, _ in found}


def rules(found: list[tuple[str, str]]) -> set[str]:
    return {rule for _, rule in found}


# What the run is about.


def test_only_the_named_files_and_folders_count(shop: Path, lint: Lint) -> None:
    assert paths(lint(shop)) >= {TEE, MUG}
    assert paths(lint(shop, MUG)) == {MUG}
    assert paths(lint(shop, "catalog/products/tee")) == {TEE}
    assert paths(lint(shop, TEE, "catalog/products/mug")) == {TEE, MUG}
    assert lint(shop, ".") == lint(shop)


def test_paths_run_from_the_named_folder(shop: Path, lint: Lint) -> None:
    assert paths(lint(shop / "catalog/products", "mug")) == {MUG}


@pytest.mark.parametrize("path", ["catalog/products/nope.yaml", "..", "README.md", "catalog/prod"])
def test_a_path_that_holds_nothing_is_refused(shop: Path, run: Run, path: str) -> None:
    said = run(shop, "lint", path)
    assert said.code == 2
    assert f"'{path}' holds nothing of this catalog" in said.err.replace(f"{shop}/", "")


@pytest.mark.parametrize(
    ("arguments", "is_wanted"),
    [
        (["--select", "product/file-name"], lambda rule: rule == "product/file-name"),
        (["--select", "completeness"], lambda rule: rule.startswith("completeness/")),
        (["--select", "comp*/*"], lambda rule: rule.startswith("completeness/")),
        (["--select", "yaml", "--select", "product"], lambda rule: rule.startswith(("yaml/", "product/"))),
        (["--ignore", "channel"], lambda rule: not rule.startswith("channel/")),
        (["--select", "channel", "--ignore", "channel/missing-*"], lambda _: False),
    ],
)
def test_rules_are_selected_and_ignored(
    shop: Path, lint: Lint, arguments: list[str], is_wanted: Callable[[str], bool]
) -> None:
    assert rules(lint(shop, *arguments)) == {rule for rule in rules(lint(shop)) if is_wanted(rule)}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_refused_with_the_nearest(shop: Path, run: Run, option: str) -> None:
    said = run(shop, "lint", option, "product/file-nam")
    assert (said.code, said.out) == (2, "")
    assert f"{option} names rule 'product/file-nam', which does not exist" in said.err
    assert "did you mean 'product/file-name'?" in said.err


@pytest.mark.parametrize(
    ("rule", "level", "code"),
    [
        ("yaml/control-character", "error", 1),
        ("yaml/control-character", "never", 0),
        ("completeness/recommended", "error", 0),
        ("completeness/recommended", "warning", 1),
        ("product/file-name", "warning", 0),
        ("product/file-name", "note", 1),
    ],
)
def test_the_run_fails_from_the_level_on_that_is_asked(shop: Path, run: Run, rule: str, level: str, code: int) -> None:
    assert run(shop, "lint", "--select", rule, "--fail-on", level).code == code


def test_an_unknown_level_is_refused(shop: Path, run: Run) -> None:
    said = run(shop, "lint", "--fail-on", "warnin")
    assert said.code == 2
    assert "did you mean 'warning'?" in said.err


# Mending.


def test_what_is_safe_is_mended_and_looked_at_again(shop: Path, run: Run) -> None:
    change(shop, MUG, "pieces: 2", "weight: 180 grams  # with handle")
    said = run(shop, "lint", MUG, "--fix", "--select", "product/unknown-unit")
    assert (said.code, said.err) == (0, "Mended 1 finding.\n")
    assert "weight: 180 g  # with handle\n" in (shop / MUG).read_text()


def test_prices_gtins_and_stock_are_never_mended(shop: Path, run: Run) -> None:
    change(shop, MUG, "price: 14.90 USD", "price: USD 14.90\n  gtin: 9521234543213")
    put(shop, "catalog/inventory.csv", "sku,location,quantity,updated_at\nMUG.1,,-1,2026-08-01\nMUG-1,,x,\n")
    before = {path: (shop / path).read_bytes() for path in (MUG, "catalog/inventory.csv")}
    said = run(shop, "lint", "--fix", "--select", "product", "--select", "source")
    assert said.code == 1
    assert "Mended" not in said.err
    assert {path: (shop / path).read_bytes() for path in before} == before


def test_what_is_ignored_or_not_asked_for_is_not_mended(shop: Path, run: Run) -> None:
    change(shop, MUG, "pieces: 2", "weight: 180 grams")
    before = (shop / MUG).read_bytes()
    run(shop, "lint", "--fix", "--ignore", "product/unknown-unit", MUG)
    run(shop, "lint", "--fix", TEE)
    assert (shop / MUG).read_bytes() == before


# The baseline.


def test_a_baseline_puts_aside_what_there_is_and_new_findings_show(shop: Path, run: Run, lint: Lint) -> None:
    said = run(shop, "lint", "--baseline", "update")
    assert said.code == 0
    assert said.err.startswith("The baseline now holds ")
    assert run(shop, "lint").code == 0
    assert run(shop, "lint", "--baseline", "ignore").code == 1
    change(shop, TEE, "weight: 180 g", "weight: 180 gramz")
    assert run(shop, "lint").code == 1
    run(shop, "lint", "--baseline", "update")
    assert run(shop, "lint").code == 0


def test_an_update_drops_what_no_longer_occurs(shop: Path, run: Run) -> None:
    run(shop, "lint", "--baseline", "update")
    change(shop, MUG, "\\e[31m", "")
    run(shop, "lint", "--baseline", "update")
    assert "yaml/control-character" not in (shop / BASELINE_PATH).read_text()


@pytest.mark.parametrize("narrower", [["--select", "product/file-name"], ["--ignore", "channel"], [MUG]])
def test_an_update_keeps_what_the_run_was_not_about(shop: Path, run: Run, narrower: list[str]) -> None:
    run(shop, "lint", "--baseline", "update")
    before = (shop / BASELINE_PATH).read_text()
    run(shop, "lint", "--baseline", "update", *narrower)
    assert (shop / BASELINE_PATH).read_text() == before


def test_an_unknown_use_of_the_baseline_is_refused(shop: Path, run: Run) -> None:
    said = run(shop, "lint", "--baseline", "upd")
    assert said.code == 2
    assert "write use, ignore or update" in said.err


def test_a_baseline_that_is_none_is_one_message(shop: Path, run: Run) -> None:
    put(shop, BASELINE_PATH, "[]")
    said = run(shop, "lint")
    assert said.code == 2
    assert said.err.startswith(f"error: {BASELINE_PATH} is not a baseline of format 1\n")


# What is said.


@pytest.mark.parametrize("name", REPORTER_BY_NAME)
def test_every_format_is_printed_and_written_alike(shop: Path, run: Run, name: str) -> None:
    file = shop / "reports" / f"out.{name}"
    printed = run(shop, "lint", "--output-format", name)
    written = run(shop, "lint", "--output-format", "concise", "--output", f"{name}={file}")
    assert printed.code == written.code == 1
    assert file.read_text(encoding="utf-8") == printed.out
    assert printed.out


def test_several_formats_at_once(shop: Path, run: Run, tmp_path: Path) -> None:
    files = {name: tmp_path / f"out.{name}" for name in ("sarif", "junit")}
    said = run(shop, "lint", *(f"--output={name}={file}" for name, file in files.items()))
    assert "Found " in said.out
    assert json.loads(files["sarif"].read_bytes())["version"] == "2.1.0"
    assert files["junit"].read_text().startswith("<?xml")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--output-format", "jsn"], "output format 'jsn' does not exist\nhint: did you mean 'json'?"),
        (["--output", "jsn=x"], "output format 'jsn' does not exist\nhint: did you mean 'json'?"),
        (["--output", "json"], "--output 'json' names no file\nhint: write it as FORMAT=FILE"),
    ],
)
def test_a_format_that_is_not_there_is_refused_before_anything_is_done(
    shop: Path, run: Run, arguments: list[str], message: str
) -> None:
    change(shop, MUG, "pieces: 2", "weight: 180 grams")
    before = (shop / MUG).read_bytes()
    said = run(shop, "lint", "--fix", *arguments)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
    assert (shop / MUG).read_bytes() == before


def test_a_report_that_can_not_be_written_is_said(shop: Path, run: Run) -> None:
    said = run(shop, "lint", "--output", f"json={shop / MUG / 'out.json'}")
    assert said.code == 2
    assert "can't write" in said.err


def test_github_gets_annotations_and_a_summary(
    shop: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run(shop, "lint")
    assert summary.read_text() == "before\n"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    said = run(shop, "lint")
    assert "::error file=catalog/products/" in said.out
    assert summary.read_text().startswith("before\n")
    assert "channel/missing-field" in summary.read_text()


def test_notes_and_the_rest_of_many_are_shown_with_all(shop: Path, run: Run) -> None:
    assert "product/file-name" not in run(shop, "lint").out
    assert "product/file-name" in run(shop, "lint", "--all").out


def test_several_skus_have_and_one_has(shop: Path, run: Run) -> None:
    assert "'TEE-NVY-S' and 'TEE-OLV-M' have no main image" in run(shop, "lint").out
    change(shop, TEE, "sku: TEE-OLV-M\n", "sku: TEE-OLV-M\n    status: retired\n")
    assert "'TEE-NVY-S' has no main image" in run(shop, "lint").out


def test_a_clean_catalog_is_quiet_if_asked(clean: Path, run: Run) -> None:
    said = run(clean, "lint")
    assert (said.code, said.err) == (0, "")
    assert said.out
    assert run(clean, "-q", "lint") == Said(0, "", "")


def test_quiet_still_tells_what_is_wrong(shop: Path, run: Run) -> None:
    said = run(shop, "-q", "lint")
    assert said.code == 1
    assert "channel/missing-field" in said.out


def test_no_products_is_one_clear_message(clean: Path, run: Run) -> None:
    (clean / "catalog/products/mug/pot.yaml").unlink()
    said = run(clean, "lint")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("error: no products found in catalog/products/\nhint: ")


def test_nothing_but_unreadable_products_is_told_in_full(clean: Path, run: Run) -> None:
    put(clean, "catalog/products/mug/pot.yaml", "sku: [\n")
    said = run(clean, "lint")
    assert said.code == 2
    assert "yaml/syntax" in said.out


# What a change bears on.


@pytest.fixture
def history(shop: Path) -> Callable[..., str]:
    """Commits the shop, and runs git in it."""

    def ask(*words: str) -> str:
        return git(shop, *words)

    ask("init", "-q", "-b", "main")
    ask("add", ".")
    ask("commit", "-q", "-m", "the shop")
    return ask


@pytest.mark.usefixtures("history")
class TestSince:
    def test_nothing_changed_is_clean(self, shop: Path, run: Run, lint: Lint) -> None:
        assert lint(shop, "--changed-since", "HEAD") == []
        assert run(shop, "lint", "--changed-since", "HEAD").code == 0

    def test_a_changed_product_is_looked_at_alone(self, shop: Path, lint: Lint) -> None:
        change(shop, MUG, "pieces: 2", "pieces: two")
        found = lint(shop, "--changed-since", "HEAD")
        assert MUG in paths(found)
        assert "product/wrong-type" in rules(found)
        change(shop, MUG, "pieces: two", "pieces: 2")
        change(shop, TEE, "180 g", "190 g")
        assert paths(lint(shop, "--changed-since", "HEAD")) == {TEE}

    def test_a_deleted_product_bears_on_what_links_to_it(self, shop: Path, lint: Lint) -> None:
        (shop / MUG).unlink()
        assert (TEE, "link/unknown-product") in lint(shop, "--changed-since", "HEAD")

    def test_a_deleted_product_bears_on_its_stock(self, shop: Path, lint: Lint) -> None:
        (shop / TEE).unlink()
        assert ("catalog/inventory.csv", "source/unknown-sku") in lint(shop, "--changed-since", "HEAD")

    def test_a_changed_asset_bears_on_its_products(self, shop: Path, lint: Lint, history: Callable[..., str]) -> None:
        put(shop, "assets/tee.svg", "<svg/>")
        change(shop, TEE, "associations:", "assets: {main: tee.svg}\nassociations:")
        history("add", ".")
        history("commit", "-q", "-m", "a picture")
        (shop / "assets/tee.svg").unlink()
        assert (TEE, "asset/missing") in lint(shop, "--changed-since", "HEAD")
        assert MUG not in paths(lint(shop, "--changed-since", "HEAD"))

    @pytest.mark.parametrize("path", ["catalog/families/mug.yaml", "channel_profiles/google-de.yaml"])
    def test_what_all_depend_on_bears_on_everything(self, shop: Path, lint: Lint, path: str) -> None:
        put(shop, path, (shop / path).read_text() + "# later\n")
        assert lint(shop, "--changed-since", "HEAD") == lint(shop)

    def test_a_new_file_counts_before_git_knows_it(self, shop: Path, lint: Lint) -> None:
        put(shop, "catalog/products/mug/pot.yaml", GOOD.replace("family: mug", "family: mugg"))
        found = lint(shop, "--changed-since", "HEAD")
        assert ("catalog/products/mug/pot.yaml", "product/unknown-family") in found
        assert not paths(found) & {TEE, MUG}

    def test_commits_of_a_branch_count(self, shop: Path, lint: Lint, history: Callable[..., str]) -> None:
        history("checkout", "-q", "-b", "mine")
        change(shop, TEE, "180 g", "190 g")
        history("commit", "-q", "-a", "-m", "heavier")
        assert paths(lint(shop, "--changed-since", "main")) == {TEE}
        assert lint(shop, "--changed-since", "HEAD") == []

    def test_paths_narrow_it_further(self, shop: Path, lint: Lint) -> None:
        change(shop, TEE, "180 g", "190 g")
        assert lint(shop, "--changed-since", "HEAD", "catalog/products/mug") == []
        assert paths(lint(shop, "--changed-since", "HEAD", "catalog/products/tee")) == {TEE}

    @pytest.mark.parametrize("revision", ["nope", "--help", "HEAD~7", ""])
    def test_an_unknown_revision_is_refused(self, shop: Path, run: Run, revision: str) -> None:
        said = run(shop, "lint", f"--changed-since={revision}")
        if revision:
            assert (said.code, said.out) == (2, "")
            assert f"git knows no revision '{revision}'" in said.err
        else:
            assert said.code == 1

    def test_histories_without_a_common_commit_are_told(
        self, shop: Path, run: Run, history: Callable[..., str]
    ) -> None:
        history("checkout", "-q", "--orphan", "other")
        history("commit", "-q", "-m", "anew")
        said = run(shop, "lint", "--changed-since", "main")
        assert said.code == 2
        assert "'main' and what is checked out have no commit in common" in said.err


def test_a_catalog_below_the_repository_knows_its_changes(tmp_path: Path, shop: Path, lint: Lint) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "the shop")
    change(shop, TEE, "180 g", "190 g")
    assert paths(lint(shop, "--changed-since", "HEAD")) == {TEE}


def test_without_git_changes_are_not_known(shop: Path, run: Run) -> None:
    said = run(shop, "lint", "--changed-since", "HEAD")
    assert (said.code, said.out) == (2, "")
    assert "is not in a git repository" in said.err
