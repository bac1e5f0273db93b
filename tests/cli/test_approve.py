"""`omnicat approve` and `omnicat codeowners`, as a person uses them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.review.test_governing import BASE, GOVERNANCE, T, price
from tests.review.told import BO, ENVIRONMENT, EVE, Told, git, tell


@pytest.fixture(autouse=True)
def bo_sits_here(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    sit_here(monkeypatch, BO)


def sit_here(monkeypatch: pytest.MonkeyPatch, person: str) -> None:
    name, _, mail = person.rstrip(">").partition(" <")
    for kind in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{kind}_NAME", name)
        monkeypatch.setenv(f"GIT_{kind}_EMAIL", mail)


@pytest.fixture
def topic(tmp_path: Path) -> Path:
    """A shop on a branch on which Eve moved a price far and retired nothing."""
    root = tmp_path / "shop"
    start = tell(root, [Told(BASE)])[-1]
    tell(root, [Told({T: price("12", name="Organic tee")}, EVE)], branch="topic", at=start)
    return root


@pytest.mark.parametrize("way", ["--note", "--trailer"])
def test_a_plan_first_then_it_is_written_and_counts(topic: Path, run: Run, way: str) -> None:
    (topic / "new.txt").write_text("staged")
    git(topic, "add", "new.txt")
    planned = run(topic, "approve", way)
    assert (planned.code, planned.err) == (0, "")
    assert "T price@USD" in planned.out
    assert "Approved-by: Bo Example <bo@example.com>; 1 change still without an approval" in planned.out
    assert "Nothing is written yet" in planned.out
    applied = run(topic, "approve", way, "--apply")
    assert (applied.code, "✓ Approved" in applied.out) == (0, True)
    again = run(topic, "approve", way)
    assert again.code == 1
    assert "hint: see what is open" in again.err
    assert git(topic, "status", "--porcelain") == "A  new.txt"


@pytest.mark.parametrize(
    ("person", "scopes", "said"),
    [
        (BO, ("name",), "'name' needs legal, and Bo Example has no such role\nhint: ask "),
        (BO, ("prices",), "'prices' is nothing that needs an approval"),
        (EVE, (), "'eve@example.com' is the mail of nobody in the governance"),
        (BO, ("price,T",), "a scope can't hold a comma"),
    ],
)
def test_what_would_not_count_is_refused(
    topic: Path, run: Run, monkeypatch: pytest.MonkeyPatch, person: str, scopes: tuple[str, ...], said: str
) -> None:
    sit_here(monkeypatch, person)
    refused = run(topic, "approve", *scopes, "--apply")
    assert refused.code in (1, 2)
    assert said in refused.err
    assert git(topic, "for-each-ref", "refs/notes") == ""


def test_own_changes_are_refused(tmp_path: Path, run: Run) -> None:
    start = tell(tmp_path, [Told(BASE)])[-1]
    tell(tmp_path, [Told({T: price("12")}, BO)], branch="topic", at=start)
    refused = run(tmp_path, "approve")
    assert (refused.code, "is of a change of their own" in refused.err) == (1, True)


def test_without_a_governance_there_is_nothing_to_approve(tmp_path: Path, run: Run) -> None:
    start = tell(tmp_path, [Told({**BASE, "catalog/governance.yaml": None})])[-1]
    tell(tmp_path, [Told({T: price("12")}, BO)], branch="topic", at=start)
    refused = run(tmp_path, "approve")
    assert (refused.code, "does not exist" in refused.err) == (2, True)


def test_codeowners_are_written_and_checked(topic: Path, run: Run) -> None:
    assert run(topic, "codeowners", "--check").code == 1
    assert run(topic, "codeowners").code == 0
    text = (topic / ".github/CODEOWNERS").read_text()
    assert "/catalog/governance.yaml @ada-hub\n" in text
    assert "/catalog/products/h.yaml @cleo-hub\n" in text
    assert run(topic, "codeowners", "--check").code == 0
    assert run(topic, "codeowners", "gitlab").code == 0
    assert (topic / ".gitlab/CODEOWNERS").is_file()
    (topic / "catalog/governance.yaml").write_text(GOVERNANCE.replace("ada-hub", "ada-new"))
    assert run(topic, "codeowners", "--check").code == 1
    assert run(topic, "codeowners", "bitbucket").code == 2


def test_a_shop_without_history_says_what_to_do(tmp_path: Path, run: Run) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/catalog.yaml").write_text("name: Shop\n")
    said = run(tmp_path, "approve")
    assert (said.code, "hint: " in said.err) == (2, True)


def test_the_first_of_two_approvals_is_written_though_it_settles_nothing_alone(tmp_path: Path, run: Run) -> None:
    governance = GOVERNANCE.replace("over: 15, needs: pricing}", "over: 15, needs: pricing, approvals: 2}")
    start = tell(tmp_path, [Told({**BASE, "catalog/governance.yaml": governance})])[-1]
    tell(tmp_path, [Told({T: price("12")}, EVE)], branch="topic", at=start)
    said = run(tmp_path, "approve", "--note", "--apply")
    assert (said.code, said.err) == (0, "")
    assert "It counts for T price@USD, too, where others have to approve as well" in said.out
    assert "1 change still without an approval" in said.out
    again = run(tmp_path, "approve", "--note")
    assert (again.code, "settles nothing that is open" in again.err) == (1, True)


@pytest.mark.parametrize(
    ("trust", "way", "hint"),
    [("[review, signed]", "--note", "use --trailer"), ("[review]", "--trailer", "approve on the host")],
)
def test_what_is_not_trusted_is_not_written(tmp_path: Path, run: Run, trust: str, way: str, hint: str) -> None:
    governance = GOVERNANCE.replace("[review, trailers, notes]", trust)
    start = tell(tmp_path, [Told({**BASE, "catalog/governance.yaml": governance})])[-1]
    tell(tmp_path, [Told({T: price("12")}, EVE)], branch="topic", at=start)
    said = run(tmp_path, "approve", way, "--apply")
    assert said.code == 2
    assert f"does not count here: `trust` is {trust[1:-1]}\nhint: {hint}" in said.err


def test_who_has_no_key_to_sign_with_is_told_how(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    governance = GOVERNANCE.replace("[review, trailers, notes]", "[signed]")
    start = tell(tmp_path, [Told({**BASE, "catalog/governance.yaml": governance})])[-1]
    tell(tmp_path, [Told({T: price("12")}, EVE)], branch="topic", at=start)
    git(tmp_path, "config", "gpg.format", "ssh")
    git(tmp_path, "config", "user.signingkey", str(tmp_path / "nothing"))
    monkeypatch.setenv("HOME", str(tmp_path))
    said = run(tmp_path, "approve", "--apply")
    assert said.code == 2
    assert "error: git could not sign it\nhint: tell git your key" in said.err
