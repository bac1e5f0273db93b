"""The images a channel shows of a product, each with the rules that speak of it."""

from collections.abc import Callable, Iterator

from omnicat.channels.shop import Shop
from omnicat.checks.protocol import Shown
from omnicat.checks.refusals import Refusal
from omnicat.model.channel import ImageRule
from omnicat.model.listing import Listing, ListingImage

Judge = Callable[[ListingImage, ImageRule], str]
"""What is wrong with an image by a rule; empty where nothing is."""


def refused_images(shown: Shown, shop: Shop, judge: Judge, hint: str) -> Iterator[Refusal]:
    """The images that a rule is broken by: the rule that holds today, or else the first of those to come."""
    for listing in shown.listings:
        for image in listing.images:
            broken = [
                (rule.since, wrong, rule)
                for rule in shown.spec.images
                if rule.role == image.role
                and rule.since <= shown.horizon
                and (wrong := judge(image, rule))
                and (not rule.when or shown.holds(rule.when, listing, shop))
            ]
            if broken:
                _, wrong, rule = min(
                    broken, key=lambda each: (each[0] if each[0] > shown.today else "", each[2].severity)
                )
                yield _refusal(listing, image, rule, wrong, hint, shown.today)


def rules_for(role: str, shown: Shown) -> tuple[ImageRule, ...]:
    """The rules for a role that hold today."""
    return tuple(rule for rule in shown.spec.images if rule.role == role and rule.since <= shown.today)


def _refusal(listing: Listing, image: ListingImage, rule: ImageRule, wrong: str, hint: str, today: str) -> Refusal:
    is_coming = rule.since > today
    message = f"{image.role} image '{image.asset}' {wrong}" + (f" from {rule.since} on" if is_coming else "")
    severity = "warning" if is_coming and rule.severity == "error" else rule.severity
    return Refusal(listing, image.role, message, hint, severity, rule.source, image.where)
