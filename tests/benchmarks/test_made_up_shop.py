"""What is measured is the same each time, and nothing is wrong with it."""

from pathlib import Path

import pytest

from omnicat.documents import parse
from tests.acceptance.terminal import omnicat
from tests.benchmarks.made_up_products import FOLDER, Kind, path, product, products
from tests.benchmarks.made_up_shop import (
    EIGHT,
    FOUR,
    OWN_PHOTOS,
    PLAIN,
    SIX,
    THREES,
    VARIANTS,
    Shape,
    edit,
    kept_shop,
    write_shop,
)


def contents(folder: Path) -> dict[str, bytes]:
    files = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in files}


@pytest.mark.parametrize("shape", [EIGHT, VARIANTS, FOUR, SIX, THREES, OWN_PHOTOS], ids=lambda shape: shape.name)
def test_a_made_up_shop_has_no_findings(shape: Shape, tmp_path: Path) -> None:
    write_shop(tmp_path, 8, shape)
    assert omnicat(tmp_path, "lint", "--all").said == "All clean: 8 products.\n"


def test_two_of_the_same_are_the_same(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    write_shop(one, 5)
    write_shop(other, 5)
    assert contents(one) == contents(other)


def test_a_kept_shop_is_as_new_when_it_is_asked_for_again(tmp_path: Path) -> None:
    shop = kept_shop(tmp_path, 3, PLAIN)
    before = contents(shop)
    edit(shop, PLAIN, price=50)
    (shop / "dist").mkdir()
    assert contents(shop) != before
    assert contents(kept_shop(tmp_path, 3, PLAIN)) == before


def test_a_product_has_a_usual_size_and_number_of_values() -> None:
    document, findings = parse(product(7, Kind()).encode(), "tee.yaml")
    assert document is not None
    assert not findings
    assert 1600 <= len(document.text.encode()) <= 1800
    assert 20 <= len(document.data["attributes"]) <= 25


def test_some_have_variants_and_some_are_broken() -> None:
    texts = [content.decode() for _, content in products(8, Kind(variants=4, broken=8))]
    assert [number for number, text in enumerate(texts) if "variants:" in text] == [0, 4]
    assert [number for number, text in enumerate(texts) if "status: on-sale" in text] == [0]


def test_a_folder_holds_a_thousand_at_most() -> None:
    folders = [path(number).partition("/")[0] for number in range(FOLDER * 2 + 1)]
    assert [folders.count(each) for each in sorted(set(folders))] == [FOLDER, FOLDER, 1]
