"""How one product stands in each channel: listed, incomplete, left out and why; and every finding about it."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from omnicat.findings import Finding, Severity
from omnicat.looking.finding_sku import Found
from omnicat.model.channel import Profile
from omnicat.model.product import lineages
from omnicat.pipeline import Gathered, Opened
from omnicat.pipeline.blocking import Blocked, blocked_by
from omnicat.pipeline.gathering import Options, plan_of
from omnicat.pipeline.linting import Terms, judge
from omnicat.pipeline.memory import Counted
from omnicat.pipeline.remembered import results_of
from omnicat.pipeline.results import ChannelResult
from omnicat.pipeline.work import Job


class ChannelState(Struct, frozen=True):
    """`state` is complete, incomplete, left out or not selected. `needed` and `missing` count attributes of all
    its listings; `reasons` are the messages that keep listings out, each once.
    """

    channel: str
    spec: str
    locale: str
    state: str
    listed: int
    left_out: int
    needed: int
    missing: tuple[str, ...]
    missing_count: int
    reasons: tuple[str, ...]


def states_of(found: Found, opened: Opened, today: date) -> tuple[tuple[ChannelState, ...], tuple[Finding, ...]]:
    """The state in every channel, and what is wrong with the product, the worst first."""
    plan = plan_of(opened, Options(today, render=False))
    path = found.document.path
    results = results_of(Job(path, found.document.text.encode()), plan)
    model = replace(opened, findings=())
    verdict = judge(Gathered(model, plan, results, (), Counted()), Terms(paths=frozenset({path}), baseline=False))
    parts = {part.channel: part for product in results.shown() for part in product.parts}
    blocked = blocked_by(verdict.findings, found.product)
    skus = _skus_of(found)
    states = tuple(_state(profile, parts.get(profile.name), blocked, skus) for profile in opened.profiles.values())
    mine = [each for each in verdict.shown if _is_about(each, found, skus)]
    return states, tuple(sorted(mine, key=lambda each: (-each.severity, each.order)))


def _skus_of(found: Found) -> frozenset[str]:
    """The SKU itself and those below it."""
    return frozenset(
        each[-1].sku for each in lineages(found.product.root) if each[: len(found.lineage)] == found.lineage
    )


def _is_about(each: Finding, found: Found, skus: frozenset[str]) -> bool:
    return (
        len(found.lineage) == 1 or each.subject.code in skus or each.where.pointer.startswith(found.lineage[-1].pointer)
    )


def _state(profile: Profile, shown: ChannelResult | None, blocked: Blocked, skus: frozenset[str]) -> ChannelState:
    mine = [sku for sku in shown.skus if sku in skus] if shown else []
    if shown is None or not mine:
        return ChannelState(profile.name, profile.spec.id, profile.locale, "not selected", 0, 0, 0, (), 0, ())
    out = [sku for sku in mine if blocked.blocks(profile.name, sku)]
    why = dict.fromkeys(
        each.message for sku in out for each in blocked.why(profile.name, sku) if each.severity >= Severity.ERROR
    )
    missing, needed = _lacking(shown, skus)
    state = "left out" if out else "incomplete" if missing else "complete"
    return ChannelState(
        profile.name,
        profile.spec.id,
        profile.locale,
        state,
        len(mine) - len(out),
        len(out),
        needed,
        tuple(dict.fromkeys(missing)),
        len(missing),
        tuple(why),
    )


def _lacking(shown: ChannelResult, skus: frozenset[str]) -> tuple[list[str], int]:
    mine = [each for each in shown.completeness if each.sku in skus]
    return [code for each in mine for code in each.missing], sum(each.needed for each in mine)
