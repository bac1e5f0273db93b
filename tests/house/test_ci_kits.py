"""The files that CI runs: nothing in them is moved by what a stranger writes."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from omnicat.looking.approvals import read_reviews
from omnicat.model.governance import Governance
from tests.house.modules import ROOT

KITS = ROOT / "omnicat/starting/kits"
WORKFLOWS = sorted((KITS / "github").glob("*.yml"))
COMPONENT = ROOT / "templates/omnicat.yml"
PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
ALLOWED = {
    "omnicat.yml": [{"contents": "read", "pull-requests": "read"}],
    "omnicat-approval.yml": [{}],
    "omnicat-comment.yml": [{"actions": "write"}, {"actions": "read", "pull-requests": "write"}],
    "omnicat-nightly.yml": [{"contents": "read"}],
}
NAMES = {"@BRANCH@": "main", "@CATALOG@": ".", "@INSTALL@": "git+https://git.example/tools/omnicat@v1.0"}


def text_of(path: Path) -> str:
    text = path.read_text()
    for name, value in NAMES.items():
        text = text.replace(name, value)
    return text


@cache
def read(path: Path) -> Any:
    return [*yaml.load_all(text_of(path), Loader=yaml.BaseLoader)]


def steps(said: Any) -> Iterator[Any]:
    for job in said.get("jobs", {"": said.get("runs")}).values():
        yield from job["steps"]


def script_of(job: Any, word: str) -> str:
    """The Python of the step that has the word in it."""
    (script,) = (each for each in job["script"] if word in each and "python -c" in each)
    return str(script.partition("python -c '")[2].partition("\n'")[0])


@pytest.mark.parametrize("path", [*WORKFLOWS, ROOT / "action.yml"], ids=lambda path: path.name)
def test_every_action_is_pinned_and_no_script_is_made_of_what_others_say(path: Path) -> None:
    used = [line.strip().removeprefix("- ") for line in path.read_text().splitlines() if "uses:" in line]
    assert used or path.name == "omnicat-approval.yml"
    assert [line for line in used if not PINNED.fullmatch(line)] == []
    assert [step["run"] for step in steps(read(path)[0]) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_job_may_do_no_more_than_it_says(path: Path) -> None:
    (said,) = read(path)
    assert said["permissions"] == {}
    assert [job["permissions"] for job in said["jobs"].values()] == ALLOWED[path.name]
    assert "secrets." not in path.read_text()


def test_what_may_write_takes_nothing_of_a_pull_request_but_one_file() -> None:
    path = KITS / "github/omnicat-comment.yml"
    (said,) = read(path)
    assert list(said["on"]) == ["workflow_run"]
    assert "checkout" not in "".join(step.get("uses", "") for step in steps(said))
    heard = [read(KITS / f"github/{name}.yml")[0]["name"] for name in ("omnicat", "omnicat-approval")]
    assert said["on"]["workflow_run"]["workflows"] == heard


def test_a_check_has_one_event_of_a_pull_request_so_that_none_stands_beside_it() -> None:
    """A check that another event began would be another one: the one that failed before stays red."""
    (said,) = read(KITS / "github/omnicat.yml")
    assert [each for each in said["on"] if each.startswith("pull_request")] == ["pull_request"]
    assert said["on"]["push"] == {"branches": ["main"]}
    assert "if" not in said["jobs"]["check"]


def test_what_checks_a_pull_request_is_never_run_with_the_rights_of_the_base() -> None:
    assert not [path for path in WORKFLOWS if "pull_request_target" in read(path)[0]["on"]]


def test_the_component_is_one_file_with_inputs_and_two_jobs() -> None:
    inputs, jobs = read(COMPONENT)
    assert set(re.findall(r"\$\[\[ inputs\.(\w+) \]\]", COMPONENT.read_text())) == set(inputs["spec"]["inputs"])
    assert [*jobs] == ["omnicat", "omnicat-note"]
    assert jobs["omnicat-note"]["variables"]["GIT_STRATEGY"] == "none"


def test_the_problem_matcher_reads_the_concise_format() -> None:
    said = json.loads((KITS / "github/omnicat-problem-matcher.json").read_text())
    pattern = re.compile(said["problemMatcher"][0]["pattern"][0]["regexp"])
    golden = (ROOT / "tests/reporters/golden/sample.concise.txt").read_text().splitlines()
    found = [pattern.match(line) for line in golden[:-1] if "[" in line]
    assert found
    assert all(each and each[4] in ("error", "warning", "note") for each in found)
    (place,) = [each.groups() for each in found[:1] if each]
    assert place[0]
    assert place[5]


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        *(("github-workflows", path) for path in WORKFLOWS),
        ("github-actions", ROOT / "action.yml"),
        ("gitlab-ci", COMPONENT),
    ],
    ids=lambda each: each if isinstance(each, str) else each.name,
)
def test_a_kit_has_the_shape_its_host_publishes(schema: str, path: Path) -> None:
    schemas = import_module("check_jsonschema.builtin_schemas")
    from jsonschema import validators

    wanted = schemas.get_builtin_schema(f"vendor.{schema}")
    data = yaml.safe_load(text_of(path).rpartition("\n---\n")[2].replace("\non:", '\n"on":'))
    assert [each.message for each in validators.validator_for(wanted)(wanted).iter_errors(data)] == []


def test_an_approval_on_gitlab_is_of_the_commit_that_was_there_when_it_was_given(tmp_path: Path) -> None:
    versions = [
        {"created_at": "2026-08-02T12:00:00.000+02:00", "head_commit_sha": "2" * 40},
        {"created_at": "2026-08-01T10:00:00.000Z", "head_commit_sha": "1" * 40},
    ]
    given = {
        "bo": "2026-08-01T11:00:00.000Z",
        "cleo": "2026-08-02T10:00:01.000Z",
        "dan": None,
        "eve": "2026-07-01T00:00:00Z",
    }
    said: dict[str, Any] = {
        "request": {"author": {"username": "ada"}},
        "versions": versions,
        "approvals": {"approved_by": [{"user": {"username": who}, "approved_at": when} for who, when in given.items()]},
    }
    for name, data in said.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(data))
    script = script_of(read(COMPONENT)[1]["omnicat"], "approved_at")
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True)
    data = (tmp_path / "omnicat-approvals.json").read_bytes()
    assert [(each["login"], each["commit"][0]) for each in json.loads(data)["reviews"]] == [("bo", "1"), ("cleo", "2")]
    assert read_reviews(data, "approvals.json", Governance()).approvals
