from pathlib import Path

import pytest

from omnicat.documents import parse
from tests.cli.conftest import Run


def test_a_new_product_has_a_place_for_what_its_family_needs(shop: Path, run: Run) -> None:
    said = run(shop, "new", "tee", "TEE-COVE", "--category", "apparel/tees")
    assert said.code == 0, said.err
    text = (shop / "catalog/products/tee/tee-cove.yaml").read_text()
    assert text.startswith("sku: TEE-COVE\nfamily: tee\nstatus: draft")
    assert "  name:  # Name; text\n    en-US:\n    de-DE:\n" in text
    assert "  # bullets:" in text
    linted = run(shop, "lint", "catalog/products/tee/tee-cove.yaml", "--select", "yaml", "--select", "schema")
    assert linted.code == 0, linted.out
    assert run(shop, "set", "TEE-COVE", "name=Cove tee", "price:EUR=20.00", "--apply").code == 0


def test_variants_are_every_combination_of_their_axes(shop: Path, run: Run) -> None:
    assert run(shop, "new", "tee", "TEE-COVE", "--variants", "color=navy,olive", "size=S,M").code == 0
    document, _ = parse((shop / "catalog/products/tee/tee-cove.yaml").read_bytes(), "")
    assert document is not None
    assert [each["sku"] for each in document.data["variants"]] == [
        "TEE-COVE-NAVY-S",
        "TEE-COVE-NAVY-M",
        "TEE-COVE-OLIVE-S",
        "TEE-COVE-OLIVE-M",
    ]
    assert document.data["variants"][0]["attributes"] == {"color": "navy", "size": "S"}


def test_without_a_sku_the_next_free_one_is_taken(shop: Path, run: Run) -> None:
    run(shop, "new", "mug")
    run(shop, "new", "mug")
    assert sorted(path.name for path in (shop / "catalog/products/mug").iterdir()) == [
        "mug-001.yaml",
        "mug-002.yaml",
        "mug.yaml",
    ]


def test_files_that_name_their_schema_beget_such_files(shop: Path, run: Run) -> None:
    mug = shop / "catalog/products/mug/mug.yaml"
    mug.write_text("# yaml-language-server: $schema=x\n" + mug.read_text())
    run(shop, "schema")
    run(shop, "new", "mug", "MUG-2")
    first = (mug.parent / "mug-2.yaml").read_text().splitlines()[0]
    assert (mug.parent / first.partition("$schema=")[2]).resolve().is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("te",), "did you mean 'tee'?"),
        (("tee", "TEE"), "SKU 'TEE' exists already"),
        (("tee", "TEE-NVY-S"), "SKU 'TEE-NVY-S' exists already"),
        (("mug", "mug"), "exists already"),
        (("tee", "T-1", "color=navy"), "say size=…, too"),
        (("tee", "T-1", "color=nvay", "size=S"), "did you mean 'navy'?"),
        (("tee", "T-1", "colour=navy", "size=S"), "did you mean 'color'?"),
        (("mug", "M-1", "color=navy"), "no variant axis 'color'"),
        (("tee", "T-1", "T-2"), "two SKUs"),
        (("tee", "T-1", "--category", "tees"), "category 'tees' does not exist"),
    ],
)
def test_what_can_not_be_begun_is_said(shop: Path, run: Run, arguments: tuple[str, ...], message: str) -> None:
    before = sorted(shop.rglob("*.yaml"))
    said = run(shop, "new", *arguments)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
    assert sorted(shop.rglob("*.yaml")) == before


def test_schemas_are_written_and_checked(shop: Path, run: Run) -> None:
    assert run(shop, "schema", "--check").code == 1
    assert run(shop, "schema").code == 0
    assert run(shop, "schema", "--check").code == 0
    attributes = shop / "catalog/attributes/all.yaml"
    attributes.write_text(attributes.read_text() + "season: {type: text}\n")
    family = shop / "catalog/families/mug.yaml"
    family.write_text(family.read_text().replace("pieces]", "pieces, season]"))
    said = run(shop, "schema", "--check")
    assert said.code == 1
    assert "product-mug.schema.json is not up to date" in said.err
    assert run(shop, "schema", "--out", str(shop / "elsewhere")).code == 0
    assert (shop / "elsewhere/product.schema.json").is_file()
