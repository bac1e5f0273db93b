"""Product files against one JSON schema: omnicat, check-jsonschema, yamllint, ajv-cli."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from tests.benchmarks.made_up_shop import PLAIN, kept_shop
from tests.benchmarks.peers import version
from tests.benchmarks.states import forget
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "validate"
TITLE = "Product files against one schema, cold"
ABOUT = """\
Every file is parsed and held against the schema of its family (`omnicat schema` writes it); one file of a hundred says
what the schema forbids, and each program has to name all of them. omnicat's first row does just that, with a line and
column for each finding, in as many processes as there are cores, by a small program over omnicat's reader and schemas
(`tests/benchmarks/programs/validating.py`); the second is the command a user would type, in a catalog without channels,
and checks far more than the schema. yamllint runs with its default settings and checks form only, no schema. ajv-cli
names no lines."""
GOALS: tuple[Goal, ...] = (
    Goal("omnicat, parse and schema", 25, "faster", "check-jsonschema"),
    Goal("omnicat, parse and schema", 25, "faster", "yamllint"),
    Goal("omnicat, parse and schema", 1, "faster", "ajv-cli"),
)
OURS = Path(__file__).parents[1] / "programs/validating.py"


def races(setup: Setup) -> Iterator[Race]:
    """The same files for all."""
    count = setup.products or 10_000
    shop = kept_shop(setup.folder, count, PLAIN)
    schemas = setup.folder / "schemas"
    subprocess.run([OMNICAT, "-C", shop, "schema", "--out", schemas], check=True, capture_output=True)
    schema, products = schemas / "product-tee.schema.json", shop / "catalog/products"
    files = sorted(file.relative_to(products).as_posix() for file in products.rglob("*.yaml"))
    wrong = -(-count // 100)
    ajv = ("validate", "--strict=false", "--all-errors", "--errors=line", "-s", schema, "-d", "**/*.yaml")
    yield Race(
        count,
        (
            Step(
                "omnicat, parse and schema",
                "python tests/benchmarks/programs/validating.py product-tee.schema.json catalog/products",
                program(sys.executable, OURS, schema, products, ends=(1,), said=_names(wrong, "'on-sale'")),
            ),
            Step(
                "omnicat lint, all rules",
                "omnicat lint --all",
                program(OMNICAT, "-C", shop, "lint", "--all", ends=(1,), said=_names(wrong, "'on-sale'")),
                partial(forget, shop),
            ),
            Step(
                "check-jsonschema",
                "check-jsonschema --schemafile product-tee.schema.json catalog/products/*/*.yaml",
                program(
                    setup.peers.check_jsonschema(),
                    "--schemafile",
                    schema,
                    *files,
                    folder=products,
                    ends=(1,),
                    said=_names(wrong, "'on-sale'"),
                ),
            ),
            Step(
                "yamllint",
                "yamllint --format parsable catalog/products",
                program(setup.peers.yamllint(), "--format", "parsable", products, ends=(1,)),
            ),
            Step(
                "ajv-cli",
                "ajv validate --strict=false --all-errors -s product-tee.schema.json -d 'catalog/products/**/*.yaml'",
                program(setup.peers.ajv(), *ajv, folder=products, ends=(1,), said=_names(wrong, " invalid\n")),
            ),
        ),
    )


def versions(setup: Setup) -> Mapping[str, str]:
    """Of the three, and of what runs ajv."""
    return {
        "check-jsonschema": version(setup.peers.check_jsonschema(), "--version"),
        "yamllint": version(setup.peers.yamllint(), "--version"),
        "ajv-cli": "5.0.0",
        "node": version("node", "--version"),
    }


def _names(wrong: int, sign: str) -> Callable[[str], None]:
    """Raises SystemExit unless what a program printed names so many wrong files."""

    def look(printed: str) -> None:
        if (found := printed.count(sign)) != wrong:
            raise SystemExit(f"{found} of {wrong} wrong files were named:\n{printed[-2000:]}")

    return look
