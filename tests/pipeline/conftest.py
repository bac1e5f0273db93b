"""A shop that was built once, copied for every test that changes it."""

import shutil
from pathlib import Path

import pytest

from tests.drawn_once import drawn_once
from tests.pipeline.shop import built, write_shop

__all__ = ["drawn_once"]


@pytest.fixture(scope="session")
def built_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Not to be changed by a test."""
    root = write_shop(tmp_path_factory.mktemp("shop"))
    built(root)
    return root


@pytest.fixture
def shop(built_shop: Path, tmp_path: Path) -> Path:
    """The same shop, built, to be changed at will."""
    return Path(shutil.copytree(built_shop, tmp_path / "shop"))
