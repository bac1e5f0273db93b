"""What became of each original: made into images, refused, used by nobody, or shown nowhere for now."""

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from omnicat.catalog.rules import WRONG_KIND
from omnicat.checks.wholes import asset_unused
from omnicat.findings import Finding, Severity
from omnicat.model.asset import Asset
from omnicat.pipeline.gathering import Gathered
from omnicat.pipeline.picturing import Pictured

ROOT = "assets/"

Fate = Literal["made", "refused", "unused", "not shown"]


class Outcome(Struct, frozen=True):
    """Of an original: its path from the catalog's folder, and how many renditions and copies of it the channels show.
    `rule` and `reason` tell why it is refused, or that nobody uses it; '' for others. What is not shown is used by
    products that no channel lists now, in roles that none asks for, or may not be shown there.
    """

    path: str
    kind: str
    outcome: Fate
    renditions: int
    rule: str = ""
    reason: str = ""


def outcomes_of(gathered: Gathered, pictured: Pictured, findings: Iterable[Finding]) -> tuple[Outcome, ...]:
    """Every original, by path. `findings` are all that were found."""
    assets = gathered.opened.shop.model.assets
    wrong, unused = _said(findings)
    return tuple(
        _outcome(assets[path], pictured, wrong.get(ROOT + path), unused.get(ROOT + path)) for path in sorted(assets)
    )


def _outcome(asset: Asset, pictured: Pictured, wrong: Finding | None, unused: Finding | None) -> Outcome:
    shown = pictured.shown.get(asset.path, 0)
    path, kind = ROOT + asset.path, asset.kind or "unknown"
    if asset.path in pictured.missing_in or (wrong and not shown):
        return Outcome(path, kind, "refused", shown, *_words(wrong))
    if shown:
        return Outcome(path, kind, "made", shown)
    if unused:
        return Outcome(path, kind, "unused", 0, *_words(unused))
    if not asset.kind:
        return Outcome(path, kind, "refused", 0, WRONG_KIND.id, f"'{path}' is of no kind that omnicat knows")
    return Outcome(path, kind, "not shown", 0)


def _words(why: Finding | None) -> tuple[str, str]:
    return (why.rule, why.message) if why else ("", "")


def _said(findings: Iterable[Finding]) -> tuple[Mapping[str, Finding], Mapping[str, Finding]]:
    """The first error about each original, and that nobody uses it."""
    wrong: dict[str, Finding] = {}
    unused: dict[str, Finding] = {}
    for each in findings:
        path = each.where.path.removesuffix(".yaml")
        if not path.startswith(ROOT):
            continue
        if each.rule == asset_unused.RULE.id:
            unused[path] = each
        elif each.severity >= Severity.ERROR:
            wrong.setdefault(path, each)
    return wrong, unused
