"""A first look at photos takes time: a terminal is told how far it is, a pipe nothing."""

import shutil
import sys
from io import StringIO
from pathlib import Path

import pytest

from omnicat.cli.app import main
from tests.cli.conftest import Run
from tests.cli.picture_shop import write_picture_shop


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_picture_shop(tmp_path_factory.mktemp("waiting"))


@pytest.mark.parametrize(
    "words",
    [
        ("show", "TEE-HARBOR"),
        ("why", "TEE-HARBOR.name"),
        ("list", "--channel", "website"),
        ("status",),
        ("assets", "list"),
    ],
    ids=lambda words: words[0],
)
def test_photos_are_counted_on_a_terminal_and_nowhere_else(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    shutil.rmtree(shop / ".omnicat", ignore_errors=True)
    assert run(shop, *words).err == ""
    shutil.rmtree(shop / ".omnicat")
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main(["-C", str(shop), *words]) == 0
    assert "Photos" in terminal.getvalue()
    assert "8/8" in terminal.getvalue()
