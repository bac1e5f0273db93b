"""`omnicat review`, as a reviewer, CI and the one who posts its comment use it."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import jsonschema
import pytest

from omnicat.looking.comment_mark import MARK
from omnicat.looking.review.bounding import MOST_BYTES, MOST_ITEMS, strict_schema
from tests.cli.conftest import Run
from tests.review.test_governing import BASE, GOVERNANCE, T, approved, price
from tests.review.told import BO, CLEO, ENVIRONMENT, EVE, Told, git, tell

SHOP = {
    **BASE,
    "channel_profiles/web.yaml": "spec: shelf@2026-08\nlocale: en-US\ncurrency: USD\n",
    "specs/shelf/2026-08.yaml": (
        "spec: shelf@2026-08\ntitle: The shelf\nsources: {S1: {title: A guide, url: https://shelf.example, date: 2026-08}}\n"
        "feeds: [{file: shelf.csv, format: csv}]\n"
        "fields:\n  - {name: id, from: listing.sku, need: required}\n  - {name: title, from: name, need: required}\n"
    ),
}
N = "catalog/products/n.yaml"
EVIL = (
    "::error::x %0A</details> <script>alert(1)</script> | @everybody \\x1b[31m <!-- omnicat --> ![a](http://x.example)"
)

Branch = Callable[..., Path]


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in ENVIRONMENT.items():
        monkeypatch.setenv(key, value)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("review") / "shop"
    tell(root, [Told(SHOP)])
    return root


@pytest.fixture
def branch(base: Path) -> Branch:
    """The shop on a branch with these commits."""

    def begun(*commits: Told) -> Path:
        tell(base, commits, branch="topic", at=git(base, "rev-parse", "main"))
        return base

    return begun


def told(run: Run, root: Path, *arguments: str) -> dict[str, object]:
    said = run(root, "review", "--output-format", "json", *arguments)
    assert said.err == ""
    data = json.loads(said.out)
    jsonschema.validate(data, strict_schema())
    view: dict[str, object] = data["review"]
    assert said.code == (0 if view["verdict"] == "approved" else 1)
    return view


@pytest.mark.parametrize(
    ("commits", "verdict", "because"),
    [
        ([Told({"README.md": "x"}, EVE)], "approved", []),
        ([Told({T: price("11")}, EVE)], "approved", []),
        (
            [Told({T: price("12")}, EVE)],
            "waiting",
            ["pricing has to approve (a big move): Ada Example or Bo Example"],
        ),
        ([Told({T: price("12")}, EVE), approved(BO)], "approved", []),
        ([Told({T: price("11").replace("family: tee", "family: tea")}, EVE)], "refused", ["1 new error"]),
        ([Told({T: price("11").replace("status: active", "status: activ")}, EVE)], "refused", ["1 new error"]),
        (
            [Told({T: price("100")}, EVE)],
            "refused",
            ["1 outlier", "pricing has to approve (a big move): Ada Example or Bo Example"],
        ),
        ([Told({T: price("100")}, EVE), approved(BO)], "approved", []),
        (
            [Told({T: price("12")}, BO)],
            "waiting",
            ["pricing has to approve (a big move): Ada Example"],
        ),
    ],
)  # fmt: skip
def test_the_verdict_says_what_is_missing(
    branch: Branch, run: Run, commits: list[Told], verdict: str, because: list[str]
) -> None:
    view = told(run, branch(*commits))
    assert (view["verdict"], view["because"]) == (verdict, because)


def test_findings_of_before_refuse_nothing_and_gone_ones_are_counted(tmp_path: Path, run: Run) -> None:
    files: Mapping[str, str | None] = {**SHOP, N: "sku: N\nfamily: nope\nattributes: {name: N}\n", T: price("0")}
    start = tell(tmp_path, [Told(files)])[-1]
    moved: Mapping[str, str | None] = {N: None, "catalog/products/sub/n.yaml": files[N], "NEWS.md": "x"}
    tell(tmp_path, [Told(moved, EVE)], branch="topic", at=start)
    assert told(run, tmp_path)["findings"] == {
        "errors": 0,
        "warnings": 0,
        "notes": 0,
        "gone": 0,
        "ignored": 0,
        "new": [],
    }
    tell(tmp_path, [Told({T: price("9")}, EVE)], branch="topic", at=start)
    findings = told(run, tmp_path)["findings"]
    assert isinstance(findings, dict)
    assert (findings["errors"], findings["gone"]) == (0, 1)


def test_a_new_finding_that_is_put_aside_is_counted(branch: Branch, run: Run) -> None:
    text = price("11").replace("family: tee", "family: tea # omnicat: ignore[product/unknown-family] later")
    view = told(run, branch(Told({T: text}, EVE)))
    assert isinstance(view["findings"], dict)
    assert (view["findings"]["errors"], view["findings"]["ignored"]) == (0, 1)


def test_completeness_that_fell_is_told_by_channel(branch: Branch, run: Run) -> None:
    view = told(
        run, branch(Told({T: "sku: T\nfamily: tee\nstatus: active\nattributes: {price: {USD: 10, EUR: 9}}\n"}, EVE))
    )
    assert view["fell"] == [{"channel": "web", "locale": "en-US", "before": 100, "after": 50}]


def test_the_comment_begins_with_its_mark_and_no_value_breaks_out_of_it(branch: Branch, run: Run) -> None:
    root = branch(
        Told({T: price("12", name=json.dumps(EVIL))}, EVE, f"evil\n\nApproved-by: {EVIL} <x@example.com> {EVIL}")
    )
    text = run(root, "review", "--output-format", "markdown").out
    assert text.startswith(f"{MARK}\n## ")
    assert text.count("<!--") == 1
    assert "<script" not in text
    assert text.count("<details") == text.count("</details>")
    assert "@everybody" not in text
    assert not re.search(r"(?<!\\)\]\(http", text)
    lines = run(root, "review", "--output-format", "github").out
    assert not re.search(r"^::error::x", lines, re.MULTILINE)
    page = root.parent / "page.html"
    assert run(root, "review", "--output", f"html={page}").code == 1
    assert "<script" not in page.read_text()
    assert "default-src 'none'" in page.read_text()
    links = re.findall(r'href="#([\w-]+)"', page.read_text())
    assert "approvals" in links
    assert set(links) <= set(re.findall(r'<section id="([\w-]+)"', page.read_text()))


def test_what_stands_out_names_its_product_and_its_line(branch: Branch, run: Run) -> None:
    root = branch(Told({T: price("19"), "catalog/products/h.yaml": None}, EVE))
    said = run(root, "review")
    (line,) = (each for each in said.out.splitlines() if "review/price-jump" in each)
    assert re.search(r"^  catalog/products/\S+:[1-9]\d*:\d+: warning: T price \S+ → 19 USD moves by ", line)
    assert [each for each in said.out.splitlines() if each != each.rstrip()] == []


def test_what_one_run_wrote_another_shows(branch: Branch, run: Run, tmp_path: Path) -> None:
    root = branch(Told({T: price("12", name="Organic")}, EVE), approved(CLEO))
    file = tmp_path / "review.json"
    assert run(root, "review", "--output", f"json={file}").code == 1
    here = run(root, "review", "--output-format", "markdown")
    again = run(root, "review", "--from", str(file), "--output-format", "markdown")
    assert (again.code, again.out) == (1, here.out)


@pytest.mark.parametrize(
    "change",
    [
        lambda review: review.update(extra=1),
        lambda review: review.update(verdict="fine"),
        lambda review: review.update(because=["x" * 5000]),
        lambda review: review.update(because=["x"] * (MOST_ITEMS + 1)),
        lambda review: review["governance"].update(state="mine"),
        lambda review: review.pop("diff"),
    ],
)
def test_a_file_that_is_no_verdict_is_refused(
    branch: Branch, run: Run, tmp_path: Path, change: Callable[[dict[str, object]], None]
) -> None:
    root = branch(Told({"README.md": "x"}, EVE))
    file = tmp_path / "review.json"
    run(root, "review", "--output", f"json={file}")
    data = json.loads(file.read_text())
    change(data["review"])
    file.write_text(json.dumps(data))
    refused = run(root, "review", "--from", str(file), "--output-format", "markdown")
    assert (refused.code, refused.out) == (2, "")
    for text in ("[" * 100_000, "{}", " " * (MOST_BYTES + 1)):
        file.write_text(text)
        assert run(root, "review", "--from", str(file)).code == 2


def test_many_changes_are_cut_to_what_hosts_take(branch: Branch, run: Run) -> None:
    many = {
        f"catalog/products/many/{number:04}.yaml": f"sku: M{number}\nfamily: tee\nattributes: {{name: {'long ' * 100}}}\n"
        for number in range(220)
    }
    root = branch(Told(many, EVE))
    view = told(run, root, "--no-channels")
    assert view["is_cut"] is True
    assert isinstance(view["governance"], dict)
    assert view["governance"]["asked"][0]["open"] == 220
    comment = run(root, "review", "--no-channels", "--output-format", "markdown").out
    assert len(comment) < 65_000
    assert "more" in comment


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nowhere..HEAD",), "git knows no revision 'nowhere'"),
        (("--base", "--all"), "git knows no revision '--all'"),
        (("--output-format", "pdf"), "output format 'pdf' does not exist"),
        (("--fail-on", "sometimes"), "--fail-on 'sometimes' is not a severity"),
        (("--approvals", "nowhere.json"), "can't read 'nowhere.json'"),
        (("main..topic", "--base", "main"), "--base another"),
    ],
)
def test_wrong_input_says_what_to_do(branch: Branch, run: Run, arguments: tuple[str, ...], says: str) -> None:
    said = run(branch(Told({"README.md": "x"}, EVE)), "review", *arguments)
    assert said.code == 2
    assert says in said.err


def test_reviews_of_another_form_are_refused(branch: Branch, run: Run, tmp_path: Path) -> None:
    root = branch(Told({T: price("12")}, EVE))
    file = tmp_path / "reviews.json"
    file.write_text('{"format": 1, "host": "github", "reviews": [{"login": "bo-hub", "state": "yes", "commit": "x"}]}')
    refused = run(root, "review", "--approvals", str(file))
    assert (refused.code, "these are no reviews" in refused.err) == (2, True)
    head = git(root, "rev-parse", "HEAD")
    review = {"login": "bo-hub", "state": "approved", "commit": head}
    file.write_text(json.dumps({"format": 1, "host": "github", "reviews": [review]}))
    assert run(root, "review", "--approvals", str(file)).code == 0


def test_the_governance_of_the_base_judges_a_broken_one_too(tmp_path: Path, run: Run) -> None:
    start = tell(tmp_path, [Told({**SHOP, "catalog/governance.yaml": "people: [\n"})])[-1]
    tell(tmp_path, [Told({"catalog/governance.yaml": GOVERNANCE}, EVE)], branch="topic", at=start)
    view = told(run, tmp_path)
    assert view["because"] == ["the governance at the base can't be read"]


def test_a_first_catalog_and_a_catalog_in_a_subfolder_are_reviewed(tmp_path: Path, run: Run) -> None:
    start = tell(tmp_path, [Told({"README.md": "x"})])[-1]
    tell(tmp_path, [Told({f"shop/{path}": text for path, text in SHOP.items()}, EVE)], branch="topic", at=start)
    view = told(run, tmp_path / "shop")
    assert isinstance(view["governance"], dict)
    assert view["governance"]["state"] == "new"
    assert "has to approve" not in " ".join(map(str, view["because"]))  # type: ignore[call-overload]


def test_what_is_not_committed_is_told_to_be_left_out(tmp_path: Path, run: Run) -> None:
    tell(tmp_path, [Told(SHOP)])
    assert run(tmp_path, "review", "--no-channels").err == ""
    (tmp_path / T).write_text(price("99"))
    said = run(tmp_path, "review", "--no-channels")
    assert (said.code, said.err) == (0, "note: what is not committed yet is not looked at\n")
    assert "approved" in said.out
