"""What is imported for a run in which one product changed: what that product needs, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from omnicat import __file__ as package
from tests.cli.conftest import Run

LIBRARIES = {"PIL", "asyncio", "babel", "concurrent.futures", "git", "jsonschema", "lxml", "multiprocessing", "nh3"}
LIBRARIES |= {"pydantic", "ruamel", "xml.etree"}

NEVER = {
    "omnicat.catalog.governance_check": "what judges a file that this shop does not have",
    "omnicat.documents.editing": "what writes YAML",
    "omnicat.executor.crew": "other processes",
    "omnicat.repository.revision": "what reads commits",
}

IN_A_LOOK = {
    "omnicat.catalog.whole": "what compares products: this one has nothing that others must not have",
    "omnicat.checks.wholes": "the same",
    "omnicat.checks.written": "what judges records that are no products",
    "omnicat.feeds.trying": "what writes items",
    "omnicat.outputs": "what writes files",
    "omnicat.pipeline.every_rule": "the rules' manual, which a report shows",
    "omnicat.renditions.drawing": "what makes pictures",
    "omnicat.review": "what compares two commits",
    "rich": "what draws tables",
}

MOST = {"lint": 445, "build": 620}
"""So many of our own modules, a quarter of them rules; each takes about 0.3 ms."""

PROGRAM = """
import sys
from omnicat.cli.app import main
main(sys.argv[1:])
print(*sorted(sys.modules))
"""


def imported(shop: Path, command: str) -> set[str]:
    arguments = ["-C", str(shop), "-q", command, "--workers", "1"]
    place = {**os.environ, "PYTHONPATH": str(Path(package).parents[1])}
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True, env=place
    )
    return set(told.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("command", ["lint", "build"])
def test_a_product_that_changed_imports_what_it_needs(shop: Path, run: Run, command: str) -> None:
    run(shop, command)
    product = next((shop / "catalog/products").rglob("mug.yaml"))
    product.write_text(product.read_text() + "# changed\n")
    found = imported(shop, command)
    never = NEVER if command == "build" else NEVER | IN_A_LOOK
    assert found & (LIBRARIES | never.keys()) == set()
    assert len([name for name in found if name.startswith("omnicat")]) <= MOST[command]
