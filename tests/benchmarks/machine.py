"""On what machine, and with which versions, something was measured."""

import os
import platform
import subprocess
from pathlib import Path

import omnicat

ROOT = Path(__file__).parents[2]


def facts() -> dict[str, str]:
    """The machine and omnicat."""
    return {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{_memory() / 1024 / 1024:.0f} GB",
        "system": platform.system(),
        "python": platform.python_version(),
        "omnicat": f"{omnicat.__version__} {commit()}",
    }


def commit() -> str:
    """The commit that is measured, with a + where something is not committed."""
    short = _git("rev-parse", "--short", "HEAD")
    return short + ("+" if _git("status", "--porcelain", "--untracked-files=no", "omnicat") else "")


def _git(*arguments: str) -> str:
    told = subprocess.run(("git", "-C", str(ROOT), *arguments), check=False, capture_output=True, text=True)
    return told.stdout.strip()


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory() -> int:
    lines = Path("/proc/meminfo").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("MemTotal:"))
