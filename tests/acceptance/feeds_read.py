"""Written feeds read again by other readers than omnicat's own."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

GOOGLE = "{http://base.google.com/ns/1.0}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


def manifest(root: Path) -> dict[str, Any]:
    """The manifest of the last build."""
    return dict(json.loads((root / "dist/manifest.json").read_text(encoding="utf-8")))


def feeds(root: Path, spec: str, ending: str) -> Iterator[tuple[dict[str, Any], Path]]:
    """The feeds of a channel's kind, each as the manifest has it and with its file; one in parts with each of them."""
    for feed in manifest(root)["feeds"]:
        if feed["spec"].startswith(f"{spec}@") and feed["file"].endswith(ending):
            name = feed["file"].removeprefix(f"{feed['channel']}/")
            for part in range(1, feed.get("files", 1) + 1) if "{part}" in name else (1,):
                yield feed, root / "dist" / feed["channel"] / name.replace("{part}", str(part))


def google_items(path: Path) -> list[dict[str, list[str]]]:
    """The items of an RSS file: name -> texts; groups as `part:text`. Only Google's namespace may stand in one."""
    items = ElementTree.parse(path).getroot().findall("channel/item")
    return [_item(element) for element in items]


def google_rows(path: Path) -> list[dict[str, str]]:
    """The rows of the tab-separated file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", strict=True))


def shopify_rows(path: Path) -> list[dict[str, str]]:
    """The rows of the product import file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def _item(element: ElementTree.Element) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for each in element:
        assert each.tag.startswith(GOOGLE), each.tag
        inner = [f"{part.tag.removeprefix(GOOGLE)}:{part.text}" for part in each]
        said.setdefault(each.tag.removeprefix(GOOGLE), []).extend(inner or [each.text or ""])
    return said
