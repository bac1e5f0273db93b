"""A file whose name is not text is told of, and nothing else is lost."""

import os
from pathlib import Path

import pytest

from omnicat.catalog import load_assets, unnamed_files
from omnicat.repository import Folder
from tests.cli.conftest import Run


def strange(folder: Path, name: bytes, content: bytes = b"x") -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(content)
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")


def test_it_is_no_asset_and_no_path(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    strange(tmp_path / "assets", b"caf\xe9.jpg")
    strange(tmp_path / "assets", "café.pdf".encode())
    folder = Folder(tmp_path)
    assert folder.paths() == ("assets/café.pdf",)
    assert list(load_assets(tmp_path, "en-US")[0]) == ["café.pdf"]
    (found,) = unnamed_files(folder)
    assert (found.rule, found.where.path) == ("catalog/file-name", "assets/caf\\xe9.jpg")


def test_lint_names_it_and_judges_the_rest(shop: Path, run: Run) -> None:
    clean = run(shop, "lint", "--output-format", "concise")
    strange(shop / "catalog/products", b"caf\xe9.yaml", b"sku: CAFE\n")
    said = run(shop, "lint", "--output-format", "concise")
    assert said.code == 1
    line = "catalog/products/caf\\xe9.yaml: error: the name of 'catalog/products/caf\\xe9.yaml' is not UTF-8"
    new = [each for each in said.out.splitlines() if each not in clean.out.splitlines()]
    assert new[0].startswith(line)
    Path(os.fsdecode(os.fsencode(shop) + b"/catalog/products/caf\xe9.yaml")).unlink()
    assert run(shop, "lint", "--output-format", "concise").out == clean.out
