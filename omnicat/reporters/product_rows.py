"""How much is wrong with each product, the worst first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from msgspec import Struct

from omnicat.findings import Finding, Severity

_FOLDER = "catalog/products/"


class ProductRow(Struct, frozen=True):
    """A product by its file's name, and how many findings of each severity its file has."""

    name: str
    path: str
    counts: Mapping[Severity, int]


def product_rows(findings: Iterable[Finding]) -> tuple[ProductRow, ...]:
    """The products that have findings."""
    counts: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    for finding in findings:
        if finding.where.path.startswith(_FOLDER):
            counts[finding.where.path][finding.severity] += 1
    rows = (ProductRow(PurePosixPath(path).stem, path, count) for path, count in counts.items())
    return tuple(
        sorted(rows, key=lambda row: ([-row.counts[level] for level in sorted(Severity, reverse=True)], row.path))
    )
