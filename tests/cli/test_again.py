"""What was asked before is answered at once, as long as nothing the answer came from has changed."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from omnicat.cli import again
from omnicat.cli.again import answered
from omnicat.pipeline import opening
from tests.cli.conftest import Run

Ask = Callable[..., "tuple[int | None, str]"]
MINUTE = 60_000_000_000
"""Nanoseconds."""


@pytest.fixture(autouse=True)
def files_of_any_age_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that a test has just written would be too young for an answer to be kept."""
    monkeypatch.setattr(opening, "time_of_files", lambda folder: time.time_ns() + MINUTE)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Asks without doing the work: the code and the words, or None."""

    def asked(folder: Path, *arguments: str) -> tuple[int | None, str]:
        code = answered(["-C", str(folder), *arguments])
        return code, capsys.readouterr().out

    return asked


def product_of(shop: Path) -> Path:
    return next((shop / "catalog/products").rglob("*.yaml"))


def test_lint_says_again_what_it_said(shop: Path, run: Run, ask: Ask) -> None:
    assert ask(shop, "lint") == (None, "")
    said = run(shop, "lint")
    assert ask(shop, "lint") == (said.code, said.out)


def test_build_says_that_nothing_changed(shop: Path, run: Run, ask: Ask) -> None:
    code = run(shop, "build").code
    again = run(shop, "build")
    assert again.out.startswith("Nothing changed: ")
    assert ask(shop, "build") == (code, again.out)


def test_the_same_words_elsewhere_are_another_question(shop: Path, run: Run, ask: Ask) -> None:
    run(shop, "lint")
    assert ask(shop, "lint", "--output-format", "json") == (None, "")
    assert ask(shop, "build") == (None, "")


@pytest.mark.parametrize(
    "change",
    [
        lambda shop: product_of(shop).write_text(product_of(shop).read_text() + "# more\n"),
        lambda shop: product_of(shop).rename(product_of(shop).with_name("other.yaml")),
        lambda shop: (shop / "catalog/products/new.yaml").write_text("sku: NEW\nfamily: mug\n"),
        lambda shop: (shop / "catalog/categories.yaml").unlink(),
        lambda shop: (shop / ".omnicat-baseline.json").write_text("{}"),
    ],
)
def test_a_change_of_any_file_is_looked_at(shop: Path, run: Run, ask: Ask, change: Callable[[Path], object]) -> None:
    run(shop, "lint")
    change(shop)
    assert ask(shop, "lint") == (None, "")


@pytest.mark.parametrize(
    "change",
    [
        lambda dist: (dist / "manifest.json").unlink(),
        lambda dist: next(dist.rglob("google*.xml")).write_bytes(b""),
        lambda dist: next(dist.rglob("google*.xml")).unlink(),
    ],
)
def test_a_build_whose_files_changed_is_made_again(
    shop: Path, run: Run, ask: Ask, change: Callable[[Path], object]
) -> None:
    run(shop, "build", "--force")
    run(shop, "build")
    assert ask(shop, "build")[0] is not None
    change(shop / "dist")
    assert ask(shop, "build") == (None, "")


def test_an_answer_ends_with_the_day_on_which_a_rule_begins(
    shop: Path, run: Run, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(shop, "lint")
    monkeypatch.setattr(again, "_today", lambda: "9999-12-31")
    assert ask(shop, "lint") == (None, "")


def test_an_answer_ends_with_the_day_on_which_the_rights_of_an_original_end(
    shop: Path, run: Run, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shop / "assets").mkdir(exist_ok=True)
    (shop / "assets/film.mp4").write_bytes(b"film")
    (shop / "assets/film.mp4.yaml").write_text("rights: {expires: 2999-12-31}\n", encoding="utf-8")
    monkeypatch.setattr(again, "_today", lambda: "2999-12-30")
    monkeypatch.setattr("omnicat.cli.running.day", lambda _: date(2999, 12, 30))
    run(shop, "lint", "--horizon", "0d")
    assert ask(shop, "lint", "--horizon", "0d")[0] is not None
    monkeypatch.setattr(again, "_today", lambda: "2999-12-31")
    assert ask(shop, "lint", "--horizon", "0d") == (None, "")


def test_an_answer_ends_with_the_day_on_which_a_date_of_a_product_is_judged_otherwise(
    shop: Path, run: Run, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = datetime.now(UTC).date()
    day = today + timedelta(days=9)
    attributes, family, product = (
        shop / each
        for each in ("catalog/attributes/all.yaml", "catalog/families/tee.yaml", "catalog/products/tee/tee.yaml")
    )
    attributes.write_text(attributes.read_text() + "expiration_date: {type: date, label: Expires}\n")
    family.write_text(family.read_text().replace("attributes: [", "attributes: [expiration_date, "))
    product.write_text(product.read_text().replace("  weight:", f"  expiration_date: '{day}'\n  weight:"))
    said = run(shop, "lint")
    assert "channel/date-out-of-range" not in said.out
    monkeypatch.setattr(again, "_today", lambda: day.isoformat())
    assert ask(shop, "lint") == (said.code, said.out)
    monkeypatch.setattr(again, "_today", lambda: (day + timedelta(days=1)).isoformat())
    assert ask(shop, "lint") == (None, "")
    after = run(shop, "lint", "--now", (day + timedelta(days=1)).isoformat())
    assert "channel/date-out-of-range" in after.out


def test_another_omnicat_answers_for_itself(shop: Path, run: Run, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    run(shop, "lint")
    monkeypatch.setattr("omnicat.cache.code.__version__", "0.0.0")
    assert ask(shop, "lint") == (None, "")


def test_what_does_more_than_answer_is_done_each_time(shop: Path, run: Run, ask: Ask) -> None:
    for arguments in (("lint", "--fix"), ("lint", "--output", f"json={shop}/out.json"), ("build", "--force")):
        run(shop, *arguments)
        assert ask(shop, *arguments) == (None, "")


def test_files_that_changed_a_moment_ago_are_not_answered_for(
    shop: Path, run: Run, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "time_of_files", lambda folder: time.time_ns() - MINUTE)
    run(shop, "lint")
    assert ask(shop, "lint") == (None, "")


def test_a_damaged_state_answers_nothing(shop: Path, run: Run, ask: Ask) -> None:
    run(shop, "lint")
    state = shop / ".omnicat/state.db"
    for beside in (f"{state}-wal", f"{state}-shm"):
        Path(beside).unlink(missing_ok=True)
    state.write_bytes(b"not a state at all" * 1000)
    assert ask(shop, "lint") == (None, "")
    assert run(shop, "lint").code in (0, 1)


def test_answering_imports_nothing_heavy(shop: Path, run: Run) -> None:
    """Neither the steps nor a library is loaded to look whether anything changed."""
    program = (
        "import sys\n"
        "from omnicat.cli.again import answered\n"
        f"answered(['-C', {str(shop)!r}, 'lint'])\n"
        "heavy = {'typer', 'rich', 'yaml', 'msgspec', 'jinja2', 'PIL', 'dataclasses', 'pathlib', 'omnicat.pipeline'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    run(shop, "lint")
    said = subprocess.run(
        [sys.executable, "-S", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(again.__file__).parents[2])},
    )
    assert said.stdout.splitlines()[-1] == "[]"
