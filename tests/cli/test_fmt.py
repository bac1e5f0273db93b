"""`omnicat fmt`: files in the house style, checked, shown, written, and through a pipe."""

import io
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEE = "catalog/products/tee/tee.yaml"
MUG = "catalog/products/mug/mug.yaml"
UNTIDY = """\
family: tee
sku: 'TEE'   # its name
attributes:
    price: {EUR: 27.00, USD: 29.00}
    name: {de-DE: Hafen, en-US: Harbor}
variants:
- attributes: {gtin: "09521234543213", size: S, color: navy}
  sku: TEE-NVY-S
"""
TIDY = """\
sku: TEE  # its name
family: tee
attributes:
  name: {en-US: Harbor, de-DE: Hafen}
  price: {USD: 29.00, EUR: 27.00}
variants:
  - sku: TEE-NVY-S
    attributes: {color: navy, size: S, gtin: "09521234543213"}
"""


@pytest.fixture
def untidy(shop: Path) -> Path:
    (shop / TEE).write_text(UNTIDY)
    return shop


def test_files_are_written_in_the_house_style_and_stay_so(untidy: Path, run: Run) -> None:
    said = run(untidy, "fmt", TEE)
    assert (said.code, said.out, said.err) == (0, "", "1 file formatted.\n")
    assert (untidy / TEE).read_text() == TIDY
    assert run(untidy, "fmt").code == 0
    before = {path: path.read_bytes() for path in untidy.rglob("*.yaml")}
    said = run(untidy, "fmt", "--check")
    assert (said.code, said.out) == (0, "")
    assert {path: path.read_bytes() for path in untidy.rglob("*.yaml")} == before


def test_check_names_the_files_and_writes_nothing(untidy: Path, run: Run) -> None:
    said = run(untidy, "fmt", "--check", "catalog/products/tee")
    assert (said.code, said.out) == (1, f"{TEE}\n")
    assert (untidy / TEE).read_text() == UNTIDY


def test_diff_shows_what_would_change_and_writes_nothing(untidy: Path, run: Run) -> None:
    said = run(untidy, "fmt", "--diff", TEE)
    assert said.code == 1
    assert "-sku: 'TEE'   # its name\n" in said.out
    assert "+sku: TEE  # its name\n" in said.out
    assert (untidy / TEE).read_text() == UNTIDY


def test_a_file_comes_through_a_pipe(untidy: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(UNTIDY.encode())))
    assert run(untidy, "fmt", "--stdin-filename", "catalog/products/new.yaml").out == TIDY


def test_what_can_not_be_formatted_comes_back_as_it_was(
    untidy: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a: [\n")))
    said = run(untidy, "fmt", "--stdin-filename", "catalog/products/new.yaml")
    assert (said.code, said.out) == (1, "a: [\n")
    assert "yaml/syntax" in said.err


def test_a_broken_file_stays_and_the_others_are_formatted(untidy: Path, run: Run) -> None:
    (untidy / MUG).write_text("a: 1\na: 2\nb:  3\n")
    said = run(untidy, "fmt", "catalog/products")
    assert said.code == 1
    assert (untidy / TEE).read_text() == TIDY
    assert (untidy / MUG).read_text() == "a: 1\na: 2\nb:  3\n"
    assert f"{MUG}:2:1: error" in said.err


def test_a_file_that_changed_behind_the_memory_is_seen(untidy: Path, run: Run) -> None:
    run(untidy, "fmt")
    past = 1_600_000_000_000_000_000
    for path in untidy.rglob("*.yaml"):
        os.utime(path, ns=(past, past))
    assert run(untidy, "fmt", "--check").code == 0
    assert run(untidy, "fmt", "--check").code == 0
    (untidy / TEE).write_text(UNTIDY)
    os.utime(untidy / TEE, ns=(past, past))
    assert run(untidy, "fmt", "--check").out == f"{TEE}\n"


def test_another_order_in_a_family_asks_for_another_order_in_its_products(untidy: Path, run: Run) -> None:
    run(untidy, "fmt")
    family = untidy / "catalog/families/tee.yaml"
    family.write_text(family.read_text().replace("name, description, brand, price", "price, name, description, brand"))
    assert run(untidy, "fmt", "--check").out == f"{TEE}\n"


def test_a_path_outside_is_an_error(untidy: Path, run: Run) -> None:
    assert run(untidy, "fmt", "nowhere").code == 2
    assert run(untidy, "fmt", "..").code == 2
