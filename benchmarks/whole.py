"""How long a made-up shop takes to be linted and built, the first time and again."""

import subprocess
from pathlib import Path

from benchmarks.made_up_shop import write_shop
from benchmarks.measure import Result, seconds
from benchmarks.start_up import OMNICAT


def measured(folder: Path, products: int) -> list[Result]:
    """Lint, the first build, a build where nothing changed, and one after an edit."""
    write_shop(folder, products)
    lint = seconds(lambda: _omnicat(folder, "lint", "--fail-on", "never"))
    first = seconds(lambda: _omnicat(folder, "build"))
    again = seconds(lambda: _omnicat(folder, "build"))
    edited = next((folder / "catalog/products").rglob("*.yaml"))
    edited.write_text(edited.read_text().replace("price: ", "price: 1"))
    after_edit = seconds(lambda: _omnicat(folder, "build"))
    return [
        Result(f"lint {products:,} products", lint, f"{products / lint:,.0f} products/s"),
        Result(f"build {products:,} products, 3 variants each", first, f"{products / first:,.0f} products/s"),
        Result("  again, nothing changed", again),
        Result("  again, one product changed", after_edit),
    ]


def _omnicat(folder: Path, *arguments: str) -> None:
    told = subprocess.run([OMNICAT, "-C", str(folder), *arguments], check=False, capture_output=True, text=True)
    if told.returncode not in (0, 3):
        raise SystemExit(
            f"omnicat {' '.join(arguments)} ended with {told.returncode}:\n{told.stdout[-2000:]}{told.stderr}"
        )
