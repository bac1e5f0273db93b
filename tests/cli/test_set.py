from pathlib import Path

import pytest

from omnicat.documents import parse
from tests.cli.conftest import Run

TEE = "catalog/products/tee/tee.yaml"
MUG = "catalog/products/mug/mug.yaml"


@pytest.mark.parametrize(
    ("path", "arguments", "before", "after"),
    [
        (TEE, ("TEE", "price:EUR=28.50"), "EUR: 27.00", "EUR: 28.50"),
        (TEE, ("TEE", "price=30"), "USD: 29.00", "USD: 30"),
        (TEE, ("TEE", "price=26.00 EUR"), "EUR: 27.00", "EUR: 26.00"),
        (TEE, ("TEE.name@de-DE=Shirt: weich",), "de-DE: Hafen-T-Shirt", 'de-DE: "Shirt: weich"'),
        (TEE, ("TEE", "name=Harbour tee"), "en-US: Harbor tee,", "en-US: Harbour tee,"),
        (TEE, ("TEE", "weight=0.2 kg"), "weight: 180 g", "weight: 0.2 kg"),
        (TEE, ("TEE", "status=retired"), "status: active", "status: retired"),
        (TEE, ("TEE-NVY", "color=olive"), "{color: navy}", "{color: olive}"),
        (TEE, ("TEE-NVY-S", "weight=170 g"), 'gtin: "9521234543213"}', 'gtin: "9521234543213", weight: 170 g}'),
        (TEE, ("TEE-NVY-S", "gtin=04012345123456"), 'gtin: "9521234543213"}', 'gtin: "04012345123456"}'),
        (MUG, ("MUG.1.pieces=3",), "pieces: 2", "pieces: 3"),
        (MUG, ("MUG.1", "price:EUR=13.50"), "price: 14.90 USD", "price: {USD: 14.90, EUR: 13.50}"),
        (MUG, ("MUG.1", "--unset", "pieces"), "  pieces: 2\n", ""),
        (TEE, ("TEE", "--unset", "price:EUR"), "{USD: 29.00, EUR: 27.00}", "{USD: 29.00}"),
    ],
)
def test_one_value_changes_and_nothing_else(
    shop: Path, run: Run, path: str, arguments: tuple[str, ...], before: str, after: str
) -> None:
    text = (shop / path).read_text()
    assert before in text
    said = run(shop, "set", *arguments, "--apply")
    assert (said.code, said.err) == (0, "")
    assert (shop / path).read_text() == text.replace(before, after, 1)


def test_without_apply_the_change_is_only_shown(shop: Path, run: Run) -> None:
    text = (shop / TEE).read_text()
    said = run(shop, "set", "TEE", "price:EUR=28.00")
    assert said.code == 0
    assert "-  price: {USD: 29.00, EUR: 27.00}\n+  price: {USD: 29.00, EUR: 28.00}\n" in said.out
    assert "--apply" in said.out
    assert (shop / TEE).read_text() == text


def test_what_it_says_already_is_no_change(shop: Path, run: Run) -> None:
    said = run(shop, "set", "TEE", "price:EUR=27.00", "--apply")
    assert (said.code, said.out) == (0, "Nothing to change: it says so already.\n")


def test_variants_that_speak_for_themselves_are_named(shop: Path, run: Run) -> None:
    assert "TEE-OLV-M say 'price' themselves" in run(shop, "set", "TEE", "price=30").out


def test_lists_are_written_as_lists(shop: Path, run: Run) -> None:
    assert run(shop, "set", "TEE", "bullets=[soft, light]", "bullets@de-DE=weich, leicht", "--apply").code == 0
    document, _ = parse((shop / TEE).read_bytes(), TEE)
    assert document is not None
    assert document.data["attributes"]["bullets"] == {"en-US": ["soft", "light"], "de-DE": ["weich, leicht"]}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("TEE", "weight=heavy"), "weight=heavy"),
        (("TEE", "price=-3"), "less than nothing"),
        (("TEE-NVY", "color=nvay"), "did you mean 'navy'?"),
        (("TEE-NVY-S", "gtin=9521234543210"), "check digit"),
        (("TEE", "organic=perhaps"), "perhaps"),
        (("TEE", "status=live"), "'live' is not a status"),
        (("TEE", "name="), "would say nothing"),
        (("TEE", f"name={'x' * 61}"), "60"),
        (("MUG.1", "pieces=2.5"), "2.5"),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_written(
    shop: Path, run: Run, arguments: tuple[str, ...], message: str
) -> None:
    texts = {path: (shop / path).read_text() for path in (TEE, MUG)}
    said = run(shop, "set", *arguments, "TEE.weight=200 g", "--apply")
    assert said.code == 1
    assert message in said.err
    assert "Nothing is written." in said.err
    assert {path: (shop / path).read_text() for path in (TEE, MUG)} == texts


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("TEEE", "name=x"), "did you mean 'TEE"),
        (("TEE", "nam=x"), "did you mean 'name'?"),
        (("TEE",), "nothing to set"),
        (("name=x",), "names no SKU"),
        (("TEE", "weight@de-DE=1 g"), "the same in every locale"),
        (("TEE", "name@fr-FR=x"), "'fr-FR' is not a locale"),
        (("TEE", "name:EUR=x"), "has no currency"),
        (("TEE", "price:GBP=3"), "'GBP' is not a currency of the catalog"),
    ],
)
def test_a_name_that_is_not_known_is_a_usage_error(
    shop: Path, run: Run, arguments: tuple[str, ...], message: str
) -> None:
    said = run(shop, "set", *arguments)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
