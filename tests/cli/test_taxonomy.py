"""Taxonomies are imported with a plan first, listed, shown, and searched for what categories stand for."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

OLD = """\
# Google_Product_Taxonomy_Version: 2019-07-10
166 - Apparel & Accessories
212 - Apparel & Accessories > Shirts & Tops
6049 - Home & Garden > Coffee & Tea Cups
"""
NEW = """\
# Google_Product_Taxonomy_Version: 2021-09-21
166 - Apparel & Accessories
212 - Apparel & Accessories > Tops
536 - Home & Garden
638 - Home & Garden > Kitchen & Dining
"""
FILE = "catalog/taxonomies/google.tsv"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "taxonomy-with-ids.en-US.txt"
    path.write_text(OLD, encoding="utf-8")
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.txt"
    path.write_text(NEW, encoding="utf-8")
    return path


def test_an_import_is_a_plan_first(shop: Path, run: Run, old: Path) -> None:
    said = run(shop, "taxonomy", "import", str(old))
    assert said.code == 0
    assert said.out.splitlines() == [
        "google 2019-07-10  3 entries",
        "All 3 ids that your categories say are in it.",
        f"+ {FILE}",
        "Nothing is written yet: run it again with --apply",
    ]
    assert not (shop / FILE).exists()


def test_with_apply_it_is_written_and_a_second_time_is_no_change(shop: Path, run: Run, old: Path) -> None:
    assert "✓ Written" in run(shop, "taxonomy", "import", str(old), "--apply").out
    before = (shop / FILE).read_bytes()
    assert "✓ Nothing to change" in run(shop, "taxonomy", "import", str(old), "--apply").out
    assert (shop / FILE).read_bytes() == before


def test_a_new_version_says_what_changed_and_who_loses(shop: Path, run: Run, old: Path, new: Path) -> None:
    run(shop, "taxonomy", "import", str(old), "--apply")
    said = run(shop, "taxonomy", "import", str(new))
    assert said.code == 1
    assert "google 2021-09-21  4 entries, instead of 2019-07-10" in said.out
    assert "2 new" in said.out
    assert "1 gone\n  6049  Home & Garden > Coffee & Tea Cups" in said.out
    assert "  212  Apparel & Accessories > Shirts & Tops  →  Apparel & Accessories > Tops" in said.out
    assert "1 of 3 ids that your categories say are not in it" in said.out
    assert (
        "  kitchen  6049  was Home & Garden > Coffee & Tea Cups; now 638 (Home & Garden > Kitchen & Dining)?"
        in said.out
    )
    assert run(shop, "taxonomy", "import", str(new), "--apply").code == 0
    lint = run(shop, "lint", "--select", "category")
    assert "'6049' is no longer in the taxonomy of google (2021-09-21); it was 'Home & Garden > Coffee" in lint.out
    assert "did you mean 638 (Home & Garden > Kitchen & Dining)?" in lint.out


def test_lint_looks_again_when_a_taxonomy_comes_changes_or_goes(shop: Path, run: Run, new: Path) -> None:
    rule = "category/unknown-taxonomy-id"
    assert rule not in run(shop, "lint").out
    run(shop, "taxonomy", "import", str(new), "--apply")
    assert rule in run(shop, "lint").out
    assert rule in run(shop, "lint").out
    path = shop / FILE
    path.write_text(path.read_text(encoding="utf-8") + "6049\tCups\n", encoding="utf-8")
    assert rule not in run(shop, "lint").out
    path.unlink()
    assert rule not in run(shop, "lint").out


def test_a_table_gets_its_name(shop: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "etsy.csv").write_text("id,path\n1,Bags > Totes\n", encoding="utf-8")
    refused = run(shop, "taxonomy", "import", str(tmp_path / "etsy.csv"))
    assert refused.code == 2
    assert "--name" in refused.err
    assert run(shop, "taxonomy", "import", str(tmp_path / "etsy.csv"), "--name", "etsy", "--apply").code == 0
    assert (shop / "catalog/taxonomies/etsy.tsv").is_file()


def test_the_list_counts_categories(shop: Path, run: Run, old: Path) -> None:
    assert "not imported" in run(shop, "taxonomy").out
    run(shop, "taxonomy", "import", str(old), "--apply")
    rows = json.loads(run(shop, "taxonomy", "list", "--json").out)["taxonomies"]
    assert rows == [
        {
            "name": "google",
            "version": "2019-07-10",
            "source": "taxonomy-with-ids.en-US.txt",
            "entries": 3,
            "mapped": 3,
            "own": 3,
            "without": 0,
        }
    ]


def test_an_entry_is_shown_by_id_and_by_path(shop: Path, run: Run, new: Path) -> None:
    run(shop, "taxonomy", "import", str(new), "--apply")
    by_id = run(shop, "taxonomy", "show", "212").out
    assert by_id.splitlines() == [
        "212 Apparel & Accessories > Tops  google (2021-09-21)",
        "  above     166  Apparel & Accessories",
        "  category       apparel/tees",
    ]
    assert run(shop, "taxonomy", "show", "apparel & accessories>tops").out == by_id
    unknown = run(shop, "taxonomy", "show", "Shirt tops")
    assert unknown.code == 2
    assert "did you mean 212 (Apparel & Accessories > Tops)?" in unknown.err


def test_an_entry_that_is_gone_says_so(shop: Path, run: Run, old: Path, new: Path) -> None:
    run(shop, "taxonomy", "import", str(old), "--apply")
    run(shop, "taxonomy", "import", str(new), "--apply")
    assert "gone: 2019-07-10 was the last version with it" in run(shop, "taxonomy", "show", "6049").out


def test_suggestions_are_for_those_without_an_id(shop: Path, run: Run, new: Path) -> None:
    run(shop, "taxonomy", "import", str(new), "--apply")
    assert "every category has an id" in run(shop, "taxonomy", "suggest").err
    tree = shop / "catalog/categories.yaml"
    tree.write_text("tops: {label: Tops}\nnothing: {label: Quux}\n", encoding="utf-8")
    said = run(shop, "taxonomy", "suggest")
    assert said.out.splitlines()[0] == "tops  Tops · google"
    assert said.out.splitlines()[1].endswith("212  Apparel & Accessories > Tops")
    assert "nothing like it" in said.out
    only = json.loads(run(shop, "taxonomy", "suggest", "tops", "--limit", "1", "--json").out)["suggestions"]
    assert [(each["category"], [one["id"] for one in each["candidates"]]) for each in only] == [("tops", ["212"])]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["frob"], "action 'frob' does not exist"),
        (["import"], "`omnicat taxonomy import` takes one FILE"),
        (["list", "more"], "`omnicat taxonomy list` takes no argument"),
        (["show", "1"], "no taxonomy is imported yet"),
        (["suggest"], "no taxonomy is imported yet"),
        (["import", "nowhere.txt"], "can't read"),
    ],
)
def test_what_is_wrong_is_said(shop: Path, run: Run, arguments: list[str], message: str) -> None:
    said = run(shop, "taxonomy", *arguments)
    assert said.code == 2
    assert message in said.err


def test_a_name_that_is_not_there_is_said(shop: Path, run: Run, new: Path) -> None:
    run(shop, "taxonomy", "import", str(new), "--apply")
    assert "did you mean 'google'?" in run(shop, "taxonomy", "suggest", "--taxonomy", "gogle").err
    assert "did you mean 'kitchen'?" in run(shop, "taxonomy", "suggest", "kitchn").err


def test_an_id_that_is_newer_than_the_file_is_told_with_the_files_date(shop: Path, run: Run, old: Path) -> None:
    """Old copies of Google's list are about: who has one must see that it is the list that is old."""
    assert run(shop, "taxonomy", "import", str(old), "--apply").code == 0
    path = shop / "catalog/categories.yaml"
    path.write_text("new: {label: {en-US: New, de-DE: Neu}, taxonomies: {google: 543703}}\n", encoding="utf-8")
    said = run(shop, "lint", "--select", "category/unknown-taxonomy-id", "--output-format", "concise").out
    assert "'543703' is not in" in said
    assert "2019-07-10" in said
