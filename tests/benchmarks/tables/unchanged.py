"""A build where nothing changed, beside `git status` on the same tree."""

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.made_up_shop import FOUR, kept_shop
from tests.benchmarks.peers import version
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "unchanged"
TITLE = "Nothing changed, beside git status"
ABOUT = """\
The tree is committed, git's index is fresh, and everything is built. git knows its files from one index; it is the floor
for anybody who looks at all files."""
GOALS: tuple[Goal, ...] = (
    Goal("omnicat build", 12, "within", "git status", 10_000),
    Goal("omnicat build", 4, "within", "git status", 100_000),
)


def races(setup: Setup) -> Iterator[Race]:
    """10,000 and 100,000 products."""
    for count in (setup.products,) if setup.products else (10_000, 100_000):
        shop = kept_shop(setup.folder / "committed", count, FOUR)
        _commit(shop)
        build = program(OMNICAT, "-C", shop, "build")
        status = program("git", "-C", shop, "status", "--porcelain", said=_nothing)
        build()
        status()
        yield Race(
            count, (Step("omnicat build", "omnicat build", build), Step("git status", "git status --porcelain", status))
        )


def versions(setup: Setup) -> Mapping[str, str]:
    """Of git."""
    return {"git": version("git", "--version")}


def _commit(shop: Path) -> None:
    author = ("-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "gc.auto=0")
    for arguments in (
        ("init", "--quiet"),
        ("add", "--all"),
        (*author, "commit", "--quiet", "--allow-empty", "-m", "shop"),
    ):
        subprocess.run(("git", "-C", str(shop), *arguments), check=True)


def _nothing(printed: str) -> None:
    if printed:
        raise SystemExit(f"the tree is not clean:\n{printed[:500]}")
