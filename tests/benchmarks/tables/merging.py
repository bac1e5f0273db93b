"""Two branches merged, each with 500 changed products of 10,000."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.benchmarks.made_up_products import Kind, path, product
from tests.benchmarks.made_up_shop import Shape, write_shop
from tests.benchmarks.tables.history import CLEAN, PLACE
from tests.benchmarks.tables.protocol import Goal, Setup
from tests.benchmarks.timing import Race, Step, Taken, program

NAME = "merge"
TITLE = "Two branches merged"
ABOUT = """\
Both branches change the same products, one in twenty: the first the price in dollars, the second the one in euros on the same
line; ten of them get two different prices in dollars. Git merges by lines and leaves every one of them to people; with
omnicat's driver (`omnicat git install`) it leaves those ten. The driver is a process for every file that both changed."""
BY_LINES, BY_VALUE = "git, by lines", "git, by value with omnicat"
GOALS: tuple[Goal, ...] = ()
SHARE, TWICE = 20, 10
SHAPE = Shape("merge", kind=Kind(linked=True))
ENV = {
    **CLEAN,
    **{
        f"GIT_{who}_{what}": said
        for who in ("AUTHOR", "COMMITTER")
        for what, said in (("NAME", "Ada Example"), ("EMAIL", "ada@example.com"), ("DATE", "2026-01-01T00:00:00Z"))
    },
}


def races(setup: Setup) -> Iterator[Race]:
    """The same merge with and without the driver."""
    count = setup.products or 10_000
    changed = count // SHARE
    lines, value = (_repository(setup.folder, count, kind) for kind in ("lines", "value"))
    _run(value, sys.executable, "-m", "omnicat", "-q", "git", "install", "--apply")
    yield Race(
        count,
        (
            Step(BY_LINES, "git merge theirs", _merge(lines, changed), before=lambda: _reset(lines)),
            Step(BY_VALUE, "git merge theirs", _merge(value, TWICE), before=lambda: _reset(value)),
        ),
    )


def versions(setup: Setup) -> Mapping[str, str]:
    """Git's."""
    return {"git": subprocess.check_output(["git", "--version"], text=True).split()[2]}


def _repository(folder: Path, count: int, kind: str) -> Path:
    """The shop with its two branches, written anew."""
    shop = folder / f"{SHAPE.name}-{kind}-{count}"
    shutil.rmtree(shop, ignore_errors=True)
    write_shop(shop, count, SHAPE)
    _run(shop, "git", "init", "-q", "-b", "ours")
    _commit(shop)
    _run(shop, "git", "checkout", "-qb", "theirs")
    _change(shop, count, "EUR", "7.77", "8.88")
    _run(shop, "git", "checkout", "-q", "ours")
    _change(shop, count, "USD", "5.55", "6.66")
    return shop


def _change(shop: Path, count: int, currency: str, said: str, clashing: str) -> None:
    for place in range(count // SHARE):
        file = shop / PLACE / path(place * SHARE)
        text = product(place * SHARE, SHAPE.kind)
        is_twice = place < TWICE
        pattern = f"{'USD' if is_twice else currency}: [0-9.]+"
        file.write_text(re.sub(pattern, f"{pattern[:3]}: {clashing if is_twice else said}", text, count=1))
    _commit(shop)


def _commit(shop: Path) -> None:
    _run(shop, "git", "add", "-A")
    _run(shop, "git", "commit", "-qm", "prices")


def _reset(shop: Path) -> None:
    _run(shop, "git", "reset", "-q", "--hard", "ours")
    _run(shop, "git", "status", "--short")


def _merge(shop: Path, conflicts: int) -> Callable[[], Taken]:
    """The merge, which has to leave so many files to people."""
    timed = program("git", "merge", "-q", "theirs", folder=shop, ends=(1,))

    def run() -> Taken:
        taken = timed()
        left = _run(shop, "git", "diff", "--name-only", "--diff-filter=U").splitlines()
        if len(left) != conflicts:
            raise SystemExit(f"{len(left)} files are in conflict in {shop}, not {conflicts}")
        return taken

    return run


def _run(folder: Path, *words: str) -> str:
    return subprocess.run(words, cwd=folder, check=True, env=ENV, capture_output=True, text=True).stdout
