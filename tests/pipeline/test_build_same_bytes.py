"""Two builds of the same files give the same bytes, wherever and however they are made; and the exit codes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from omnicat.errors import Exit
from tests.pipeline.shop import change, digests, put, write_shop

RUN = """
import sys
from omnicat.executor import processes
processes.FEW, processes.CHUNK = 2, 2
sys.argv = ["omnicat", *sys.argv[1:]]
from omnicat.__main__ import main
main()
"""
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"}


def omnicat(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def several(root: Path) -> Path:
    write_shop(root, "google-us", "amazon")
    for number in range(8):
        text = (root / "catalog/products/mug.yaml").read_text(encoding="utf-8")
        text = text.replace("MUG-ENAMEL", f"MUG-{number}").replace("HP-EM-1", f"HP-{number}")
        text = text.replace('  gtin: "9521234543237"\n', "").replace("Emaillebecher", f"Größe {number} ☕")
        put(root, f"catalog/products/mugs/mug-{number}.yaml", text)
    return root


def test_the_same_files_give_the_same_bytes_everywhere(tmp_path: Path) -> None:
    here, there = several(tmp_path / "here"), several(tmp_path / "a folder/über" / "there")
    first = omnicat("-C", str(here), "build", "--now", "2026-08-01", "--workers", "1", TZ="UTC", PYTHONHASHSEED="1")
    second = omnicat("-C", str(there), "build", "--now", "2026-08-01", "--workers", "3", **ELSEWHERE)
    assert first.returncode == second.returncode, first.stderr + second.stderr
    assert "Traceback" not in first.stderr + second.stderr
    made = digests(here)
    assert {"manifest.json", "report.json", "report.html", "google-us/google.xml"} <= made.keys()
    assert digests(there) == made


def test_exit_codes_say_how_it_went(tmp_path: Path) -> None:
    root = write_shop(tmp_path / "shop", "google-us")
    arguments = ("-C", str(root), "build", "--now", "2026-08-01")
    assert omnicat(*arguments).returncode == Exit.CLEAN
    again = omnicat(*arguments)
    assert (again.returncode, again.stdout[:15]) == (Exit.CLEAN, "Nothing changed")
    change(root, "catalog/products/tee.yaml", "color: red", "color: redd")
    assert [omnicat(*arguments).returncode for _ in range(2)] == [Exit.PARTIAL, Exit.PARTIAL]
    change(root, "catalog/families/tee.yaml", "label: Tee", "label: Tee\nparent: nothing")
    assert omnicat(*arguments).returncode == Exit.FINDINGS
    assert omnicat("-C", str(tmp_path), "build").returncode == Exit.USAGE
    assert omnicat("-C", str(root), "build", "nowhere").returncode == Exit.USAGE


def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    from filelock import FileLock

    root = write_shop(tmp_path / "shop", "google-us")
    (root / ".omnicat").mkdir()
    with FileLock(root / ".omnicat/lock"):
        refused = omnicat("-C", str(root), "build")
    assert refused.returncode == Exit.LOCKED
    assert "another omnicat is building" in refused.stderr
    assert not (root / "dist").exists()


def test_without_products_there_is_nothing_to_build(tmp_path: Path) -> None:
    root = write_shop(tmp_path / "shop", "google-us")
    for path in (root / "catalog/products").iterdir():
        path.unlink()
    refused = omnicat("-C", str(root), "build")
    assert refused.returncode == Exit.USAGE
    assert "no products found" in refused.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    root = write_shop(tmp_path / "shop", "google-us")
    root.chmod(0o555)
    refused = omnicat("-C", str(root), "build")
    root.chmod(0o755)
    assert refused.returncode == Exit.USAGE
    assert "can't write" in refused.stderr
