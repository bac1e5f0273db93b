"""Who has to approve what, and which approvals count: over real histories."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from omnicat.looking.governance import GovernanceView, judge_governance
from omnicat.repository import Range
from omnicat.repository.identity import Merge, merge_of
from tests.review.told import ADA, BO, CLEO, ENVIRONMENT, EVE, Told, git, tell

GOVERNANCE = """\
people:
  ada: {name: Ada Example, mails: [ada@example.com], logins: {github: ada-hub}}
  bo: {name: Bo Example, mails: [bo@example.com], logins: {github: bo-hub}}
  cleo: {name: Cleo Example, mails: [Cleo@Example.com], logins: {github: cleo-hub}}
roles: {owner: [ada], pricing: [ada, bo], legal: [cleo], creative: [cleo]}
owners:
  paths: {catalog/governance.yaml: owner, "templates/**": owner}
  categories: {home: creative}
trust: [review, trailers, notes]
rules:
  - {name: a big move, attributes: price, over: 15, needs: pricing}
  - {name: a claim, words: [organic], needs: legal}
  - {name: a release, changes: asset, attributes: [status, rights], needs: creative}
  - {name: comes or goes, changes: [added, removed, retired], needs: owner}
  - {name: dear, when: "attribute == 'price' and currency_free and new and new > 1000", needs: owner}
""".replace("currency_free and ", "")

BASE: Mapping[str, str | None] = {
    "catalog/catalog.yaml": "name: Shop\nlocales: [en-US]\ncurrencies: [USD, EUR]\n",
    "catalog/attributes/all.yaml": "name: {type: text, localizable: true}\nprice: {type: money}\n",
    "catalog/families/tee.yaml": "family: tee\nattributes: [name, price]\n",
    "catalog/categories.yaml": "home: {label: Home}\n",
    "catalog/governance.yaml": GOVERNANCE,
    "catalog/products/t.yaml": "sku: T\nfamily: tee\nstatus: active\nattributes: {name: Tee, price: {USD: 10, EUR: 9}}\n",
    "catalog/products/h.yaml": "sku: H\nfamily: tee\ncategories: [home]\nattributes: {name: House}\n",
    "assets/a.jpg.yaml": "status: draft\n",
}
T = "catalog/products/t.yaml"


def price(usd: str, eur: str = "9", name: str = "Tee", status: str = "active") -> str:
    return f"sku: T\nfamily: tee\nstatus: {status}\nattributes: {{name: {name}, price: {{USD: {usd}, EUR: {eur}}}}}\n"


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("shop") / "shop"
    tell(root, [Told(BASE)])
    return root


def judged(root: Path, *commits: Told, reviews: object = None, base: str = "main") -> GovernanceView:
    """What the governance says of a branch with these commits."""
    start = git(root, "rev-parse", base)
    ids = tell(root, commits, branch="topic", at=start)
    told = (json.dumps(reviews).replace("HEAD", ids[-1]).encode(), "reviews.json") if reviews else None
    return judge_governance(root, Merge(Range(start, ids[-1]), start), told).view


def missing(view: GovernanceView) -> dict[str, str]:
    """What is open, by what asks for it: the role."""
    return {each.why: each.role for each in view.asked if each.open}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({T: price("11")}, {}),
        ({T: price("12")}, {"a big move": "pricing"}),
        ({T: price("8")}, {"a big move": "pricing"}),
        ({T: price("10", "99")}, {"a big move": "pricing"}),
        ({T: "sku: T\nfamily: tee\nstatus: active\nattributes: {name: Tee}\n"}, {"a big move": "pricing"}),
        ({T: price("2000")}, {"a big move": "pricing", "dear": "owner"}),
        ({T: price("10", name="Organic tee")}, {"a claim": "legal"}),
        ({T: price("10", name="Org\u200banic tee")}, {"a claim": "legal"}),
        ({T: price("10", name="Reorganica")}, {}),
        ({T: price("10", status="retired")}, {"comes or goes": "owner"}),
        ({T: None}, {"comes or goes": "owner"}),
        ({"catalog/products/n.yaml": "sku: N\nfamily: tee\n"}, {"comes or goes": "owner"}),
        ({"catalog/products/h.yaml": "sku: H\nfamily: tee\n"}, {"owner of category home": "creative"}),
        ({"assets/a.jpg.yaml": "status: approved\n"}, {"a release": "creative"}),
        ({"assets/a.jpg.yaml": "status: draft\ntags: [a]\n"}, {}),
        ({"templates/x.j2": "x"}, {"owner of files templates/**": "owner"}),
        ({"catalog/governance.yaml": "roles: {}\n"}, {"owner of files catalog/governance.yaml": "owner"}),
        ({"catalog/governance.yaml": None}, {"owner of files catalog/governance.yaml": "owner"}),
        ({"README.md": "x"}, {}),
    ],
)  # fmt: skip
def test_each_change_asks_whom_the_governance_says(
    shop: Path, files: Mapping[str, str | None], expected: dict[str, str]
) -> None:
    assert missing(judged(shop, Told(files, EVE))) == expected


def approved(who: str, scope: str = "", by: str = "") -> Told:
    return Told({}, by or who, f"Looked at it\n\nApproved-by: {who} {scope}".rstrip() + "\n")


@pytest.mark.parametrize(
    ("commits", "is_approved"),
    [
        ([Told({T: price("12")}, EVE), approved(BO)], True),
        ([Told({T: price("12")}, EVE), approved(BO, "price")], True),
        ([Told({T: price("12")}, EVE), approved(BO, "pricing")], True),
        ([Told({T: price("12")}, EVE), approved(BO, "T, something else")], True),
        ([Told({T: price("12")}, EVE), approved(BO, "catalog/products/**")], True),
        ([Told({T: price("12")}, EVE), approved(BO, "name")], False),
        ([Told({T: price("12")}, EVE), approved(CLEO)], False),
        ([Told({T: price("12")}, EVE), approved(EVE)], False),
        ([Told({T: price("12")}, BO), approved(BO)], False),
        ([Told({T: price("12")}, EVE, f"x\n\nCo-authored-by: {BO}\n"), approved(BO)], False),
        ([Told({T: price("12")}, BO), approved(ADA)], True),
        ([approved(BO), Told({T: price("12")}, EVE)], False),
        ([Told({T: price("12")}, EVE), approved(BO), Told({T: price("13")}, EVE)], False),
        ([Told({T: price("12")}, EVE), approved(BO), Told({T: price("12", name="T-shirt")}, EVE)], True),
        ([Told({T: price("12", name="Tea")}, BO), Told({T: price("12")}, EVE), approved(BO)], False),
        ([Told({T: price("12")}, EVE), Told({T: price("12", name="Tea")}, BO), approved(BO)], True),
        ([Told({T: price("12")}, EVE), approved(BO), Told({T: None, "catalog/products/moved.yaml": price("12")}, EVE)], True),
        ([Told({T: price("12")}, EVE), approved(BO), Told({"catalog/products/h.yaml": "sku: H\n"}, EVE), approved(CLEO)], True),
    ],
)  # fmt: skip
def test_an_approval_counts_for_the_values_it_saw(shop: Path, commits: list[Told], is_approved: bool) -> None:
    assert judged(shop, *commits).approved == is_approved


def test_what_a_pull_request_does_to_its_own_governance_does_not_count(shop: Path) -> None:
    loose = GOVERNANCE.replace("over: 15", "over: 5000").replace("[ada, bo]", "[ada, bo, cleo]")
    view = judged(shop, Told({T: price("12"), "catalog/governance.yaml": loose}, EVE), approved(CLEO))
    assert missing(view) == {"a big move": "pricing", "owner of files catalog/governance.yaml": "owner"}


def test_the_newest_rules_of_the_base_judge_and_its_own_changes_are_nobodys(tmp_path: Path) -> None:
    start = tell(tmp_path, [Told({**BASE, "catalog/governance.yaml": GOVERNANCE.replace("over: 15", "over: 90")})])[-1]
    tell(tmp_path, [Told({T: price("12")}, EVE)], branch="topic", at=start)
    tell(tmp_path, [Told({"catalog/governance.yaml": GOVERNANCE, "templates/x.j2": "x"})], at=start)
    for said in ("main..topic", "main...topic"):
        view = judge_governance(tmp_path, merge_of(tmp_path, said)).view
        assert missing(view) == {"a big move": "pricing"}


def test_a_first_governance_does_not_judge_itself(tmp_path: Path) -> None:
    tell(tmp_path, [Told({**BASE, "catalog/governance.yaml": "people: [\n"}), Told({"catalog/governance.yaml": None})])
    assert judged(tmp_path, Told({T: price("99")})).state == "none"
    assert judged(tmp_path, Told({"catalog/governance.yaml": GOVERNANCE, T: price("99")})).state == "new"
    broken = judged(tmp_path, Told({"catalog/governance.yaml": GOVERNANCE}), base="main~1")
    assert (broken.state, broken.approved) == ("broken", False)


@pytest.mark.parametrize(
    ("reviews", "opened_by", "is_approved"),
    [
        ([("bo-hub", "approved")], "eve", True),
        ([("BO-hub", "approved"), ("bo-hub", "commented")], "eve", True),
        ([("bo-hub", "approved"), ("bo-hub", "changes_requested")], "eve", False),
        ([("bo-hub", "approved"), ("bo-hub", "dismissed")], "eve", False),
        ([("bo-hub", "changes_requested"), ("bo-hub", "approved")], "eve", True),
        ([("bo-hub", "approved")], "bo-hub", False),
        ([("mallory", "approved")], "eve", False),
    ],
)
def test_reviews_of_the_host_count_by_login(
    shop: Path, reviews: list[tuple[str, str]], opened_by: str, is_approved: bool
) -> None:
    said = [{"login": login, "state": state, "commit": "HEAD"} for login, state in reviews]
    told = {"format": 1, "host": "github", "opened_by": opened_by, "reviews": said}
    assert judged(shop, Told({T: price("12")}, EVE), reviews=told).approved == is_approved


def test_a_review_of_a_commit_that_is_not_here_does_not_count(shop: Path) -> None:
    review = {"login": "bo-hub", "state": "approved", "commit": "1" * 40}
    view = judged(shop, Told({T: price("12")}, EVE), reviews={"format": 1, "host": "github", "reviews": [review]})
    assert [(each.counts, each.why) for each in view.approvals] == [(False, "is of what changed again")]


def test_messages_and_notes_are_not_trusted_unless_the_governance_says_so(tmp_path: Path) -> None:
    careful = GOVERNANCE.replace("trust: [review, trailers, notes]\n", "")
    tell(tmp_path, [Told({**BASE, "catalog/governance.yaml": careful})])
    view = judged(tmp_path, Told({T: price("12")}, EVE), approved(BO, by=EVE))
    assert not view.approved
    assert [each.why for each in view.approvals] == [
        "stands in a message, which anybody may write, and in no commit that its key signed"
    ]


def test_two_people_have_to_approve_where_two_are_asked(tmp_path: Path) -> None:
    tell(tmp_path, [Told({**BASE, "catalog/governance.yaml": GOVERNANCE + "approvals: 2\n"})])
    change = Told({T: price("12")}, EVE)
    assert not judged(tmp_path, change, approved(BO), approved(BO)).approved
    assert judged(tmp_path, change, approved(BO), approved(ADA)).approved


@pytest.mark.parametrize(
    ("own", "is_approved"), [("allowed", True), ("refused", False), ("[pricing]", True), ("[legal]", False)]
)
def test_own_changes_are_approved_as_governed(tmp_path: Path, own: str, is_approved: bool) -> None:
    tell(tmp_path, [Told({**BASE, "catalog/governance.yaml": GOVERNANCE + f"own_changes: {own}\n"})])
    assert judged(tmp_path, Told({T: price("12")}, BO), approved(BO)).approved == is_approved


@pytest.mark.parametrize("sign", ["\x01", "\x02", "\n:100644", "\x1f", "%00", "\u2028"])
def test_no_sign_in_a_message_hides_who_wrote_a_commit(shop: Path, sign: str) -> None:
    evil = f"{sign}{'1' * 40}{sign}\n\n{sign}X: {sign}\nY: {sign}{sign}\n"
    view = judged(shop, Told({T: price("12")}, BO, evil), approved(BO), Told({"README.md": sign}, EVE, evil))
    assert [each.why for each in view.approvals] == ["is of a change of their own"]


def test_a_note_approves_what_its_commit_has(shop: Path) -> None:
    start = git(shop, "rev-parse", "main")
    ids = tell(shop, [Told({T: price("12")}, EVE)], branch="topic", at=start)
    who = {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x", "GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x"}
    git(shop, "notes", "--ref=omnicat-approvals", "add", "-m", f"Approved-by: {BO} price", ids[-1], stdin=b"", **who)
    view = judge_governance(shop, Merge(Range(start, ids[-1]), start)).view
    assert view.approved
    assert [(each.who, each.source, each.counts) for each in view.approvals] == [("Bo Example", "notes", True)]


def test_a_merge_that_changes_a_value_on_its_own_is_its_authors(shop: Path) -> None:
    start = git(shop, "rev-parse", "main")
    side = tell(shop, [Told({"README.md": "x"}, EVE)], branch="side", at=start)
    topic = tell(shop, [Told({"NEWS.md": "x"}, EVE)], branch="topic", at=start)
    stream = f"commit refs/heads/topic\nmark :1\nauthor {BO} 1700000900 +0000\ncommitter {BO} 1700000900 +0000\ndata 5\nmerge\n"
    text = price("12")
    stream += f"from {topic[-1]}\nmerge {side[-1]}\nM 100644 inline {T}\ndata {len(text)}\n{text}\nM 100644 inline README.md\ndata 1\nx\n"
    git(shop, "fast-import", "--quiet", "--force", stdin=stream.encode())
    head = git(shop, "rev-parse", "topic")
    bo = {"format": 1, "host": "github", "reviews": [{"login": "bo-hub", "state": "approved", "commit": head}]}
    view = judge_governance(shop, Merge(Range(start, head), start), (json.dumps(bo).encode(), "reviews.json")).view
    assert [(each.counts, each.why) for each in view.approvals] == [(False, "is of a change of their own")]


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="no ssh-keygen here")
def test_a_signed_commit_counts_for_the_person_whose_key_it_is(tmp_path: Path) -> None:
    for name in ("bo", "eve"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", f"{name} *", "-f", str(tmp_path / name)]
        subprocess.run(command, check=True)
    root = tmp_path / "shop"
    key = (tmp_path / "bo.pub").read_text().strip()
    governance = GOVERNANCE.replace("trust: [review, trailers, notes]\n", "").replace(
        "{github: bo-hub}}", f"{{github: bo-hub}}, keys: ['{key}']}}"
    )
    tell(root, [Told({**BASE, "catalog/governance.yaml": governance})])
    start = git(root, "rev-parse", "main")
    head = tell(root, [Told({T: price("12")}, EVE)], branch="topic", at=start)[-1]
    who = {f"GIT_{kind}_{what}": "x@example.com" for kind in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def signed(name: str) -> GovernanceView:
        settings = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={tmp_path / name}")
        message = f"yes\n\nApproved-by: {BO}\n".encode()
        tree = (f"{head}^{{tree}}", "-p", head, "-F", "-")
        commit = git(root, *settings, "commit-tree", "-S", *tree, stdin=message, **who)
        return judge_governance(root, Merge(Range(start, commit), start)).view

    assert signed("bo").approved
    assert not signed("eve").approved


@pytest.mark.skipif(not shutil.which("gpg"), reason="no gpg here")
def test_a_commit_signed_with_openpgp_counts_for_the_person_whose_key_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever name a key claims, and whatever keys this machine knows."""
    home = tmp_path / "gnupg"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))

    def gpg(*words: str) -> str:
        command = ["gpg", "--batch", "--quiet", "--passphrase", "", "--pinentry-mode", "loopback", *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    for name in ("bo", "eve"):
        gpg("--quick-gen-key", f"Bo Example ({name}) <bo@example.com>", "ed25519", "sign", "never")
    listed = gpg("--list-keys", "--with-colons").splitlines()
    bo, eve = (line.split(":")[9] for line in listed if line.startswith("fpr"))
    governance = GOVERNANCE.replace("trust: [review, trailers, notes]\n", "").replace(
        "{github: bo-hub}}", f"{{github: bo-hub}}, keys: [{json.dumps(gpg('--armor', '--export', bo))}]}}"
    )
    root = tmp_path / "shop"
    tell(root, [Told({**BASE, "catalog/governance.yaml": governance})])
    start = git(root, "rev-parse", "main")
    head = tell(root, [Told({T: price("12")}, EVE)], branch="topic", at=start)[-1]
    who = {f"GIT_{kind}_{what}": "x@example.com" for kind in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def signed(key: str) -> GovernanceView:
        message = f"yes\n\nApproved-by: {BO}\n".encode()
        tree = (f"-S{key}", f"{head}^{{tree}}", "-p", head, "-F", "-")
        commit = git(root, "-c", "gpg.format=openpgp", "commit-tree", *tree, stdin=message, **who)
        return judge_governance(root, Merge(Range(start, commit), start)).view

    assert signed(bo).approved
    assert not signed(eve).approved
    subprocess.run(["gpgconf", "--homedir", str(home), "--kill", "all"], check=True)
