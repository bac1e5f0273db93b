"""A build that is killed at any instant leaves the old files or the new ones, and the next build is none the worse.

Two at the same time don't harm each other either.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.often import often
from tests.pipeline.edits import CARD, GOOGLE, MUG_FILE, TEXTS, change
from tests.pipeline.edits_run import digests, forget
from tests.pipeline.edits_shop import write_shop

KILLS = often(15, 3)
DAY = "2026-08-01"


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], dict[str, str], float]:
    """The shop, built and then changed; what was built, what a build of the change makes cold, and its seconds."""
    root = write_shop(tmp_path_factory.mktemp("shop"))
    _finished(_command(root, "build"))
    before = digests(root)
    change(root, MUG_FILE, "en-US: Enamel mug", "en-US: Enamel cup")
    change(root, CARD, "<item>", "<item n='1'>")
    change(root, GOOGLE, "width: 260", "width: 270")
    change(root, TEXTS, "max_length: 60", "max_length: 50")
    changed = Path(shutil.copytree(root, tmp_path_factory.mktemp("changed") / "shop"))
    forget(changed)
    begun = time.monotonic()
    _finished(_command(changed, "build"))
    return root, before, digests(changed), time.monotonic() - begun


def _command(root: Path, *arguments: str, workers: int = 1) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "omnicat", "-C", str(root), *arguments, "--now", DAY, "--workers", str(workers)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def _finished(process: "subprocess.Popen[bytes]") -> int:
    out, err = process.communicate(timeout=120)
    assert b"Traceback" not in out + err, (out + err).decode()
    return process.returncode


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_build_leaves_one_set_whole(
    seed: int, shops: tuple[Path, dict[str, str], dict[str, str], float], tmp_path: Path
) -> None:
    """At one instant in each of so many parts of the time that it takes; every third with workers of its own."""
    root, before, after, seconds = shops
    shop = Path(shutil.copytree(root, tmp_path / "shop"))
    process = _command(shop, "build", workers=2 if seed % 3 == 0 else 1)
    time.sleep(seconds * (seed + random.Random(seed).random()) / KILLS)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert digests(shop) in (before, after)
    _finished(_command(shop, "build"))
    assert digests(shop) == after


def test_two_at_the_same_time_both_end_well(
    shops: tuple[Path, dict[str, str], dict[str, str], float], tmp_path: Path
) -> None:
    root, _, after, _ = shops
    shop = Path(shutil.copytree(root, tmp_path / "shop"))
    (shop / ".omnicat/state.db").unlink()
    runs = [_command(shop, "build"), *(_command(shop, "lint", "--fail-on", "never") for _ in range(2))]
    built, *looked = map(_finished, runs)
    assert looked == [0, 0]
    assert built == 3
    assert digests(shop) == after
