"""Looking without writing: every finding of a catalog, judged."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from omnicat.catalog import locate
from omnicat.errors import OmnicatError
from omnicat.findings import Finding, Location, Severity
from omnicat.pipeline.gathering import Gathered
from omnicat.pipeline.rules import ALL_RULES
from omnicat.pipeline.weighing import path_ignores
from omnicat.policy import (
    BASELINE_PATH,
    Checked,
    Policy,
    Verdict,
    apply,
    baseline_entries,
    read_baseline,
    write_baseline,
)


def about_paths(root: Path, wanted: Iterable[Path], gathered: Gathered) -> frozenset[str]:
    """The catalog's files that are, or lie in, one of the paths. Raises OmnicatError where a path holds none."""
    known = gathered.opened.files.paths()
    chosen: set[str] = set()
    for path in wanted:
        absolute = path.resolve()
        relative = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else ""
        found = (
            known
            if absolute == root
            else [each for each in known if each == relative or each.startswith(f"{relative}/")]
        )
        if not found or (not relative and absolute != root):
            raise OmnicatError(f"'{path}' holds nothing of this catalog", "name files or folders of the catalog")
        chosen.update(found)
    return frozenset(chosen)


def new_baseline(verdict: Verdict) -> bytes:
    """The baseline that puts aside everything the verdict still shows."""
    return write_baseline(baseline_entries(verdict.shown))


@dataclass(frozen=True, slots=True)
class Linted:
    """The verdict, and what it was made of."""

    gathered: Gathered
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Terms:
    """What the command line asks of a verdict. `paths` are the only files whose findings count; None means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    paths: frozenset[str] | None = None
    baseline: bool = True


def lint(gathered: Gathered, terms: Terms, more: Iterable[Finding] = ()) -> Linted:
    """The verdict on everything found, and on `more`."""
    return Linted(gathered, judge(gathered, terms, more))


def judge(gathered: Gathered, terms: Terms, more: Iterable[Finding] = ()) -> Verdict:
    """Findings weighed by the settings, put aside by comments, settings and baseline."""
    settings = gathered.opened.shop.model.settings
    files = gathered.opened.files
    baseline = files.root / BASELINE_PATH
    policy = Policy(
        ALL_RULES.keys(),
        terms.select,
        terms.ignore,
        settings.severities,
        path_ignores(settings),
        read_baseline(baseline.read_bytes()) if terms.baseline and baseline.is_file() else (),
        terms.paths,
        terms.fail_on,
    )
    checked = Checked(sum(1 for each in gathered.results if each.sku), len(files.paths("catalog/")))

    def placed(where: Location) -> Location:
        found = Finding(where, "", Severity.NOTE, "")
        return locate((found,), files)[0].where

    findings = dict.fromkeys((*gathered.all_findings, *more))
    return apply(findings, gathered.ignores, policy, checked=checked, locate=placed)
