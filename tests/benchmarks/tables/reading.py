"""How fast product files become data, beside PyYAML's own C loader and its parser alone."""

from collections.abc import Iterator, Mapping

import yaml

from omnicat.documents import parse
from tests.benchmarks.made_up_products import Kind, products
from tests.benchmarks.tables.protocol import Goal, Setup
from tests.benchmarks.timing import Race, Step, inline

NAME = "read"
TITLE = "Product files become data"
ABOUT = """\
In one process, from bytes in memory. omnicat's reader types by YAML 1.2, refuses what is ambiguous, and knows the place
of every value; PyYAML's loader does neither. The floor is the C parser's events alone."""
GOALS: tuple[Goal, ...] = (Goal("omnicat", 1.5, "faster", "PyYAML CSafeLoader"),)


def races(setup: Setup) -> Iterator[Race]:
    """The same files for all three."""
    count = setup.products or 2_000
    files = list(products(count, Kind()))
    yield Race(
        count,
        (
            Step("omnicat", "omnicat.documents.parse", inline(lambda: [parse(data, path) for path, data in files])),
            Step(
                "PyYAML CSafeLoader",
                "yaml.load(…, yaml.CSafeLoader)",
                inline(lambda: [yaml.load(data, yaml.CSafeLoader) for _, data in files]),
            ),
            Step(
                "C parser alone",
                "yaml.parse(…, yaml.CSafeLoader)",
                inline(lambda: [sum(1 for _ in yaml.parse(data, yaml.CSafeLoader)) for _, data in files]),
            ),
        ),
    )


def versions(setup: Setup) -> Mapping[str, str]:
    """Of PyYAML."""
    return {"PyYAML": yaml.__version__}
