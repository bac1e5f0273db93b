"""`omnicat log` of files that are no products: key by key, through other names and merges."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from tests.cli.conftest import Run
from tests.history.test_commands import SCHEMAS
from tests.review.told import ADA, BO, Told, git, tell

TEES, TOPS = "catalog/families/tees.yaml", "catalog/families/tops.yaml"
FAMILY = "code: tees\nlabel: {en-US: Tees}\nattributes: [name, price]\naxes: [color]\n"
LONGER = f"{FAMILY}required: [name]\nnotes:\n  - {{code: a, text: first}}\n  - plain\n"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("files") / "shop"
    tell(
        root,
        [
            Told({"catalog/catalog.yaml": "name: Shop\n", TEES: FAMILY}, message="begins"),
            Told({TEES: f"# a comment\n{LONGER}"}, BO, "more\n\nApproved-by: Cleo Example <cleo@example.com> families"),
            Told({TEES: None, TOPS: LONGER}, message="another name"),
        ],
    )
    side = tell(root, [Told({TOPS: LONGER.replace("Tees", "Tops")}, BO, "label")], branch="side", at="main")
    tell(root, [Told({TOPS: LONGER.replace("text: first", "text: second")}, ADA, "note")], at="main^0")
    git(root, "-c", "user.name=Ada Example", "-c", "user.email=ada@example.com", "merge", "-q", "-m", "both", side[-1])
    return root


def test_a_files_log_tells_each_key_with_the_commit_that_made_it(shop: Path, run: Run) -> None:
    said = run(shop, "log", TOPS)
    assert (said.code, said.err) == (0, "")
    told = [line.strip() for line in said.out.splitlines() if line.strip()]
    assert "both" not in told
    assert "label/en-US  Tees  →  Tops" in told
    assert "notes/a/text  first  →  second" in told
    assert f"file  {TEES}  →  {TOPS}" in told
    assert any(line.startswith("notes/2") for line in told)
    assert any("approved by Cleo Example (families)" in line for line in told)
    assert any(line.startswith("added") and "with 4 values" in line for line in told)


def test_a_key_narrows_it_with_all_below(shop: Path, run: Run) -> None:
    said = json.loads(run(shop, "log", TOPS, "-a", "notes", "--json").out)
    Draft7Validator(SCHEMAS["log"]).validate(said)
    changes = [
        (each["commit"]["subject"], one["value"]["name"]) for each in said["log"]["entries"] for one in each["changes"]
    ]
    assert changes == [("note", "notes/a/text"), *(("more", f"notes/{key}") for key in ("a/code", "a/text", "2"))]


def test_a_file_that_is_gone_and_one_not_committed_are_told(shop: Path, run: Run) -> None:
    assert "is not in the catalog any more" in run(shop, "log", TEES).out
    try:
        (shop / TOPS).write_text(LONGER.replace("[color]", "[color, size]"))
        said = run(shop / "catalog", "log", "families/tops.yaml", "-n", "1").out
    finally:
        git(shop, "checkout", "-q", "--", TOPS)
    assert "not committed yet" in said
    assert ["axes", "color", "→", "color,", "size"] in [line.split() for line in said.splitlines()]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("catalog/families/topz.yaml",), "is no file of this catalog"),
        ((TOPS, "-a", "labels"), "did you mean 'label'?"),
        ((TOPS, "--locale", "de-DE"), "a file is told by its keys"),
        (("catalog/families/../../../x.yaml",), "is no file of this catalog"),
    ],
)
def test_wrong_words_say_what_to_do(shop: Path, run: Run, words: tuple[str, ...], error: str) -> None:
    said = run(shop, "log", *words)
    assert said.code == 2
    assert error in said.err
