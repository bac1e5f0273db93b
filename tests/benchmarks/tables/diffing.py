"""A branch that changes 200 of many products: what differs, and the verdict."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.made_up_products import path, product
from tests.benchmarks.made_up_shop import SIX, write_shop
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "diff"
TITLE = "A branch with 200 changed products"
ABOUT = """\
A branch gives 200 products another price; six channels are compared with the commit at which it left `main`. `omnicat review` also tells
which findings are new, and holds each change against a governance of three rules. Both commits were looked at before, as they are
when CI keeps `.omnicat/` or a person asks twice."""
GOALS: tuple[Goal, ...] = (
    Goal("omnicat diff", 2.0, items=10_000),
    Goal("omnicat review", 2.0, items=10_000),
)
CHANGED = 200
PRICE = 10
"""A little more than before, so that the verdict has nothing against it."""

CLEAN = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
GOVERNANCE = """\
people: {ada: {name: Ada Example, mails: [ada@example.com]}}
roles: {pricing: [ada]}
rules:
  - {name: a price moves far, attributes: price, over: 1000, needs: pricing}
  - {name: a claim, words: [fair trade, BPA-free], needs: pricing}
  - {name: dear, when: "attribute == 'price' and new and new > 1000000", needs: pricing}
"""


def races(setup: Setup) -> Iterator[Race]:
    """One shop and its branch."""
    count = setup.products or 10_000
    shop = shop_with_branch(setup.folder, count)
    steps = (("diff", ("diff", "main...HEAD")), ("review", ("review", "main..HEAD", "--fail-on", "never")))
    for _, words in steps:
        program(OMNICAT, "-C", shop, *words)()
    yield Race(
        count,
        tuple(
            Step(f"omnicat {name}", f"omnicat {' '.join(words)}", program(OMNICAT, "-C", shop, *words))
            for name, words in steps
        ),
    )


def versions(setup: Setup) -> Mapping[str, str]:
    """Git's, which says which files differ."""
    return {"git": subprocess.check_output(["git", "--version"], text=True).split()[2]}


def shop_with_branch(folder: Path, count: int) -> Path:
    """That shop on its branch, written now or by an earlier run."""
    shop = folder / f"branch-{count}"
    if not (shop / ".made").exists():
        shutil.rmtree(shop, ignore_errors=True)
        write_shop(shop, count, SIX)
        (shop / "catalog/governance.yaml").write_text(GOVERNANCE)
        _git(shop, "init", "-q", "-b", "main")
        _commit(shop, "the shop")
        _git(shop, "switch", "-qc", "prices")
        for number in range(0, count, max(count // CHANGED, 1)):
            (shop / "catalog/products" / path(number)).write_text(product(number, SIX.kind, PRICE))
        _commit(shop, "other prices")
        (shop / ".made").touch()
    return shop


def _commit(shop: Path, message: str) -> None:
    _git(shop, "add", "--all")
    _git(shop, "-c", "user.name=Ada Example", "-c", "user.email=ada@example.com", "commit", "-qm", message)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, env=CLEAN)
