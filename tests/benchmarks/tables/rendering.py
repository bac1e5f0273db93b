"""Google items of 40 fields rendered from listings, beside an lxml writer by hand."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from tests.benchmarks.made_up_products import gtin
from tests.benchmarks.peers import version
from tests.benchmarks.tables.protocol import Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "render"
TITLE = "Google items of 40 fields"
ABOUT = """\
From listings that are resolved already to a file on the disk: only that is timed, inside each program. omnicat goes
through its template, whose fields, escaping and nesting the shop may change; the other is `lxml.etree.xmlfile`, written
by hand for just this and without any indentation. The items of both files are compared element by element."""
GOALS: tuple[Goal, ...] = (Goal("omnicat", 1.5, "faster", "lxml"),)
PROGRAMS = Path(__file__).parents[1] / "programs"


def races(setup: Setup) -> Iterator[Race]:
    """The same records for both, and the same files from both."""
    count = setup.products or 10_000
    folder = setup.folder / "render"
    folder.mkdir(parents=True, exist_ok=True)
    records, ours, theirs = folder / f"records-{count}.jsonl", folder / "omnicat.xml", folder / "lxml.xml"
    records.write_text("".join(f"{json.dumps(record(number))}\n" for number in range(count)))

    def step(name: str, python: str | Path, script: str, written: Path) -> Step:
        run = program(python, PROGRAMS / script, records, written, typed=float)
        return Step(name, f"python tests/benchmarks/programs/{script} records.jsonl {written.name}", run)

    yield Race(
        count,
        (
            step("omnicat", sys.executable, "omnicat_items.py", ours),
            step("lxml", setup.peers.python(), "lxml_items.py", theirs),
        ),
        after=lambda: _compare(ours, theirs),
    )


def versions(setup: Setup) -> Mapping[str, str]:
    """Of lxml."""
    return {"lxml": version(setup.peers.python(), "-c", "import lxml; print(lxml.__version__)")}


def _compare(ours: Path, theirs: Path) -> None:
    for number, (one, other) in enumerate(zip(_items(ours), _items(theirs), strict=True)):
        if one != other:
            raise SystemExit(f"item {number} differs: {one} and {other}")


def _items(path: Path) -> Iterator[list[tuple[str, str]]]:
    for _, element in ElementTree.iterparse(path):
        if element.tag == "item":
            yield [(each.tag, (each.text or "").strip()) for each in element.iter()]
            element.clear()


def record(number: int) -> dict[str, object]:
    """Forty fields as a listing holds them; three are lists, one a list of groups."""
    text = "A tee of organic cotton that keeps its shape. It is knitted & sewn in one place, from long fibres. "
    return {
        "id": f"TEE-{number:07}",
        "title": f"Harbor & Pine organic tee {number}",
        "description": f"{text * 2}Number {number}.",
        "link": f"https://shop.example/en-US/products/tee-{number:07}?a=1&b=2",
        "image_link": f"https://cdn.shop.example/tee-{number:07}.jpg",
        "additional_image_link": [f"https://cdn.shop.example/tee-{number:07}-{each}.jpg" for each in range(3)],
        "availability": "in_stock",
        "price": f"{number % 90 + 9}.00 USD",
        "sale_price": f"{number % 90 + 5}.00 USD",
        "sale_price_effective_date": "2026-11-01T00:00Z/2026-12-01T00:00Z",
        "unit_pricing_measure": "1 ct",
        "google_product_category": "212",
        "product_type": "Apparel > Tops > Tees",
        "brand": "Harbor & Pine",
        "gtin": gtin(number),
        "mpn": f"HP-{number}",
        "condition": "new",
        "adult": "no",
        "multipack": 3,
        "is_bundle": "no",
        "age_group": "adult",
        "gender": "unisex",
        "color": "Navy",
        "material": "cotton",
        "pattern": "plain",
        "size": "M",
        "size_type": "regular",
        "size_system": "EU",
        "item_group_id": f"TEE-{number:07}",
        "product_length": "70 cm",
        "product_width": "50 cm",
        "product_weight": f"{number % 200 + 100} g",
        "product_highlight": ["Soft & dense", "Organic cotton from one farm", "Made to be mended"],
        "custom_label_0": "basics",
        "custom_label_1": "spring",
        "short_title": f"Organic tee {number}",
        "shipping": [{"country": "US", "service": "Standard", "price": "4.90 USD"}],
        "shipping_label": "small",
        "shipping_weight": "150 g",
        "max_handling_time": 2,
    }
