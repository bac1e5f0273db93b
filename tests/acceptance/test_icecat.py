"""Real input: 4,898 products of an Akeneo demo shop become a catalog; what is truly missing is told, not guessed."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from omnicat.documents import parse
from tests.acceptance.beside import SAMPLES, needs_shared
from tests.acceptance.feeds_read import feeds, google_items, manifest, shopify_rows
from tests.acceptance.terminal import omnicat

pytestmark = needs_shared


@pytest.fixture(scope="module")
def findings(icecat_built: Path) -> list[dict[str, Any]]:
    """What lint finds in each sixteenth product."""
    ran = omnicat(icecat_built, "lint", "--workers", "1", "--output-format", "json")
    assert ran.code == 1
    return list(json.loads(ran.out)["findings"])


def test_all_products_families_locales_currencies_and_photos_arrive(icecat: Path) -> None:
    settings = _data(icecat / "catalog/catalog.yaml")
    assert len(list((icecat / "catalog/products").rglob("*.yaml"))) == 4898
    assert len(list((icecat / "catalog/families").glob("*.yaml"))) == 12
    assert len([path for path in (icecat / "assets").rglob("*") if path.is_file()]) == 525
    assert settings["locales"] == ["en-US", "de-DE", "fr-FR"]
    assert settings["currencies"] == ["USD", "EUR"]


def test_what_was_changed_or_left_out_is_told_row_by_row(icecat: Path) -> None:
    account = (icecat / "import-report.csv").read_text(encoding="utf-8").splitlines()
    assert account[0] == "file,row,column,kind,message,value"
    assert len(account) > 6000
    assert (icecat / "said.txt").read_text(encoding="utf-8").startswith("0\n")


def test_ten_products_say_what_their_rows_say(icecat: Path) -> None:
    import csv

    with (SAMPLES / "icecat/import/tablets.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))[::20][:10]
    for row in rows:
        said = _data(icecat / f"catalog/products/tablets/{row['sku']}.yaml")
        name = said["attributes"]["name"]
        assert (name["en-US"] if isinstance(name, dict) else name) == row["name"]
        amounts = [each.split() for each in row["price"].split(",") if each]
        assert {code: str(amount) for code, amount in said["attributes"].get("price", {}).items()} == {
            code: amount for amount, code in amounts
        }


def test_what_is_truly_missing_is_found(findings: list[dict[str, Any]]) -> None:
    rules = Counter(each["rule"] for each in findings)
    assert {"completeness/no-main-image", "completeness/translation", "channel/missing-field"} <= rules.keys()
    assert rules["completeness/no-main-image"] > 200
    assert any("gtin" in each["message"] for each in findings)
    assert all(each["where"]["path"] and each["message"] for each in findings)


def test_every_feed_holds_what_the_manifest_counts(icecat_built: Path) -> None:
    assert manifest(icecat_built)["products"] == 307
    for feed, path in feeds(icecat_built, "google-merchant", ".xml"):
        assert len(google_items(path)) == feed["written"] == feed["listings"] - feed["excluded"] > 0
    ((feed, path),) = feeds(icecat_built, "shopify", ".csv")
    assert len({row["URL handle"] for row in shopify_rows(path)}) == feed["written"] > 100
    for feed, path in feeds(icecat_built, "website", ".jsonld"):
        assert len(list(path.parent.glob("*.jsonld"))) == feed["files"] == feed["written"]


def test_a_product_is_left_out_for_errors_that_lint_tells_too(
    icecat_built: Path, findings: list[dict[str, Any]]
) -> None:
    told = {(each["rule"], each["message"]) for each in findings if each["severity"] == "error"}
    for channel in manifest(icecat_built)["channels"]:
        for each in channel["excluded"]:
            assert {(reason["rule"], reason["message"]) for reason in each["reasons"]} <= told


def test_a_second_build_makes_nothing(icecat_built: Path) -> None:
    before = (icecat_built / "dist/manifest.json").stat().st_mtime_ns
    again = omnicat(icecat_built, "build", "--workers", "1")
    assert again.out.startswith("Nothing changed")
    assert (icecat_built / "dist/manifest.json").stat().st_mtime_ns == before


def _data(path: Path) -> Any:
    document, problems = parse(path.read_bytes(), path.name)
    assert document
    assert not problems
    return document.data
