"""Listings that turn out unfit only once all products were seen and the images made, and those they take with them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from omnicat.findings import Finding, Location, Rule, Severity, Subject, finding
from omnicat.pipeline.blocking import Blocked, blocked_nodes
from omnicat.pipeline.gathering import Gathered
from omnicat.pipeline.own_rules import (
    IMAGE_NOT_MADE,
    LEFT_OUT_TOGETHER,
    NO_VARIANT_LEFT,
    NOT_MADE,
    SAME_FILE,
)
from omnicat.pipeline.results import ChannelResult, Fragment, ProductResult
from omnicat.policy import Verdict
from omnicat.renditions import Made, Wanted


def against(gathered: Gathered, verdict: Verdict) -> tuple[Finding, ...]:
    """What speaks against listings: the verdict's errors, and what was not made whatever the verdict says of it."""
    facts = (each for each in gathered.all_findings if each.rule in NOT_MADE)
    return tuple(dict.fromkeys((*verdict.findings, *facts)))


def blocked_in(findings: Iterable[Finding], results: Iterable[ProductResult]) -> Blocked:
    """What the errors of all product files keep out."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        if each.severity >= Severity.ERROR or each.rule in NOT_MADE:
            by_path[each.where.path].append(each)
    reasons: dict[tuple[str, str], tuple[Finding, ...]] = {}
    for result in results:
        if result.path in by_path:
            nodes = [(row.sku, row.where.pointer.rpartition("/")[0]) for row in result.rows]
            for key, found in blocked_nodes(by_path[result.path], nodes).reasons.items():
                reasons[key] = (*reasons.get(key, ()), *found)
    return Blocked(reasons)


def is_kept(fragment: Fragment, blocked: Blocked) -> bool:
    """Whether every SKU that the item shows may be published."""
    return not any(blocked.blocks(fragment.channel, sku) for sku in fragment.skus)


def wanted_images(results: Iterable[ProductResult], blocked: Blocked) -> Iterator[Wanted]:
    """The renditions that the listings to be published need."""
    for result in results:
        needed = {(each.channel, key) for each in result.fragments if is_kept(each, blocked) for key in each.needs}
        for channel in result.channels:
            yield from (each for each in channel.wanted if (channel.channel, each.key) in needed)


def images_not_made(results: Iterable[ProductResult], made: Made) -> Iterator[Finding]:
    """The listings whose images could not be made."""
    for result in results if made.failed else ():
        for each in result.fragments:
            if failed := sorted(made.failed.intersection(each.needs)):
                asset = _asset_of(failed[0], result.channels)
                for sku in each.skus:
                    message = f"'{sku}' can't be shown: the image '{asset}' can't be made"
                    about = Subject("product", sku, each.channel)
                    yield finding(IMAGE_NOT_MADE, _place(sku, result), message, "replace the original", subject=about)


def settled(findings: Sequence[Finding], results: Sequence[ProductResult]) -> tuple[Blocked, tuple[Finding, ...]]:
    """What is left out when all is considered, and the findings that say so of those that others take with them."""
    told: list[Finding] = []
    while True:
        blocked = blocked_in((*findings, *told), results)
        more = [each for result in results for each in _taken_along(result, blocked)]
        more = more or list(_names_taken(results, blocked))
        if not more:
            return blocked, tuple(told)
        told += more


def _taken_along(result: ProductResult, blocked: Blocked) -> Iterator[Finding]:
    for fragment in result.fragments:
        bad = [sku for sku in fragment.skus if blocked.blocks(fragment.channel, sku)]
        for sku in fragment.skus if bad else ():
            if sku not in bad:
                message = f"'{sku}' is left out since it stands in one item with '{bad[0]}'"
                yield _about(LEFT_OUT_TOGETHER, sku, fragment.channel, result, message, "mend the other one")
    for channel in result.channels:
        yield from _parent_or_variants(channel, result, blocked)


def _parent_or_variants(channel: ChannelResult, result: ProductResult, blocked: Blocked) -> Iterator[Finding]:
    if result.sku not in channel.skus or len(channel.skus) == 1:
        return
    name = channel.channel
    if not blocked.blocks(name, result.sku) and all(
        blocked.blocks(name, sku) for sku in channel.skus if sku != result.sku
    ):
        message = f"'{result.sku}' is left out since all its variants are"
        yield _about(NO_VARIANT_LEFT, result.sku, name, result, message, "mend one of the variants")


def _names_taken(results: Iterable[ProductResult], blocked: Blocked) -> Iterator[Finding]:
    """Items whose own file is another's already, on file systems that ignore case too."""
    owners: dict[tuple[str, int, str], Fragment] = {}
    for result in results:
        for each in result.fragments:
            if not each.file or not is_kept(each, blocked):
                continue
            owner = owners.setdefault((each.channel, each.feed, each.file.casefold()), each)
            for sku in each.skus if owner is not each else ():
                message = f"'{sku}' would be written to '{each.channel}/{each.file}', as '{owner.skus[0]}' is"
                yield _about(SAME_FILE, sku, each.channel, result, message, "give one of them a slug of its own")


def _about(rule: Rule, sku: str, channel: str, result: ProductResult, message: str, hint: str) -> Finding:
    return finding(rule, _place(sku, result), message, hint, subject=Subject("product", sku, channel))


def _place(sku: str, result: ProductResult) -> Location:
    places: Mapping[str, Location] = {row.sku: row.where for row in result.rows}
    return places.get(sku, Location(result.path))


def _asset_of(key: str, channels: Iterable[ChannelResult]) -> str:
    return next(each.asset_path for channel in channels for each in channel.wanted if each.key == key)
