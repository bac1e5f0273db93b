"""All checks of listings, made ready for one channel."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from omnicat.channels.mapping import Channel
from omnicat.channels.shop import Shop
from omnicat.checks import coming_words
from omnicat.checks.fields import JudgedFields
from omnicat.checks.listings import DATED_CHECKS, FIELD_CHECKS, SHOWN_CHECKS
from omnicat.checks.refusals import Look, Refusal, told
from omnicat.checks.shown import Shown
from omnicat.findings import Finding, Rule


class ChannelChecks:
    """What a channel asks of a product, worked out once. Keeps of products only what conditions said and a few good texts."""

    def __init__(self, channel: Channel, shop: Shop, ahead: Sequence[tuple[str, Channel]] = ()) -> None:
        """Leaves out the checks that this channel gives nothing to do. `ahead` are days on which something starts, the
        next one first, each with a channel that asks for that alone.
        """
        self._ahead = tuple((day, *_coming(channel, each, shop)) for day, each in ahead)
        self._fields = JudgedFields(FIELD_CHECKS, channel, shop)
        self._looks = tuple(
            (look, check.RULE) for check in SHOWN_CHECKS if (look := check.prepare(channel, shop)) is not None
        )

    def check(self, shown: Shown) -> list[Finding]:
        """What the channel would refuse of a product: every finding is about this channel."""
        found: list[Finding] = []
        wrong = self._fields.refused(shown)
        if wrong:
            for rule in (check.RULE for check in FIELD_CHECKS):
                found += told([refusal for broken, refusal in wrong if broken is rule], rule, shown)
        for look, rule in self._looks:
            if refusals := look(shown):
                found += told(refusals, rule, shown)
                wrong += [(rule, each) for each in refusals] if self._ahead else ()
        return found + self._warnings(shown, wrong) if self._ahead else found

    def _warnings(self, shown: Shown, wrong: Iterable[tuple[Rule, Refusal]]) -> list[Finding]:
        """What will be refused from a day on, and is not refused today."""
        found: list[Finding] = []
        known = {(rule.id, each.listing.sku, each.about) for rule, each in wrong}
        for day, fields, looks in self._ahead:
            coming = fields.refused(shown)
            coming += [(rule, each) for look, rule in looks for each in look(shown)]
            for rule in dict.fromkeys(rule for rule, _ in coming):
                new = [
                    each
                    for asked, each in coming
                    if asked is rule and (rule.id, each.listing.sku, each.about) not in known
                ]
                known |= {(rule.id, each.listing.sku, each.about) for each in new}
                found += told([_warning(each, day) for each in new], rule, shown)
        return found


def _coming(now: Channel, then: Channel, shop: Shop) -> tuple[JudgedFields, tuple[tuple[Look, Rule], ...]]:
    looks = [(check.prepare(then, shop), check.RULE) for check in DATED_CHECKS]
    looks.append((coming_words.prepare(now, then), coming_words.RULE))
    return JudgedFields(FIELD_CHECKS, then, shop), tuple((look, rule) for look, rule in looks if look)


def _warning(refusal: Refusal, day: str) -> Refusal:
    severity = "warning" if refusal.severity == "error" else refusal.severity
    return replace(refusal, severity=severity, message=f"{refusal.message}; from {day} on")
