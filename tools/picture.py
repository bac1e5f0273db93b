"""Writes docs/terminal.svg: what a terminal shows for real commands on the example shop, drawn by rich.

Two mistakes are made in a copy of the shop first, such as people make: a title with too much in it, two
digits of a barcode the wrong way round.
"""

import contextlib
import os
import pty
import subprocess
import sys
import termios
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

PICTURE = Path(__file__).parents[1] / "docs" / "terminal.svg"
WIDTH, HEIGHT = 104, 200
COMMANDS = (("lint",), ("status",), ("build", "google-us"))
MISTAKES = (
    (
        "catalog/products/mug/mug-enamel.yaml",
        ", 12 oz, Fire Safe",
        " for Coffee, Tea and Soup by the Fire, 12 oz",
    ),
    ("catalog/products/tee/tee-harbor.yaml", "9521234001010", "9521234001001"),
)
THEME = TerminalTheme(
    (16, 22, 30),
    (208, 215, 222),
    [(72, 79, 88), (255, 123, 114), (86, 211, 100), (227, 179, 65),
     (108, 182, 255), (210, 168, 255), (86, 212, 221), (177, 186, 196)],
    [(110, 118, 129), (255, 161, 152), (126, 231, 135), (242, 204, 96),
     (145, 203, 255), (226, 197, 255), (122, 231, 236), (240, 246, 252)],
)  # fmt: skip
# rich's own format fetches a font from elsewhere; this one uses what the viewer has, and asks no other host for anything.
FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
  <style>
    .{unique_id}-matrix {{
      font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
      font-size: {char_height}px;
      line-height: {line_height}px;
    }}
    .{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: system-ui, sans-serif; }}
    {styles}
  </style>
  <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
  </defs>
  {chrome}
  <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
  </g>
</svg>
"""


def main() -> None:
    """Runs the commands and draws what they print."""
    console = Console(record=True, width=WIDTH, file=StringIO())
    with TemporaryDirectory() as folder:
        shop = Path(folder) / "harbor-and-pine"
        _omnicat(Path(folder), "--quiet", "init", str(shop))
        for path, right, wrong in MISTAKES:
            _make_mistake(shop / path, right, wrong)
        for command in COMMANDS:
            console.print(Text.assemble(("$ ", "bold green"), (f"omnicat {' '.join(command)}", "bold")))
            console.print(Text.from_ansi(_omnicat(shop, *command).rstrip()))
            console.print()
    PICTURE.write_bytes(_svg(console).encode())


def _make_mistake(file: Path, right: str, wrong: str) -> None:
    text = file.read_text(encoding="utf-8")
    if right not in text:
        raise SystemExit(f"{file.name} says '{right}' no more: choose another mistake in tools/picture.py")
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")


def _omnicat(folder: Path, *arguments: str) -> str:
    """What omnicat prints on a terminal of this size; its progress bars go elsewhere."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (HEIGHT, WIDTH))
    environment = {name: text for name, text in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    running = subprocess.Popen(
        (sys.executable, "-m", "omnicat", *arguments),
        cwd=folder,
        env={**environment, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"},
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    printed = b"".join(_all_of(ours))
    running.wait()
    return printed.decode().replace("\r\n", "\n")


def _all_of(terminal: int) -> Iterator[bytes]:
    """Everything written to a terminal; Linux says with an error that nobody writes any more."""
    with contextlib.suppress(OSError):
        while part := os.read(terminal, 65536):
            yield part
    os.close(terminal)


def _svg(console: Console) -> str:
    drawn = console.export_svg(title="omnicat", theme=THEME, unique_id="omnicat", code_format=FORMAT)
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"


if __name__ == "__main__":
    main()
