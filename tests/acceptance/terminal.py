"""omnicat as a person runs it: the arguments in, the exit code and what stands on the terminal out."""

import gc
import io
import signal
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from omnicat.cli.app import main


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def omnicat(folder: Path, *arguments: str | Path) -> Ran:
    """One command in a folder, within this process."""
    out, err = io.StringIO(), io.StringIO()
    with _as_before(), redirect_stdout(out), redirect_stderr(err):
        code = main(["-C", str(folder), *map(str, arguments)])
    return Ran(code, out.getvalue(), err.getvalue())


@contextmanager
def _as_before() -> Iterator[None]:
    """A command pauses the collector and lets a closed pipe end the process; here others run after it."""
    handler = signal.getsignal(signal.SIGPIPE)
    try:
        yield
    finally:
        gc.enable()
        signal.signal(signal.SIGPIPE, handler)
