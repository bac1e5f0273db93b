"""One commit built twice, in other folders, time zones, languages, hash seeds and numbers of processes: the same bytes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pipeline.shop import CHANNELS, digests, several

ROOT = Path(__file__).parents[2]
# As if these were too many for one process.
RUN = """
import sys
from omnicat.executor import processes
processes.FEW, processes.FIRST, processes.CHUNK = 2, 1, 2
from omnicat.__main__ import main
main()
"""
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "0"}
WHO = {
    f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER") for what, text in (("NAME", "A"), ("EMAIL", "a@b.c"))
}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_one_commit_gives_the_same_bytes_wherever_it_is_built(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "ein Ordner" / "zweite größe"
    several(first, *CHANNELS)
    (first / ".gitignore").write_text("dist/\n.omnicat/\n", encoding="utf-8")
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "a shop"]):
        subprocess.run(["git", *arguments], cwd=first, env={**os.environ, **WHO}, check=True)
    second.parent.mkdir()
    subprocess.run(["git", "clone", "-q", first, second], check=True)
    _build(first, "1", HERE)
    _build(second, "3", THERE)
    made = digests(first)
    assert {"manifest.json", "report.json", "report.html", "google-us/google.xml"} <= made.keys()
    assert any(path.startswith("google-us/images/") for path in made)
    assert digests(second) == made


def _build(folder: Path, workers: str, environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", RUN, "build", "--workers", workers, "--now", "2026-08-01"]
    ran = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert ran.returncode in (0, 3), ran.stdout + ran.stderr
