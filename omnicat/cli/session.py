"""What every command knows: the catalog's folder, the terminal, how much to say."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from omnicat.repository import find_root

if TYPE_CHECKING:
    from rich.console import Console

    from omnicat.pipeline.gathering import Progress


class Session(Struct, frozen=True):
    """One run of omnicat. `start` is the folder it was called in or for; `verbosity` is -1 to 2; `arguments` are the
    words it was called with.
    """

    start: Path
    color: str = "auto"
    verbosity: int = 0
    arguments: tuple[str, ...] = ()

    @property
    def root(self) -> Path:
        """The catalog's folder. Raises NotACatalog."""
        return find_root(self.start)

    @property
    def is_quiet(self) -> bool:
        """Whether only what is wrong is said."""
        return self.verbosity < 0

    def console(self, *, stderr: bool = False) -> "Console":
        """The terminal, in colour where it is wanted and possible."""
        from rich.console import Console

        console = Console(
            stderr=stderr,
            highlight=False,
            force_terminal=True if self.color == "always" else None,
            no_color=True if self.color == "never" else None,
            soft_wrap=not (sys.stderr if stderr else sys.stdout).isatty(),
        )
        if not console.is_terminal:
            console.width = 10_000 if console.soft_wrap and "COLUMNS" not in os.environ else console.width
        return console

    @property
    def has_color(self) -> bool:
        """Whether what is printed may hold colour."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")

    @contextmanager
    def progress(self, title: str) -> "Iterator[Progress | None]":
        """Tells how far something is: a bar on a terminal, nothing elsewhere."""
        if self.is_quiet or not sys.stderr.isatty():
            yield None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("[bold]{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=self.console(stderr=True), transient=True) as bar:
            task = bar.add_task(title, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)


def counted(number: int, noun: str) -> str:
    """A number of things in words: `1 feed`, `1,200 feeds`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
