"""Writes docs/terminal.svg: what the terminal shows for real commands on the example shop, drawn by rich."""

import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
COMMANDS = (("lint",), ("build",), ("status",))
WIDTH = 104


def main() -> None:
    """Runs the commands in colour and draws what they print."""
    console = Console(record=True, width=WIDTH, file=Path(os.devnull).open("w", encoding="utf-8"))
    for command in COMMANDS:
        console.print(Text(f"$ omnicat {' '.join(command)}", style="bold green"))
        console.print(Text.from_ansi(_printed(command)))
        console.print()
    console.save_svg(str(ROOT / "docs" / "terminal.svg"), title="omnicat", unique_id="omnicat")


def _printed(command: tuple[str, ...]) -> str:
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    return subprocess.run(
        (sys.executable, "-m", "omnicat", "--color", "always", *command),
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    ).stdout.rstrip()


if __name__ == "__main__":
    main()
