"""Runs every measure and prints one table."""

import argparse
import tempfile
from pathlib import Path

from benchmarks import pictures, reading, start_up, whole
from benchmarks.measure import Result, table

MEASURES = ("start", "read", "pictures", "whole")


def main() -> None:
    """Measures what is asked for, or everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("measures", nargs="*", choices=[*MEASURES, []], help="which; without any, all")
    parser.add_argument("--products", type=int, default=2000, help="products of the made-up shop (default: 2000)")
    parser.add_argument("--runs", type=int, default=20, help="runs of a start (default: 20)")
    options = parser.parse_args()
    wanted = options.measures or MEASURES
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "start" in wanted:
            results += start_up.measured(options.runs)
        if "read" in wanted:
            results += reading.measured(folder / "read", options.products)
        if "pictures" in wanted:
            results += pictures.measured()
        if "whole" in wanted:
            results += whole.measured(folder / "shop", options.products)
    print(table(results))  # noqa: T201 - what the script is for


main()
