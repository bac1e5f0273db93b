"""Rooms import only rooms below them."""

import subprocess
import sys
from pathlib import Path

from tests.house.modules import ROOT


def test_rooms_import_only_rooms_below_them(tmp_path: Path) -> None:
    command = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    told = subprocess.run(
        [sys.executable, "-c", command, "--cache-dir", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
