"""Doing what a plan says: all files are written beside the catalog first, then moved into place."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from omnicat.errors import OmnicatError
from omnicat.importers.plan import Plan

STAGING = ".omnicat/import"
FEW = 200


def apply_plan(plan: Plan, root: Path) -> int:
    """Write what is new or changed; how many files that were. Nothing is moved before all is written and allowed."""
    staging = root / STAGING
    try:
        shutil.rmtree(staging, ignore_errors=True)
        staged = list(_stage(plan, staging))
        _flush(staged)
        for path in staged:
            _refuse_outside(root / path.relative_to(staging), root)
        for new in _new(plan):
            _refuse_overwriting(root / new)
        for path in staged:
            target = root / path.relative_to(staging)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        name = error.filename or root
        raise OmnicatError(
            f"'{name}' can't be written: {error.strerror}", "check the folder's permissions and free space"
        ) from error
    return len(staged)


def _stage(plan: Plan, staging: Path) -> Iterable[Path]:
    for file in plan.files:
        if file.state != "same":
            path = _ready(staging / file.path)
            path.write_bytes(file.content)
            yield path
    for asset in plan.assets:
        if asset.state != "same":
            path = _ready(staging / asset.path)
            shutil.copyfile(asset.source, path)
            yield path


def _new(plan: Plan) -> Iterable[str]:
    yield from (each.path for each in plan.files if each.state == "new")
    yield from (each.path for each in plan.assets if each.state == "new")


def _ready(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _flush(paths: list[Path]) -> None:
    """Few files are flushed one by one; many by one call for the whole system, which is far faster."""
    if len(paths) > FEW and hasattr(os, "sync"):
        os.sync()
        return
    for path in paths:
        with path.open("rb+") as file:
            os.fsync(file.fileno())


def _refuse_outside(target: Path, root: Path) -> None:
    if not target.parent.resolve().is_relative_to(root.resolve()):
        raise OmnicatError(f"'{target}' leads out of the catalog", "remove the link, or import into another folder")


def _refuse_overwriting(target: Path) -> None:
    if target.is_symlink() or target.exists():
        raise OmnicatError(f"'{target}' is there now, and was not when the plan was made", "make the plan again")
