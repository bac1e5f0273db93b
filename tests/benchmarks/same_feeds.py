"""Whether two programs wrote the same six feeds: every item's name, price, link and number."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from tests.benchmarks.hugo_site import FEEDS, LOCALES

Told = tuple[str, str, str, str]
_GOOGLE = "{http://base.google.com/ns/1.0}"


def compare(ours: Path, theirs: Path) -> None:
    """Raises SystemExit where they differ."""
    for name, file in FEEDS:
        for short, _, _ in LOCALES:
            place = f"{name}-{short}/{file}"
            one, other = list(_READERS[name](ours / place)), list(_READERS[name](theirs / place))
            if one != other:
                odd = next((pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]), None)
                raise SystemExit(f"{place} differs: {len(one)} items and {len(other)}, such as {odd}")


def _google(path: Path) -> Iterator[Told]:
    for _, element in ElementTree.iterparse(path):
        if element.tag == "item":
            yield _told(*(element.findtext(f"{_GOOGLE}{each}") for each in ("title", "price", "link", "gtin")))
            element.clear()


def _shopify(path: Path) -> Iterator[Told]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            yield _told(row["Title"], row["Price"], row["URL handle"], row["Barcode"])


def _website(path: Path) -> Iterator[Told]:
    with path.open() as lines:
        for line in lines:
            each = json.loads(line)
            yield _told(each["name"], f"{each['offers']['price']:.2f}", each["url"], each["gtin"])


def _told(*texts: str | None) -> Told:
    name, price, link, number = (text or "" for text in texts)
    return name, price, link, number


_READERS = {"google": _google, "shopify": _shopify, "website": _website}
