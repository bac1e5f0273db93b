"""The exit codes of builds."""

import os
from pathlib import Path

import pytest

from omnicat.errors import Exit
from tests.acceptance.terminal import omnicat
from tests.pipeline.shop import change, write_shop


def test_exit_codes_say_how_it_went(tmp_path: Path) -> None:
    root = write_shop(tmp_path / "shop", "google-us")
    arguments = (root, "build", "--now", "2026-08-01")
    assert omnicat(*arguments).code == Exit.CLEAN
    again = omnicat(*arguments)
    assert (again.code, again.out[:15]) == (Exit.CLEAN, "Nothing changed")
    change(root, "catalog/products/tee.yaml", "color: red", "color: redd")
    assert [omnicat(*arguments).code for _ in range(2)] == [Exit.PARTIAL, Exit.PARTIAL]
    change(root, "catalog/families/tee.yaml", "label: Tee", "label: Tee\nparent: nothing")
    assert omnicat(*arguments).code == Exit.FINDINGS
    assert omnicat(tmp_path, "build").code == Exit.USAGE
    assert omnicat(root, "build", "nowhere").code == Exit.USAGE


def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    from filelock import FileLock

    root = write_shop(tmp_path / "shop", "google-us")
    (root / ".omnicat").mkdir()
    with FileLock(root / ".omnicat/lock"):
        refused = omnicat(root, "build")
    assert refused.code == Exit.LOCKED
    assert "another omnicat is building" in refused.err
    assert not (root / "dist").exists()


def test_without_products_there_is_nothing_to_build(tmp_path: Path) -> None:
    root = write_shop(tmp_path / "shop", "google-us")
    for path in (root / "catalog/products").iterdir():
        path.unlink()
    refused = omnicat(root, "build")
    assert refused.code == Exit.USAGE
    assert "no products found" in refused.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    root = write_shop(tmp_path / "shop", "google-us")
    root.chmod(0o555)
    refused = omnicat(root, "build")
    root.chmod(0o755)
    assert refused.code == Exit.USAGE
    assert "can't write" in refused.err
