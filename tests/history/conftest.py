"""A shop of 200 products with 300 commits by five people, made once, and omnicat run on it."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import collecting_again, run
from tests.history.happening import made_up
from tests.history.repository import CLEAN
from tests.history.script import Script, write

__all__ = ["collecting_again", "run"]


@pytest.fixture(scope="session")
def script() -> Script:
    return made_up()


@pytest.fixture(scope="session")
def history(script: Script, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shop's folder with all its commits; no test changes it."""
    root = tmp_path_factory.mktemp("history") / "shop"
    write(script, root)
    return root


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in os.environ if each.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(name, CLEAN[name])
