"""The images a channel shows of a product, each with the rules that speak of it."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks.conditions import Condition, always, condition
from omnicat.checks.refusals import Look, Refusal
from omnicat.checks.shown import Shown
from omnicat.model.channel import ImageRule
from omnicat.model.listing import Listing, ListingImage

MANY = 500
"""So many renditions are remembered."""

Judge = Callable[[ListingImage], str]
"""What is wrong with an image by a rule; empty where nothing is."""

Ruled = tuple[ImageRule, Judge, Condition]
"""A rule, its judge, and the condition under which it holds."""

Broken = tuple[str, ImageRule, Condition]
"""What is wrong, by which rule, and the condition under which that holds."""


def refused_images(
    channel: Channel,
    shop: Shop,
    judge_of: Callable[[ImageRule], Judge | None],
    hint: str,
    *,
    is_measured: bool = False,
) -> Look | None:
    """The images that a rule is broken by: the rule that holds today, or else the first of those to come.

    `judge_of` gives a rule's judge; None where the rule asks for nothing of the kind. What is only measured may be
    wrong: it is warned of, and leaves nobody out.
    """
    by_role: dict[str, list[Ruled]] = {}
    if is_measured and not any(asset.looks for asset in shop.model.assets.values()):
        return None
    for rule in channel.profile.spec.images:
        if judge := judge_of(rule):
            if is_measured and rule.severity == "error":
                rule = replace(rule, severity="warning")
            when = condition(rule.when, channel, shop) if rule.when else always
            by_role.setdefault(rule.role, []).append((rule, judge, when))

    known: dict[tuple[str, str], list[Broken]] = {}

    def broken_by(image: ListingImage) -> list[Broken]:
        """By what a rendition is broken; variants mostly show the one that others show."""
        key = image.role, image.asset + image.key
        if key not in known:
            if len(known) >= MANY:
                known.clear()
            known[key] = _broken(image, by_role.get(image.role, ()))
        return known[key]

    def look(shown: Shown) -> list[Refusal]:
        return [
            refusal
            for listing in shown.listings
            for image in listing.images
            # An original that was not fetched has no size yet: it is told of where it lies.
            if image.width
            and (broken := broken_by(image))
            and (refusal := _refusal(listing, image, broken, hint, shown))
        ]

    return look if by_role else None


def _broken(image: ListingImage, rules: Iterable[Ruled]) -> list[Broken]:
    return [(wrong, rule, when) for rule, judge, when in rules if (wrong := judge(image))]


def _refusal(
    listing: Listing,
    image: ListingImage,
    broken: list[Broken],
    hint: str,
    shown: Shown,
) -> Refusal | None:
    """What tells of the first of the broken rules, those that hold today before those to come."""
    today = shown.today
    told = [
        (rule.since if rule.since > today else "", rule.severity, wrong, rule)
        for wrong, rule, when in broken
        if rule.since <= shown.horizon and when(shown, listing)
    ]
    if not told:
        return None
    since, severity, wrong, rule = min(told, key=lambda each: each[:2])
    message = f"{image.role} image '{image.asset}' {wrong}" + (f" from {since} on" if since else "")
    weight = "warning" if since and severity == "error" else severity
    return Refusal(listing, image.role, message, hint, weight, rule.source, image.where)
