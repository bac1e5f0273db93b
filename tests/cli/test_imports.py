"""What is imported for a run in which one product changed: what that product needs, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from omnicat import __file__ as package
from tests.cli.conftest import Run

LIBRARIES = {"PIL", "asyncio", "babel", "concurrent.futures", "ctypes", "git", "jsonschema", "lxml", "multiprocessing"}
LIBRARIES |= {"nh3", "pydantic", "rich", "ruamel", "xml.etree"}

NEVER = {
    "omnicat.catalog.whole": "what compares products: no other shares anything with this one",
    "omnicat.checks.wholes": "the same",
    "omnicat.checks.written": "what judges records that are no products",
    "omnicat.documents.editing": "what writes YAML",
    "omnicat.executor.crew": "other processes",
    "omnicat.pipeline.every_rule": "the rules' manual",
    "omnicat.renditions.drawing": "what makes pictures",
    "omnicat.repository.revision": "what reads commits",
    "omnicat.review": "what compares two commits",
}

IN_A_LOOK = {"omnicat.feeds.trying": "what writes items", "omnicat.outputs": "what writes files"}

MOST = {"lint": 445, "build": 490}
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
