import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "skus"),
    [
        ((), ["MUG.1", "TEE"]),
        (("harbor",), ["TEE"]),
        (("hafen", "tee"), ["TEE"]),
        (("nvy-s",), ["TEE"]),
        (("9521234543213",), ["TEE"]),
        (("enamel", "tee"), []),
        (("--family", "mug"), ["MUG.1"]),
        (("--category", "apparel"), ["TEE"]),
        (("--status", "draft"), ["MUG.1"]),
        (("--channel", "google-us"), ["TEE"]),
        (("--channel", "google-us", "--missing", "gtin"), ["TEE"]),
        (("--missing", "weight"), ["MUG.1"]),
        (("--missing", "pieces"), []),
        (("--where", "pieces == 2"), ["MUG.1"]),
        (("--where", "price.amount > 30"), ["TEE"]),
        (("--where", "color.code == 'olive' and not gtin"), ["TEE"]),
        (("--where", "quantity == 0"), ["TEE"]),
        (("--where", "'kitchen' in categories"), ["MUG.1"]),
    ],
)
def test_products_are_found(shop: Path, run: Run, arguments: tuple[str, ...], skus: list[str]) -> None:
    said = run(shop, "list", *arguments, "--json")
    assert said.code == 0
    found = json.loads(said.out)
    assert found["format"] == 1
    assert [each["sku"] for each in found["products"]] == skus


def test_a_row_tells_what_one_wants_to_know(shop: Path, run: Run) -> None:
    head, mug, tee = run(shop, "list").out.splitlines()
    assert head.split() == ["SKU", "Name", "Family", "Status", "Variants", "Price", "Complete"]
    assert mug.startswith("MUG.1  Enamel mug \\x1b[31mred")
    assert "29.00–31.00 USD" in tee
    assert tee.split()[5] == "2"


def test_nothing_found_is_no_failure(shop: Path, run: Run) -> None:
    said = run(shop, "list", "sofa")
    assert (said.code, said.out, said.err) == (0, "", "no products match\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--family", "te"), "did you mean 'tee'?"),
        (("--status", "live"), "status 'live' does not exist"),
        (("--category", "aparel"), "did you mean 'apparel'?"),
        (("--channel", "ebay"), "channel 'ebay' does not exist"),
        (("--missing", "wieght"), "did you mean 'weight'?"),
        (("--where", "wieght"), "did you mean 'weight'?"),
        (("--where", "price ="), "can't be understood"),
        (("--where", "price > 5"), "fails"),
        (("--where", "range(99999999)|list|length > 5"), "error"),
    ],
)
def test_a_wrong_question_is_answered_with_a_hint(
    shop: Path, run: Run, arguments: tuple[str, ...], message: str
) -> None:
    said = run(shop, "list", *arguments)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
