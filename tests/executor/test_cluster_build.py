"""What a cluster builds is what one process builds, and what stops it is told without noise."""

import os
import subprocess
import sys
from pathlib import Path

from omnicat.errors import Exit
from tests.acceptance import terminal
from tests.pipeline.shop import digests, several, write_shop

ROOT = Path(__file__).parents[2]

RUN = """
import sys
from omnicat.executor.cluster import mapping
mapping.Cluster.__init__.__defaults__ = (mapping.Size(few=2, first=2, most=2),)
sys.argv = ["omnicat", *sys.argv[1:]]
from omnicat.__main__ import main
if __name__ == "__main__":
    main()
"""


def omnicat(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_a_cluster_builds_the_same_bytes(tmp_path: Path) -> None:
    shop = several(tmp_path / "shop", "google-us", "amazon")
    build = ("-C", shop, "build", "--now", "2026-08-01")
    told = omnicat(*build, "--cluster", "local:2")
    assert (told.returncode, told.stderr) == (Exit.PARTIAL, "")
    made = digests(shop)
    assert "google-us/google.xml" in made
    assert any(path.startswith("google-us/images/") for path in made)
    for path in (shop / ".omnicat", shop / "dist"):
        path.rename(tmp_path / f"{path.name} before")
    alone = omnicat(*build, "--workers", "1")
    assert (alone.returncode, alone.stdout, alone.stderr) == (Exit.PARTIAL, told.stdout, "")
    assert digests(shop) == made


def test_what_is_wrong_with_the_cluster_leaves_everything_as_it_was(tmp_path: Path) -> None:
    shop = write_shop(tmp_path / "shop", "google-us")
    for options, message in (
        (("--cluster", "here"), "--cluster 'here' is not an address"),
        (("--originals", "bucket"), "--originals 'bucket' is not an address of a folder"),
    ):
        told = terminal.omnicat(shop, "build", *options)
        assert (told.code, told.out) == (Exit.USAGE, "")
        assert told.err.startswith(f"error: {message}\nhint: ")
    assert not (shop / "dist").exists()
