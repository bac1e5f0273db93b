"""A small history of a shop, told commit by commit: a git repository in a folder, made by one process."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ADA = "Ada Example <ada@example.com>"
BO = "Bo Example <bo@example.com>"
CLEO = "Cleo Example <cleo@example.com>"
EVE = "Eve Example <eve@example.com>"
ENVIRONMENT = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}


@dataclass(frozen=True, slots=True)
class Told:
    """One commit: who made it, which files say what from then on; None takes a file away."""

    files: Mapping[str, str | None] = field(default_factory=dict)
    by: str = ADA
    message: str = "a change"


def tell(root: Path, commits: Sequence[Told], *, branch: str = "main", at: str = "") -> list[str]:
    """Adds the commits to a branch of the repository at `root`, on top of `at`, and checks it out. The commits' ids."""
    root.mkdir(parents=True, exist_ok=True)
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    stream = b"".join(_said(each, number, branch, at) for number, each in enumerate(commits))
    marks = root / ".git" / "told"
    git(root, "fast-import", "--quiet", "--force", f"--export-marks={marks}", stdin=stream)
    git(root, "checkout", "-q", "-f", branch)
    lines = sorted(marks.read_text().split("\n")[:-1], key=lambda line: int(line[1:].split()[0]))
    return [line.split()[1] for line in lines]


def git(root: Path, *arguments: str, stdin: bytes = b"", **more: str) -> str:
    environment = {**os.environ, **ENVIRONMENT, **more}
    done = subprocess.run(["git", *arguments], cwd=root, env=environment, input=stdin, capture_output=True, check=True)
    return done.stdout.decode().strip()


def _said(commit: Told, number: int, branch: str, at: str) -> bytes:
    when = f"{1_700_000_000 + number * 60} +0000"
    lines = [f"commit refs/heads/{branch}", f"mark :{number + 1}", f"author {commit.by} {when}"]
    lines += [f"committer {commit.by} {when}", _data(commit.message)]
    if at and not number:
        lines.append(f"from {at}")
    for path, text in commit.files.items():
        lines += [f"D {path}"] if text is None else [f"M 100644 inline {path}", _data(text)]
    return ("\n".join(lines) + "\n").encode()


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}"
