"""Looking without writing: every finding of a catalog, judged."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from omnicat.catalog import locate
from omnicat.errors import OmnicatError
from omnicat.findings import Finding, Location, Severity
from omnicat.pipeline.gathering import Gathered
from omnicat.pipeline.rules import ALL_RULES
from omnicat.pipeline.weighing import path_ignores
from omnicat.policy import (
    BASELINE_PATH,
    BaselineEntry,
    Checked,
    Policy,
    Verdict,
    apply,
    baseline_entries,
    read_baseline,
    unjudged,
    write_baseline,
)


def about_paths(root: Path, wanted: Iterable[Path], gathered: Gathered) -> frozenset[str]:
    """The catalog's files that are, or lie in, one of the paths. Raises OmnicatError where a path holds none."""
    known = (*gathered.opened.files.paths(), *sorted(_elsewhere(gathered)))
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
    return with_originals(chosen, gathered)


def with_originals(paths: Iterable[str], gathered: Gathered) -> frozenset[str]:
    """The files with the originals that some of them stand for, being records of what only the object store has."""
    chosen = frozenset(paths)
    return chosen | _elsewhere(gathered).intersection(path.removesuffix(".yaml") for path in chosen)


def _elsewhere(gathered: Gathered) -> frozenset[str]:
    assets = gathered.opened.shop.model.assets
    return frozenset(f"assets/{path}" for path, asset in assets.items() if asset.elsewhere)


class Terms(Struct, frozen=True):
    """What the command line asks of a verdict. `paths` are the only files whose findings count; None means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    paths: frozenset[str] | None = None
    baseline: bool = True


def new_baseline(gathered: Gathered, verdict: Verdict, terms: Terms) -> bytes:
    """The baseline that puts aside what the verdict still shows, and keeps what this run was not about."""
    policy = _policy(gathered, terms)
    kept = unjudged(_baseline(gathered), policy.looks_for, policy.is_about)
    return write_baseline((*baseline_entries(verdict.shown), *kept))


def judge(gathered: Gathered, terms: Terms, more: Iterable[Finding] = ()) -> Verdict:
    """The verdict on everything found, and on `more`: weighed by the settings, put aside by comments, settings and
    baseline."""
    files = gathered.opened.files
    checked = Checked(gathered.results.products, len(files.paths("catalog/")))

    def placed(where: Location) -> Location:
        found = Finding(where, "", Severity.NOTE, "")
        return locate((found,), files)[0].where

    findings = dict.fromkeys((*gathered.all_findings, *more))
    return apply(findings, gathered.results.ignores, _policy(gathered, terms), checked=checked, locate=placed)


def _policy(gathered: Gathered, terms: Terms) -> Policy:
    settings = gathered.opened.shop.model.settings
    return Policy(
        ALL_RULES,
        terms.select,
        terms.ignore,
        settings.severities,
        path_ignores(settings),
        _baseline(gathered) if terms.baseline else (),
        terms.paths,
        terms.fail_on,
    )


def _baseline(gathered: Gathered) -> tuple[BaselineEntry, ...]:
    content = gathered.opened.files.beside(BASELINE_PATH)
    return () if content is None else read_baseline(content)
