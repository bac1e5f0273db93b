"""All products worked on, and the catalog looked at as a whole."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from omnicat.catalog import locate
from omnicat.catalog.rows import Row
from omnicat.catalog.whole import whole_of
from omnicat.checks import WHOLE_CHECKS
from omnicat.errors import OmnicatError
from omnicat.executor import run
from omnicat.findings import Finding, did_you_mean
from omnicat.pipeline.bench import Plan
from omnicat.pipeline.opening import Opened
from omnicat.pipeline.results import ProductResult, decode
from omnicat.pipeline.work import Job, prepare
from omnicat.policy import Ignore

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is to be made. `channels` are the only ones to show, all of them when empty; `paths` the only
    product files whose findings matter, all of them when None. Rules that start within `horizon` days after
    `today` are warned of.
    """

    today: date
    horizon: int = 90
    workers: int = 1
    channels: tuple[str, ...] = ()
    render: bool = True
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """Every product's result, in the order of the paths, and what is wrong between them."""

    opened: Opened
    plan: Plan
    results: tuple[ProductResult, ...]
    findings: tuple[Finding, ...]

    @property
    def all_findings(self) -> Iterator[Finding]:
        """Everything found: the model's, each product's, the whole's."""
        yield from self.opened.findings
        for result in self.results:
            yield from result.findings
        yield from self.findings

    @property
    def ignores(self) -> Iterator[Ignore]:
        """The ignore comments of all product files."""
        for result in self.results:
            yield from result.ignores

    @property
    def rows(self) -> Iterator[Row]:
        """A row for every product and variant."""
        for result in self.results:
            yield from result.rows


def gather(opened: Opened, options: Options) -> Gathered:
    """Works on every product file. Raises OmnicatError where there is none, or a channel does not exist."""
    if not opened.has_settings:
        return Gathered(opened, plan_of(opened, replace(options, channels=())), (), ())
    paths = opened.product_paths
    if not paths:
        raise OmnicatError(
            "no products found in catalog/products/", "run `omnicat new`, or `omnicat import FILE` to bring yours in"
        )
    plan = plan_of(opened, options)
    jobs = _Jobs(opened, paths)
    results = tuple(
        _told(map(decode, run(partial(prepare, plan), jobs, options.workers)), len(paths), options.progress)
    )
    rows = tuple(_rows(results))
    whole = whole_of(lambda: iter(rows), opened.shop.model, opened.shop.stock)
    wrong = [finding for check in WHOLE_CHECKS for finding in check.check(whole, opened.shop)]
    return Gathered(opened, plan, results, locate(wrong, opened.files))


def plan_of(opened: Opened, options: Options) -> Plan:
    """What the work on each product depends on, for the channels that are asked for."""
    for name in options.channels:
        if name not in opened.profiles:
            known = opened.files.paths("channel_profiles/")
            stems = [path.rpartition("/")[2].rpartition(".")[0] for path in known]
            hint = (
                "mend its profile first: `omnicat lint channel_profiles`"
                if name in stems
                else did_you_mean(name, stems)
            )
            raise OmnicatError(f"channel '{name}' " + ("is broken" if name in stems else "does not exist"), hint)
    profiles = {
        name: profile for name, profile in opened.profiles.items() if not options.channels or name in options.channels
    }
    horizon = options.today + timedelta(days=options.horizon)
    return Plan(opened.shop, profiles, opened.templates, options.today.isoformat(), horizon.isoformat(), options.render)


def _rows(results: Iterable[ProductResult]) -> Iterator[Row]:
    """Every row, and one for each SKU that only a file which can't be read names."""
    results = tuple(results)
    known: set[str] = set()
    for result in results:
        known.update(row.sku for row in result.rows)
        yield from result.rows
    seeming = {row.sku: row for result in reversed(results) for row in reversed(result.seeming)}
    yield from (row for sku, row in seeming.items() if sku not in known)


class _Jobs:
    """The product files as jobs, each read only when its turn comes."""

    def __init__(self, opened: Opened, paths: tuple[str, ...]) -> None:
        self._files = opened.files
        self._paths = paths

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, job: object) -> bool:
        return isinstance(job, tuple) and job[0] in self._paths

    def __iter__(self) -> Iterator[Job]:
        return ((path, self._files.read(path)) for path in self._paths)


def _told(results: Iterable[ProductResult], total: int, progress: Progress | None) -> Iterator[ProductResult]:
    for done, result in enumerate(results, 1):
        yield result
        if progress and (done % 50 == 0 or done == total):
            progress(done, total)
