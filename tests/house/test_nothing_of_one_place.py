"""No file of the project speaks of the place it was made in: it is at home in any clone."""

import re
import subprocess
from pathlib import PurePosixPath

import pytest

from tests.house.modules import ROOT

BINARY = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".mp4", ".pdf", ".xlsx", ".bin", ".icc", ".tif", ".zip")

FOREIGN = {
    "a folder of one machine": re.compile(r"(?<![\w./-])/work(?=[/\s'\"`]|$)|/root/", re.MULTILINE),
    "a number of an issue": re.compile(r"\b[Ii]ssue[s]? #?\d|\b(?:fixes|closes|pull request) #\d", re.MULTILINE),
    "a package registry": re.compile(
        r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org|archive\.ubuntu|--(?:extra-)?index-url|file://.*/simple"
    ),
}
HERE = "tests/house/test_nothing_of_one_place.py"
SHARED = re.compile(r"\.\./shared")


def texts() -> dict[str, str]:
    """Every text file that git has of the project, by path."""
    if not (ROOT / ".git").exists():
        pytest.skip("no git here: which files are the project's is not known")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = sorted(path for path in listed.stdout.split("\0") if path and path != HERE and not path.endswith(BINARY))
    return {
        path: (ROOT / path).read_text(encoding="utf-8", errors="replace") for path in paths if (ROOT / path).is_file()
    }


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_names(what: str) -> None:
    assert [f"{path}: {found[0]}" for path, text in texts().items() if (found := FOREIGN[what].search(text))] == []


def test_data_kept_beside_a_clone_is_only_read_by_tests_that_can_do_without() -> None:
    every = texts()
    can_skip = {PurePosixPath(path).parent for path, text in every.items() if "pytest.skip" in text or "skipif" in text}
    asking = [path for path, text in every.items() if SHARED.search(text)]
    assert [path for path in asking if not (path.startswith("tests/") and PurePosixPath(path).parent in can_skip)] == []
