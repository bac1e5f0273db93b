"""All products worked on, as far as that was not done before, and the catalog looked at as a whole."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from omnicat.cache import Damaged, KeptResults, State, code_of, forget, open_state, told_as_damage
from omnicat.cache.moments import NEVER
from omnicat.catalog import locate
from omnicat.channels import Shop
from omnicat.channels.standing import standing
from omnicat.errors import OmnicatError
from omnicat.executor import Executor, Serial
from omnicat.findings import Finding, did_you_mean
from omnicat.model.channel import Profile
from omnicat.pipeline.bench import Plan, channels_of
from omnicat.pipeline.keys import Keys, digest
from omnicat.pipeline.memory import Counted, Memory
from omnicat.pipeline.opening import STATE, Opened
from omnicat.pipeline.own_records import own_records
from omnicat.pipeline.remembered import Results, no_results

Progress = Callable[[int, int], None]


class Options(Struct, frozen=True):
    """How a run is to be made. `channels` are the only ones to show, all of them when empty. Rules that start within
    `horizon` days after `today` are warned of.
    """

    today: date
    horizon: int = 90
    executor: Executor = field(default_factory=Serial)
    channels: tuple[str, ...] = ()
    render: bool = True
    progress: Progress | None = None


class Gathered(Struct, frozen=True):
    """Every product's result, in the order of the paths, what is wrong between them, and what it took.

    `made_from` tells all that feeds and findings come from apart from others, `written_from` the same but for the
    product files, '' where one of them changed meanwhile. `until` is the first day on which one of the results changes
    with the day (YYYY-MM-DD). `is_settled`: no file changed so lately that it may have changed unseen, and no original is
    still to be fetched and looked at. `keeps_stretches`: all that follows from stretches of files is known to be right.
    """

    opened: Opened
    plan: Plan
    results: Results
    findings: tuple[Finding, ...]
    counted: Counted
    state: State = field(default_factory=lambda: State(""))
    made_from: bytes = b""
    written_from: str = ""
    until: str = NEVER
    is_settled: bool = False
    keeps_stretches: bool = False

    @property
    def all_findings(self) -> Iterator[Finding]:
        """Everything found: the model's, each product's, the whole's."""
        yield from self.opened.findings
        yield from self.results.findings
        yield from self.findings


def gather(opened: Opened, options: Options) -> Gathered:
    """Works on every product file that no earlier run has worked on. Raises OmnicatError where there is none, or a
    channel does not exist.
    """
    if not opened.has_settings:
        return Gathered(opened, plan_of(opened, replace(options, channels=())), no_results(), (), Counted())
    if not opened.product_paths:
        raise OmnicatError(
            "no products found in catalog/products/", "run `omnicat new`, or `omnicat import FILE` to bring yours in"
        )
    plan = plan_of(opened, options)
    state = opened.files.root / STATE

    def anew() -> Gathered:
        forget(state)
        return _gathered(opened, plan, options, open_state(state))

    try:
        with told_as_damage():
            return _gathered(opened, plan, options, open_state(state), lambda: anew().results.kept)
    except Damaged:
        return anew()


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
    today = options.today.isoformat()
    shop = replace(opened.shop, today=today)
    return Plan(shop, profiles, opened.templates, today, horizon.isoformat(), options.render)


def _gathered(
    opened: Opened, plan: Plan, options: Options, state: State, anew: Callable[[], KeptResults] | None = None
) -> Gathered:
    whole_plan = replace(plan, profiles=opened.profiles, render=False)
    keys = Keys(whole_plan, channels_of(whole_plan), opened.files, code_of(), state)
    memory = Memory(opened, plan, keys, state)
    counted = _completed(memory, options)
    results = Results(memory.kept, tuple(plan.profiles), anew)
    memory.keep_summaries(results.fresh)
    key = digest(keys.whole, results.digest_of_rows)
    known = memory.kept.whole(key)
    if known is None:
        wrong = _wrong_in_the_whole(plan.shop, opened.profiles.values(), results)
        memory.kept.keep_whole(key, _encode(wrong))
        counted = replace(counted, rows=results.files)
    else:
        wrong = _decode(known)
    own = tuple(own_records(profile, plan) for profile in plan.profiles.values())
    since = max(results.since, *(day for each in own for day in each.days if day <= plan.today), "")
    until = min(keys.moment.until, *(day for each in own for day in each.days if day > plan.today), NEVER)
    made_from = digest(keys.untimed, since, keys.feeds, results.digest_of_files, opened.findings, wrong)
    written_from = digest(keys.untimed, since, keys.feeds).hex() if memory.is_sure else ""
    is_settled = memory.is_settled() and not any(each.is_unseen for each in plan.shop.model.assets.values())
    found = locate((*wrong, *(found for each in own for found in each.findings)), opened.files)
    return Gathered(
        opened,
        plan,
        results,
        found,
        counted,
        state,
        made_from,
        written_from,
        until,
        is_settled,
        memory.keeps_stretches,
    )


def _completed(memory: Memory, options: Options) -> Counted:
    missing = memory.recall()
    counted = Counted()
    for done, each in enumerate(memory.complete(missing, options.executor), 1):
        counted += each
        if options.progress and (done % 50 == 0 or done == missing):
            options.progress(done, missing)
    return counted


def _wrong_in_the_whole(shop: Shop, profiles: Iterable[Profile], results: Results) -> tuple[Finding, ...]:
    from omnicat.catalog.whole import whole_of
    from omnicat.checks import WHOLE_CHECKS

    whole = whole_of(results.rows, shop.model, shop.stock)
    named = {each.path for each in standing(shop.model, profiles)} if whole.unused_assets else set()
    whole = replace(whole, unused_assets=tuple(path for path in whole.unused_assets if path not in named))
    return tuple(finding for check in WHOLE_CHECKS for finding in check.check(whole, shop))


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[Finding, ...]).decode
