"""An import of a table of products."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.made_up_products import gtin
from tests.benchmarks.made_up_shop import EMPTY, kept_shop
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "import"
TITLE = "An import of a CSV file"
ABOUT = """\
`omnicat import products.csv --apply` into a catalog without products: the columns' meanings are guessed, every value is
checked, and a file is written for each product. Published figures of database PIMs, about 120 products a minute (Akeneo)
and about 370 (Pimcore), are **different work**: they also index, keep versions and run in a server; they are named here only
for the order of magnitude."""
GOALS: tuple[Goal, ...] = (Goal("omnicat import", 10_000, "a minute"),)
COLUMNS = (
    "sku,name,description,brand,mpn,gtin,price,weight,condition,color,size,country_of_origin,gender,age_group,material,"
    "pattern,custom_label_0,seo_title,seo_description,composition"
)


def races(setup: Setup) -> Iterator[Race]:
    """One table of 20 columns, in one language."""
    count = setup.products or 10_000
    shop = kept_shop(setup.folder, 0, EMPTY)
    table = setup.folder / f"products-{count}.csv"
    _write(table, count)
    run = program(OMNICAT, "-C", shop, "import", table, "--apply")
    yield Race(
        count,
        (
            Step(
                "omnicat import",
                "omnicat import products.csv --apply",
                run,
                before=lambda: kept_shop(setup.folder, 0, EMPTY, fresh=True),
            ),
        ),
        after=lambda: _all_there(shop, count),
    )


def versions(setup: Setup) -> Mapping[str, str]:
    """Nobody else takes part."""
    return {}


def _write(table: Path, count: int) -> None:
    with table.open("w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(COLUMNS.split(","))
        rows.writerows(_row(number) for number in range(count))


def _row(number: int) -> tuple[str, ...]:
    text = (
        "A tee of organic cotton that keeps its shape. It is knitted and sewn in one place, from long fibres that stay "
    )
    return (
        f"TEE-{number:07}",
        f"Harbor organic tee {number}",
        f"{text}soft after many washes. Number {number}.",
        "Harbor & Pine",
        f"HP-{number}",
        gtin(number),
        f"{number % 90 + 9}.00 USD",
        f"{number % 200 + 100} g",
        "new",
        "navy",
        "M",
        "PT",
        "unisex",
        "adult",
        "cotton",
        "plain",
        "basics",
        f"Organic tee {number} by Harbor & Pine",
        f"A regular tee of organic cotton from one farm, number {number}.",
        "100% cotton, organic",
    )


def _all_there(shop: Path, count: int) -> None:
    if (found := sum(1 for _ in (shop / "catalog/products").rglob("*.yaml"))) != count:
        raise SystemExit(f"{found} products were imported, not {count}")
