"""Builds of one shop that have to leave the same files, whoever does the work."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tests.benchmarks.cluster import Cluster
from tests.benchmarks.tables.protocol import OMNICAT
from tests.benchmarks.timing import Taken, program

DAY = "2026-08-01"
"""What is built on the same day says the same."""


def built_alike(shop: Path, made: dict[str, str], *command: str, there: Cluster | None = None) -> Callable[[], Taken]:
    """A build as the run of a step; `made` holds the digest that the first of them leaves there. The seconds of all cores
    are those of the cluster too.
    """

    def run() -> Taken:
        before = there.cpu() if there else 0.0
        taken = program(OMNICAT, "-C", shop, *command)()
        cpu = taken.cpu + (there.cpu() - before if there else 0.0)
        found = _digests(shop)
        if made.setdefault("dist", found) != found:
            raise SystemExit(f"`omnicat {' '.join(command)}` has built other bytes than the build before it")
        return Taken(taken.seconds, cpu, taken.peak)

    return run


def _digests(shop: Path) -> str:
    """All files of dist/ as one digest."""
    digest = sha256()
    for path in sorted(path for path in (shop / "dist").rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(shop)} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
