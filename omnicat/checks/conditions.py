"""The expressions of a spec, each ready to be asked whether it is true of a listing."""

from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Any

from omnicat.channels.exact import looking_at
from omnicat.channels.mapping import Channel
from omnicat.channels.meaning import fields_of, meaning
from omnicat.channels.names import CONSTANT, Names, remembering
from omnicat.channels.shop import Shop
from omnicat.channels.views import viewer
from omnicat.checks.shown import Shown
from omnicat.model.channel import SpecField
from omnicat.model.listing import Listing
from omnicat.templating import FIELDS, Expression, TemplatingProblem, compile_text

Condition = Callable[[Shown, Listing], bool]
"""Whether it is true of a listing. One that fails is not: that is kept in `failed`, to be told."""

Need = tuple[tuple[str, ...], tuple[str, ...]]
"""The attributes and the written fields one of which has to have a value."""

GIVEN = frozenset({*CONSTANT, "listing", "record", "fields", "range", "dict", "namespace"})
"""Names that always have a value."""

LISTED = frozenset({"listing", "record", "fields"})
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
    holds = _asked_where_needed(expression, _remembering(expression, _evaluated(expression, text, channel, shop)))
    for name, word in expression.words:
        field = channel.profile.spec.fields.get(name.removeprefix(FIELDS)) if name.startswith(FIELDS) else None
        if field and field.values and not (field.many or field.group):
            holds = _where_it_says(field, _spellings(field, word, channel), holds)
    return holds


def fields_needed(text: str) -> tuple[tuple[str, ...], ...]:
    """Groups of fields: of a listing that has none of one group, the expression is not true, nor can it fail."""
    try:
        needs = _needs(compile_text(text))
    except TemplatingProblem:
        return ()
    return tuple(fields for codes, fields in needs if not codes)


def _where_it_says(field: SpecField, spellings: frozenset[str], asked: Condition) -> Condition:
    """The condition, which is asked only of listings with a field that is spelled like this."""
    name = field.name

    def holds(shown: Shown, listing: Listing) -> bool:
        said = listing.spelled.get(name)
        return (said in spellings if type(said) is str else said is not None) and asked(shown, listing)

    return holds


def _spellings(field: SpecField, word: str, channel: Channel) -> frozenset[str]:
    """All texts that mean a word of ours in a field with words of its own; one that is none of those means itself."""
    readers = {field.name: meaning(field, channel.profile.spec, channel.profile.currency)}
    texts = {*field.values.values(), word}
    return frozenset(each for each in texts if fields_of({field.name: each}, readers)[field.name] == word)


def _remembering(expression: Expression, holds: Condition) -> Condition:
    """The condition, which is asked once for all that look the same to it where it looks at one kind of thing alone."""
    reads = [each for each in expression.reads if each[0] not in CONSTANT]
    asked = {name for name, _ in reads}
    if len(asked) != 1 or not all(member for _, member in reads):
        return holds
    members = [member for _, member in reads]
    if "listing" in asked:
        return _remembered(holds, itemgetter(*members), lambda listing: listing.about)
    return _remembered(holds, looking_at(members), lambda listing: listing.spelled) if "fields" in asked else holds


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
    asks_record, asks_fields = "record" in expression.names, "fields" in expression.names

    def holds(shown: Shown, listing: Listing) -> bool:
        names, values = given.copy(), listing.values
        for code, see in views:
            if code in values:
                names[code] = see(values[code].value)
        names["listing"] = listing.about
        if asks_record:
            names["record"] = listing.record
        if asks_fields:
            names["fields"] = shown.fields_of(listing)
        try:
            return bool(evaluate(names))
        except TemplatingProblem as problem:
            shown.failed.append((text, listing, str(problem)))
            return False

    return holds


def _asked_where_needed(expression: Expression, evaluated: Condition) -> Condition:
    """The condition, which is evaluated only where a listing has values for the names that it needs."""
    needs = _needs(expression)
    if not needs:
        return evaluated

    def holds(shown: Shown, listing: Listing) -> bool:
        said, written = listing.values.keys(), listing.spelled.keys()
        for codes, fields in needs:
            if said.isdisjoint(codes) and written.isdisjoint(fields):
                return False
        return evaluated(shown, listing)

    return _where_one_is(needs[0], evaluated) if len(needs) == 1 else holds


def _needs(expression: Expression) -> tuple[Need, ...]:
    """What has to have a value for it to be true, in groups; what always has one is not told."""
    return tuple(_need(group) for group in expression.needs if group.isdisjoint(GIVEN))


def _need(group: frozenset[str]) -> Need:
    fields = tuple(name.removeprefix(FIELDS) for name in group if name.startswith(FIELDS))
    return tuple(name for name in group if not name.startswith(FIELDS)), fields


def _where_one_is(need: Need, evaluated: Condition) -> Condition:
    codes, fields = need
    if not codes and len(fields) == 1:
        field = fields[0]
        return lambda shown, listing: field in listing.spelled and evaluated(shown, listing)
    if not fields and len(codes) == 1:
        code = codes[0]
        return lambda shown, listing: code in listing.values and evaluated(shown, listing)

    def holds(shown: Shown, listing: Listing) -> bool:
        is_said = not (listing.values.keys().isdisjoint(codes) and listing.spelled.keys().isdisjoint(fields))
        return is_said and evaluated(shown, listing)

    return holds


def _remembered(
    evaluated: Condition, look: Callable[[Any], Any], about: Callable[[Listing], Mapping[str, Any]]
) -> Condition:
    """A condition that looks at nothing but plain facts: about the listing, such as its taxonomy, or what is written."""
    known: dict[Any, bool] = {}

    def holds(shown: Shown, listing: Listing) -> bool:
        try:
            facts = look(about(listing))
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
