"""Pillow's own test pictures, with all that ever crashed, hung or blew up a decoder: `make test-corpus` fetches them."""

import json
import os
import shutil
import sys
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from subprocess import DEVNULL, Popen

import pytest

from omnicat.documents import Data, emit
from omnicat.images import RenditionSpec, probe, render
from omnicat.importers import standard_attributes
from tests.images.pictures import photo, saved
from tests.images.watched import Watched, watched

CORPUS = Path(os.environ.get("PILLOW_TESTS") or Path(__file__).parents[2] / "build/pillow-tests/images")
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the pictures are not there: run `make test-corpus`")

SECONDS = 5
MEGABYTES = 640
"""A worker may have 700, and begins with 60 at most."""
LEAST = 1_000

SPECS = (
    RenditionSpec(width=600, height=600, fit="pad", quality=88),
    RenditionSpec(width=400, height=400, fit="trim", format="webp"),
    RenditionSpec(width=200, height=200, format="webp", animation="keep"),
    RenditionSpec(width=100, height=100, fit="cover", format="png"),
)
PARTS = 4

OUTCOMES = CORPUS.parent / "outcomes.html"
"""The report of a shop of all of them, for a person to look at: what became of each, and why."""

SETTINGS = """\
name: All that Pillow is tested with
url: https://shop.example
product_url: https://shop.example/{slug}
asset_url: https://cdn.shop.example
locales: [en-US]
currencies: [USD]
"""
FAMILY = "family: thing\nlabel: Thing\nattributes: [name, description, brand, price]\nrequired: [name]\n"
PROFILE = """\
spec: website@2026-08
locale: en-US
currency: USD
country: US
renditions:
  main: {width: 600, height: 600, fit: pad, format: jpeg}
feeds: [{file: products.jsonl, format: jsonl, unit: product}]
"""


@pytest.mark.parametrize("part", range(PARTS))
def test_no_file_crashes_hangs_or_takes_much(part: int) -> None:
    render(saved(photo(64, 64)), SPECS, path="a")
    seen = {name: watched(lambda name=name: _told(name)) for name in _names()[part::PARTS]}  # type: ignore[misc] # its default
    slow = {name: one for name, one in seen.items() if one.cpu >= SECONDS or one.megabytes >= MEGABYTES}
    assert slow == {}
    assert len(_names()) >= LEAST
    assert sum(one.said == "made" for one in seen.values()) > len(seen) / 2


def test_a_shop_of_all_of_them_is_built_and_each_is_accounted_for(tmp_path: Path) -> None:
    product_by_name = _write_shop(tmp_path)
    exit_, took = _built(tmp_path)
    assert exit_ == 3, "some listings are left out, and nothing else happened"
    assert took.megabytes < MEGABYTES
    shutil.copy(tmp_path / "dist/report.html", OUTCOMES)
    told = {each["path"]: each for each in json.loads((tmp_path / "dist/report.json").read_text())["originals"]}
    refused, shown = _refused(tmp_path, product_by_name), _shown(tmp_path)
    outcomes = {name: refused.get(name, []) + ["made"] * (sku in shown) for name, sku in product_by_name.items()}
    assert {name: each for name, each in outcomes.items() if len(each) != 1} == {}
    for name, (said,) in outcomes.items():
        of_report = told[f"assets/{name}"]["outcome"], told[f"assets/{name}"]["rule"]
        # A drawing or a document in the role of a picture: the product is wrong, not the file.
        expected = {("made", "")} if said == "made" else {("refused", said)}
        assert of_report in (expected if said != "asset/wrong-kind" else expected | {("not shown", "")})
    counts = Counter(outcome for each in outcomes.values() for outcome in each)
    assert counts["made"] > LEAST / 2
    assert set(counts) <= {
        "made",
        "asset/unreadable",
        "asset/too-many-pixels",
        "asset/unknown-format",
        "asset/wrong-kind",
        "asset/empty",
    }


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(file.relative_to(CORPUS).as_posix() for file in CORPUS.rglob("*") if file.is_file()))


def _told(name: str) -> str:
    facts, refusals = probe(CORPUS / name, name)
    made, findings = render(CORPUS / name, SPECS, path=name)
    errors = [each for each in findings if str(each.severity) == "error"]
    if facts is None:
        assert [each.message for each in errors] == [each.message for each in refusals]
    assert len(errors) == (0 if all(made) else 1), errors
    return errors[0].message if errors else "made"


def _write_shop(root: Path) -> dict[str, str]:
    attributes: dict[str, Data] = {name: one for name, one in standard_attributes().items() if name in FAMILY}
    texts = {
        "catalog/catalog.yaml": SETTINGS,
        "catalog/attributes/standard.yaml": emit(attributes),
        "catalog/families/thing.yaml": FAMILY,
        "channel_profiles/site.yaml": PROFILE,
    }
    skus = {name: f"P{number:04}" for number, name in enumerate(_names())}
    for name, sku in skus.items():
        values: dict[str, Data] = {"name": sku, "brand": "B", "description": "A thing", "price": {"USD": 1}}
        product: dict[str, Data] = {
            "sku": sku,
            "family": "thing",
            "status": "active",
            "attributes": values,
            "assets": {"main": name},
        }
        texts[f"catalog/products/{sku}.yaml"] = emit(product)
        _put(root / "assets" / name, (CORPUS / name).read_bytes())
    for path, text in texts.items():
        _put(root / path, text.encode())
    return skus


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _built(root: Path) -> tuple[int, Watched]:
    arguments = (sys.executable, "-m", "omnicat", "-C", str(root), "build", "--workers", "2", "--now", "2026-08-01")
    process = Popen(arguments, stdout=DEVNULL, stderr=DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, Watched("", usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _refused(root: Path, product_by_name: dict[str, str]) -> dict[str, list[str]]:
    """The rules of the errors about each file, wherever they are placed."""
    name_by_file = {f"catalog/products/{sku}.yaml": name for name, sku in product_by_name.items()}
    rules = defaultdict(list)
    for each in json.loads((root / "dist/report.json").read_text())["findings"]:
        path = each["where"]["path"]
        name = path.removeprefix("assets/") if path.startswith("assets/") else name_by_file.get(path)
        if name and each["severity"] == "error" and each["rule"].startswith("asset/"):
            rules[name].append(each["rule"])
    return rules


def _shown(root: Path) -> set[str]:
    return {file.name.partition("-")[0] for file in (root / "dist/site/images").iterdir()}
