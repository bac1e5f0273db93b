"""Every case file, through the whole pipeline: what is marked is found, and nothing else."""

from pathlib import Path

import pytest

from tests.checks.case import Case, found_in, lay_out, mend, read_case

NEEDS = {"barcodes.case": "zxingcpp"}
"""Cases that need a library of an extra."""

CASES = sorted((Path(__file__).parents[1] / "cases").rglob("*.case"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: str(path.relative_to(path.parents[1])))
def test_finds_what_is_marked_and_nothing_else(path: Path, tmp_path: Path) -> None:
    if path.name in NEEDS:
        pytest.importorskip(NEEDS[path.name], reason="nothing reads barcodes here")
    case = read_case(path)
    root = lay_out(case, tmp_path)
    assert found_in(root) == case.expected, case.title
    if case.fixed:
        assert mend(root) == case.fixed


def test_nothing_is_wrong_with_the_small_catalog(tmp_path: Path) -> None:
    assert found_in(lay_out(Case("", {}, frozenset()), tmp_path)) == frozenset()
