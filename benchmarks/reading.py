"""How fast product files become data, beside PyYAML's own C loader."""

from pathlib import Path

import yaml

from benchmarks.made_up_shop import write_products
from benchmarks.measure import Result, seconds
from omnicat.documents import parse


def measured(folder: Path, products: int) -> list[Result]:
    """omnicat's strict reader with a place for each value, and the loader that knows neither."""
    write_products(folder, products)
    files = {str(path): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    ours = seconds(lambda: [parse(content, path) for path, content in files.items()])
    theirs = seconds(lambda: [yaml.load(content, yaml.CSafeLoader) for content in files.values()])
    return [
        Result(f"read {products:,} product files", ours, f"{products / ours:,.0f} files/s"),
        Result("  the same with CSafeLoader", theirs, f"{theirs / ours:.1f} times as long"),
    ]
