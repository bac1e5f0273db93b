"""Builds and lints of the shop that is edited, and all that they leave and tell."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from omnicat.errors import Exit, OmnicatError
from omnicat.executor import executor_for
from omnicat.findings import Finding
from omnicat.pipeline import build, gather, judge, open_catalog
from omnicat.pipeline.gathering import Options
from omnicat.pipeline.linting import Terms
from omnicat.pipeline.memory import Counted
from omnicat.policy import Verdict
from omnicat.repository import Commit
from tests.pipeline.edits_shop import TODAY, put


@dataclass(frozen=True, slots=True)
class Run:
    """What a run left and told: every file of dist/ by its path, all findings in their order, and what it took.
    `error` is why it ended before, or was refused.
    """

    files: Mapping[str, str]
    findings: tuple[Finding, ...]
    exit: Exit
    counted: Counted
    made: int = 0
    error: str = ""


def run(root: Path, today: date = TODAY, channels: tuple[str, ...] = (), workers: int = 1) -> Run:
    """One build, as the command makes it."""
    executor = executor_for(workers)
    try:
        gathered = gather(open_catalog(root), Options(today, executor=executor, channels=channels))
        built = build(gathered, Terms(), inputs="", commit=Commit("c0ffee"), reports=_reports, executor=executor)
    except OmnicatError as error:
        return _ended(error)
    refused = "refused" if built.refused else ""
    return Run(digests(root), built.verdict.findings, built.exit, gathered.counted, built.made, refused)


def look(root: Path, today: date = TODAY) -> Run:
    """One lint."""
    try:
        gathered = gather(open_catalog(root), Options(today, render=False))
    except OmnicatError as error:
        return _ended(error)
    verdict = judge(gathered, Terms())
    return Run({}, verdict.findings, verdict.exit, gathered.counted)


def _ended(error: OmnicatError) -> Run:
    return Run({}, (), error.code, Counted(), error=str(error))


def _reports(verdict: Verdict, _: object) -> Mapping[str, bytes]:
    return {"report.txt": "\n".join(f"{each.where} {each.rule} {each.message}" for each in verdict.findings).encode()}


def digests(root: Path) -> dict[str, str]:
    """Every file below dist/ by its path."""
    dist = root / "dist"
    files = sorted(path for path in dist.rglob("*") if path.is_file())
    return {path.relative_to(dist).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def result(run: Run) -> Run:
    """What a run left and told, without what it took; a refused one leaves what was there before."""
    return replace(run, counted=Counted(), made=0, files={} if run.error else run.files)


def forget(root: Path) -> dict[str, bytes]:
    """Nothing is known any more, but the images made; what was known, by name."""
    known = {each.name: each.read_bytes() for each in (root / ".omnicat").iterdir() if each.is_file()}
    for name in known:
        (root / ".omnicat" / name).unlink()
    return known


def snapshot(root: Path) -> dict[str, bytes]:
    """All files of the catalog by path, without what is made of them."""
    paths = [path for path in root.rglob("*") if path.is_file()]
    inside = {path.relative_to(root).as_posix(): path for path in paths}
    return {path: file.read_bytes() for path, file in inside.items() if not path.startswith((".omnicat/", "dist/"))}


def restore(root: Path, files: Mapping[str, bytes]) -> None:
    """The catalog as it was."""
    now = snapshot(root)
    for path in now.keys() - files.keys():
        (root / path).unlink()
    for path, content in files.items():
        if now.get(path) != content:
            put(root, path, content)
