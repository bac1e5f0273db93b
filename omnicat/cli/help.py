"""What `omnicat --help` shows: every command in a line. Made without the libraries that take time to load."""

from collections.abc import Iterator

from omnicat import __version__
from omnicat.cli.commands import COMMANDS

OPTIONS = (
    ("-C DIR", "the catalog's folder, or one in it (default: here)"),
    ("--color WHEN", "auto, always or never"),
    ("-q, -v, -vv", "say only what is wrong; say more; show tracebacks"),
    ("--version", "the version, and nothing else"),
)


def overview(*, in_color: bool) -> str:
    """The commands in their groups, and the options that come before them."""
    return "\n".join(_lines(_Paint(on=in_color))) + "\n"


class _Paint:
    def __init__(self, *, on: bool) -> None:
        self.bold, self.name, self.dim, self.end = ("\x1b[1m", "\x1b[36m", "\x1b[2m", "\x1b[0m") if on else ("",) * 4


def _lines(paint: _Paint) -> Iterator[str]:
    yield f"{paint.bold}omnicat{paint.end} {__version__} {paint.dim}– a product catalog as code{paint.end}"
    yield ""
    yield f"{paint.bold}Usage:{paint.end} omnicat [-C DIR] [--color WHEN] [-q|-v] COMMAND …"
    for group in dict.fromkeys(command.group for command in COMMANDS):
        yield ""
        yield f"{paint.bold}{group}{paint.end}"
        for command in COMMANDS:
            if command.group == group:
                yield f"  {paint.name}{command.name:<14}{paint.end} {command.summary}"
    yield ""
    yield f"{paint.bold}Options{paint.end}"
    for name, summary in OPTIONS:
        yield f"  {paint.name}{name:<14}{paint.end} {summary}"
    yield ""
    yield f"{paint.dim}`omnicat COMMAND --help` tells more of one.{paint.end}"
