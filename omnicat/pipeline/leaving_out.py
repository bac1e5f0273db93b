"""Listings that turn out unfit only once all products were seen and the images made, and those they take with them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from omnicat.cache import Stretch
from omnicat.checks.wholes import product_duplicate_sku
from omnicat.checks.withheld import RULES_OF_IT
from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.model.asset import Asset
from omnicat.pipeline.blocking import Blocked, blocked_nodes
from omnicat.pipeline.gathering import Gathered
from omnicat.pipeline.own_rules import (
    IMAGE_NOT_MADE,
    LEFT_OUT_TOGETHER,
    NO_VARIANT_LEFT,
    NOT_MADE,
    SAME_FILE,
)
from omnicat.pipeline.remembered import Results, Shown
from omnicat.pipeline.results import ChannelResult, Copy, Item
from omnicat.policy import Verdict
from omnicat.renditions import Wanted

MISSING = ("channel/missing-field", "channel/condition", "completeness/channel-required")
"""The rules by which a listing without a picture is left out."""


def against(gathered: Gathered, verdict: Verdict) -> tuple[Finding, ...]:
    """What speaks against listings: the verdict's errors, and what was not made whatever the verdict says of it."""
    facts = (each for each in gathered.all_findings if each.rule in NOT_MADE)
    return tuple(dict.fromkeys((*verdict.findings, *facts)))


def blocked_in(findings: Iterable[Finding], results: Results) -> Blocked:
    """What the errors of all product files keep out."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        if each.severity >= Severity.ERROR or each.rule in NOT_MADE:
            by_path[each.where.path].append(each)
    reasons: dict[tuple[str, str], tuple[Finding, ...]] = {}
    for path in sorted(by_path):
        nodes = [(row.sku, row.where.pointer.rpartition("/")[0]) for row in results.rows_of(path)]
        for key, found in blocked_nodes(by_path[path], nodes).reasons.items() if nodes else ():
            reasons[key] = (*reasons.get(key, ()), *found)
    return Blocked(reasons)


def touched(gathered: Gathered, blocked: Blocked) -> frozenset[Stretch]:
    """The stretches of products with anything that is left out; all where a SKU may stand in several."""
    results = gathered.results
    paths = {each.where.path for found in blocked.reasons.values() for each in found}
    there = {row.sku for path in paths for row in results.rows_of(path)}
    is_twice = any(each.rule == product_duplicate_sku.RULE.id for each in gathered.findings)
    if blocked.reasons and (is_twice or not there.issuperset(sku for _, sku in blocked.reasons)):
        return frozenset(results.stretches)
    return results.holding(paths)


def is_kept(item: Item, channel: str, blocked: Blocked) -> bool:
    """Whether every SKU that the item shows may be published."""
    return not blocked.reasons or not any(blocked.blocks(channel, sku) for sku in item.skus)


def wanted_images(products: Iterable[Shown], blocked: Blocked) -> Iterator[tuple[str, Wanted]]:
    """The renditions that the listings to be published need, each with the channel that shows it."""
    for product in products:
        needed = {
            (each.channel, key)
            for each in product.items
            for item in each.items
            if is_kept(item, each.channel, blocked)
            for key in item.needs
        }
        for channel in product.parts:
            name = channel.channel
            yield from ((name, each) for each in channel.wanted if (name, each.key) in needed)


def copied(products: Iterable[Shown], blocked: Blocked) -> Iterator[tuple[str, Copy]]:
    """The originals that the listings to be published need as they are, each with the channel that shows it."""
    for product in products:
        copies = {(part.channel, copy.file): copy for part in product.parts for copy in part.copies}
        for each in product.items if copies else ():
            for item in each.items:
                if is_kept(item, each.channel, blocked):
                    found = (copies.get((each.channel, need)) for need in item.needs)
                    yield from ((each.channel, copy) for copy in found if copy)


def not_fetched(products: Iterable[Shown], assets: Mapping[str, Asset], lacking: Collection[str]) -> frozenset[str]:
    """The copies that can't be published since what is there is not the original, or the object store is `lacking` it."""
    missing = {path for path, asset in assets.items() if not (asset.fetched or asset.elsewhere)} | set(lacking)
    return frozenset(
        copy.file
        for product in (products if missing else ())
        for part in product.parts
        for copy in part.copies
        if copy.asset in missing
    )


def images_not_made(
    products: Iterable[Shown], results: Results, failed: frozenset[str], reasons: Iterable[Finding]
) -> Iterator[Finding]:
    """The listings whose images could not be made, or whose files can't be copied: those with these keys and names.
    `reasons` are what was found of originals."""
    why: dict[str, list[Finding]] = defaultdict(list)
    for reason in reasons:
        if reason.severity >= Severity.ERROR:
            why[reason.where.path.partition("/")[2]].append(reason)
    for product in products if failed else ():
        for each in product.items:
            for item in each.items:
                if keys := sorted(failed.intersection(item.needs)):
                    asset, limit = _asset_of(keys[0], product.parts)
                    # Another rendition may be refused for another limit.
                    own = next((one for one in why.get(asset, ()) if one.where.pointer in ("", limit)), None)
                    for sku in item.skus:
                        message, hint = _why_not(sku, asset, own)
                        yield _about(IMAGE_NOT_MADE, sku, each.channel, product, results, message, hint)


def _why_not(sku: str, asset: str, reason: Finding | None) -> tuple[str, str]:
    if reason:
        return f"'{sku}' can't be shown: {reason.message}", reason.hint
    return f"'{sku}' can't be shown: the image '{asset}' can't be made", "replace the original"


def settled(findings: Sequence[Finding], gathered: Gathered) -> tuple[Blocked, tuple[Finding, ...]]:
    """What is left out when all is considered, and the findings that say so of those that others take with them."""
    results = gathered.results
    has_own_files = any(plan.each for profile in gathered.plan.profiles.values() for plan in profile.feeds)
    told: list[Finding] = []
    while True:
        blocked = blocked_in((*findings, *told), results)
        more = list(_others(gathered, blocked))
        more = more or (list(_names_taken(results, blocked)) if has_own_files else [])
        if not more:
            return _with_what_is_withheld(blocked, findings, results), tuple(told)
        told += more


def _with_what_is_withheld(blocked: Blocked, findings: Iterable[Finding], results: Results) -> Blocked:
    """Beside what is missing, the originals that would be there if they might be shown."""
    lacking = {key for key, found in blocked.reasons.items() if any(each.rule in MISSING for each in found)}
    if not lacking:
        return blocked
    said = (each for each in findings if each.rule in RULES_OF_IT and each.ignored not in ("comment", "settings"))
    beside = blocked_in((replace(each, severity=Severity.ERROR) for each in said), results).reasons
    more = {key: (*blocked.reasons[key], *beside[key]) for key in lacking & beside.keys()}
    return Blocked({**blocked.reasons, **more}) if more else blocked


def _others(gathered: Gathered, blocked: Blocked) -> Iterator[Finding]:
    """What goes along with that which is left out."""
    results, out = gathered.results, {sku for _, sku in blocked.reasons}
    stretches = touched(gathered, blocked)
    for product in results.shown(each for each in results.stretches if each in stretches):
        if any(not out.isdisjoint(part.skus) for part in product.parts):
            yield from _taken_along(product, results, blocked)


def _taken_along(product: Shown, results: Results, blocked: Blocked) -> Iterator[Finding]:
    for each in product.items:
        for item in each.items:
            bad = [sku for sku in item.skus if blocked.blocks(each.channel, sku)]
            for sku in item.skus if bad else ():
                if sku not in bad:
                    message = f"'{sku}' is left out since it stands in one item with '{bad[0]}'"
                    hint = "mend the other one"
                    yield _about(LEFT_OUT_TOGETHER, sku, each.channel, product, results, message, hint)
    for channel in product.parts:
        yield from _parent_or_variants(channel, product, results, blocked)


def _parent_or_variants(
    channel: ChannelResult, product: Shown, results: Results, blocked: Blocked
) -> Iterator[Finding]:
    variants = [sku for sku in channel.skus if sku != product.sku]
    if product.sku not in channel.skus or not variants:
        return
    name = channel.channel
    if not blocked.blocks(name, product.sku) and all(blocked.blocks(name, sku) for sku in variants):
        message = f"'{product.sku}' is left out since all its variants are"
        yield _about(NO_VARIANT_LEFT, product.sku, name, product, results, message, "mend one of the variants")


def _names_taken(results: Results, blocked: Blocked) -> Iterator[Finding]:
    """Items whose own file is another's already, on file systems that ignore case too."""
    owners: dict[tuple[str, int, str], str] = {}
    for product in results.shown():
        for each in product.items:
            for item in each.items:
                if not item.file or not is_kept(item, each.channel, blocked):
                    continue
                place = each.channel, each.feed, item.file.casefold()
                if place not in owners:
                    owners[place] = (*item.skus, item.removes)[0]
                    continue
                for sku in item.skus:
                    message = f"'{sku}' would be written to '{each.channel}/{item.file}', as '{owners[place]}' is"
                    hint = "give one of them a slug of its own"
                    yield _about(SAME_FILE, sku, each.channel, product, results, message, hint)


def _about(rule: Rule, sku: str, channel: str, product: Shown, results: Results, message: str, hint: str) -> Finding:
    places = {row.sku: row.where for row in results.rows_of(product.path)}
    where = places.get(sku, Location(product.path))
    return finding(rule, where, message, hint, subject=Subject("product", sku, channel))


def _asset_of(key: str, channels: Iterable[ChannelResult]) -> tuple[str, str]:
    """The original of a rendition with this key and the rendition's limit, or the original of a copy with this name."""
    every = tuple(channels)
    originals = {each.key: (each.asset_path, each.spec.limit) for channel in every for each in channel.wanted}
    return (originals | {each.file: (each.asset, "") for channel in every for each in channel.copies})[key]
