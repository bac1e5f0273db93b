from pathlib import Path

import pytest

from omnicat.pipeline import ALL_RULES
from tests.cli.conftest import Run


def test_a_rule_has_its_manual_page(shop: Path, run: Run) -> None:
    said = run(shop, "explain", "product/duplicate-gtin")
    assert said.code == 0
    assert said.out.startswith("# product/duplicate-gtin (error)\n\nTwo products carry the same GTIN.\n")
    assert "Bad" in said.out
    assert "Fix:" in said.out


@pytest.mark.parametrize("rule", sorted(ALL_RULES))
def test_every_rule_tells_what_to_do(shop: Path, run: Run, rule: str) -> None:
    assert "Fix:" in run(shop, "explain", rule).out


@pytest.mark.parametrize("name", ["product", "product/*"])
def test_a_kind_lists_its_rules(shop: Path, run: Run, name: str) -> None:
    said = run(shop, "explain", name)
    assert said.code == 0
    rules = [line.split()[0] for line in said.out.splitlines()]
    assert rules == [rule for rule in ALL_RULES if rule.startswith("product/")]


@pytest.mark.parametrize("name", ["google-merchant@2026-08", "google-merchant"])
def test_a_spec_has_its_page_by_its_name_too(shop: Path, run: Run, name: str) -> None:
    said = run(shop, "explain", name)
    assert said.code == 0
    assert said.out.startswith("# google-merchant@2026-08: ")


def test_what_expressions_see_has_its_page_and_each_member_a_line(shop: Path, run: Run) -> None:
    page = run(shop, "explain", "listing")
    assert (page.code, page.out.startswith("# listing\n\n")) == (0, True)
    assert "\n- `main_image`: " in page.out
    one = run(shop, "explain", "listing.main_image")
    assert (one.code, one.out) == (
        0,
        "# listing.main_image\n\nThe address of the main image; none where it has none.\n",
    )
    wrong = run(shop, "explain", "listing.main_imge")
    assert (wrong.code, "did you mean 'main_image'?" in wrong.err) == (2, True)


def test_without_a_name_all_are_listed(shop: Path, run: Run) -> None:
    said = run(shop, "explain")
    assert said.code == 0
    names = {line.split()[0] for line in said.out.splitlines()}
    assert names >= {*ALL_RULES, "google-merchant@2026-08"}
    assert len(names) == len(said.out.splitlines())


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("product/duplicate-gtn", "did you mean 'product/duplicate-gtin'?"),
        ("prodct", "did you mean 'product'?"),
        ("google-merchent", "did you mean 'google-merchant'?"),
        ("nope", "use one of: asset, attribute, "),
    ],
)
def test_an_unknown_name_is_said_with_the_nearest(shop: Path, run: Run, name: str, hint: str) -> None:
    said = run(shop, "explain", name)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"error: rule '{name}' does not exist\n")
    assert hint in said.err


def test_no_catalog_is_needed(tmp_path: Path, run: Run) -> None:
    assert run(tmp_path, "explain", "product/duplicate-gtin").code == 0
