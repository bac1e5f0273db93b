"""The expressions of a spec, each ready to be asked whether it is true of a listing."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from omnicat.channels.mapping import Channel
from omnicat.channels.names import CONSTANT, Names, remembering
from omnicat.channels.shop import Shop
from omnicat.channels.views import viewer
from omnicat.checks.shown import Shown
from omnicat.model.listing import Listing
from omnicat.templating import Expression, TemplatingProblem, compile_text

Condition = Callable[[Shown, Listing], bool]
"""Whether it is true of a listing. One that fails is not: that is kept in `failed`, to be told."""

GIVEN = frozenset({*CONSTANT, "listing", "record", "range", "dict", "namespace"})
"""Names that always have a value."""

LISTED = frozenset({"listing", "record"})
"""Names of the listing itself."""

MANY = 500
"""An expression that was asked of so many different things is not worth remembering."""

PLAIN = (str, bool, type(None))
"""Facts that are the same where they are equal."""


def never(_shown: Shown, _listing: Listing) -> bool:
    """True of no listing of the channel."""
    return False


def always(_shown: Shown, _listing: Listing) -> bool:
    """True of every listing of the channel."""
    return True


def condition(text: str, channel: Channel, shop: Shop) -> Condition:
    """The expression made ready for one channel: `always` or `never` where no product bears on it."""
    try:
        expression = compile_text(text)
        if expression.names <= CONSTANT:
            known = Names({}, shop.model, channel.eyes, channel.given)
            return always if known.evaluate(expression) else never
    except TemplatingProblem as problem:
        return _failing(text, str(problem))
    holds = _asked_where_needed(expression, _evaluated(expression, text, channel, shop))
    reads = [each for each in expression.reads if each[0] not in CONSTANT]
    is_about_listing = bool(reads) and all(name == "listing" and member for name, member in reads)
    return _remembered(holds, [member for _, member in reads]) if is_about_listing else holds


def _failing(text: str, why: str) -> Condition:
    def holds(shown: Shown, listing: Listing) -> bool:
        shown.failed.append((text, listing, why))
        return False

    return holds


def _evaluated(expression: Expression, text: str, channel: Channel, shop: Shop) -> Condition:
    """The condition, which looks at what the expression names and at nothing else."""
    is_quick = expression.root or expression.is_direct
    evaluate = expression.evaluate if is_quick else remembering(expression, channel.remembered)
    known = shop.model.attributes
    given = {**dict.fromkeys(expression.names), **channel.given}
    codes = [code for code in expression.names - channel.given.keys() - LISTED if code in known]
    views = tuple((code, viewer(known[code], channel.eyes)) for code in codes)
    asks_record = "record" in expression.names

    def holds(shown: Shown, listing: Listing) -> bool:
        names, values = given.copy(), listing.values
        for code, see in views:
            if code in values:
                names[code] = see(values[code].value)
        names["listing"] = listing.about
        if asks_record:
            names["record"] = listing.record
        try:
            return bool(evaluate(names))
        except TemplatingProblem as problem:
            shown.failed.append((text, listing, str(problem)))
            return False

    return holds


def _asked_where_needed(expression: Expression, evaluated: Condition) -> Condition:
    """The condition, which is evaluated only where a listing has values for the names that it needs."""
    needs = tuple(tuple(group) for group in expression.needs if group.isdisjoint(GIVEN))
    if not needs:
        return evaluated
    if len(needs) == 1 and len(needs[0]) == 1:
        name = needs[0][0]
        return lambda shown, listing: name in listing.values and evaluated(shown, listing)

    def holds(shown: Shown, listing: Listing) -> bool:
        said = listing.values.keys()
        for group in needs:
            if said.isdisjoint(group):
                return False
        return evaluated(shown, listing)

    return holds


def _remembered(evaluated: Condition, members: Sequence[str]) -> Condition:
    """A condition that looks at nothing but plain facts about the listing, such as its taxonomy."""
    known: dict[Any, bool] = {}
    look = itemgetter(*members)

    def holds(shown: Shown, listing: Listing) -> bool:
        try:
            facts = look(listing.about)
            said = known.get(facts)
        except (KeyError, TypeError):
            return evaluated(shown, listing)
        if said is None:
            before = len(shown.failed)
            said = evaluated(shown, listing)
            if len(known) < MANY and len(shown.failed) == before and _is_plain(facts):
                known[facts] = said
        return said

    return holds


def _is_plain(fact: Any) -> bool:
    return all(map(_is_plain, fact)) if type(fact) is tuple else type(fact) in PLAIN
